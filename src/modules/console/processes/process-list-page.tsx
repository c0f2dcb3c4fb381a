import { ConsoleFrame } from '#modules/site/index.ts';
import { ButtonLink, DataTable, FilterBar, FilterField, formatDate, PageTitle } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';

export interface ListedProcess {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly number: number | null;
  readonly from: Temporal.PlainDate | null;
  readonly origin: string;
  readonly running: number;
}

export interface ProcessListPageProps {
  readonly processes: readonly ListedProcess[];
  readonly search: string | undefined;
}

/** The processes that run: the standard ones, and those of procedures that have their own. */
export const ProcessListPage = ({ processes, search }: ProcessListPageProps) => (
  <ConsoleFrame title="Quy trình">
    <div class="mu-stack">
      <PageTitle
        title="Quy trình"
        lead="Quy trình chung, và quy trình riêng của từng thủ tục."
        actions={
          <ButtonLink variant="secondary" href={consolePaths.dossierTimes()}>
            Xem đường đi một hồ sơ
          </ButtonLink>
        }
      />
      <FilterBar
        action={consolePaths.processes()}
        label="Tìm quy trình"
        clearHref={search ? consolePaths.processes() : undefined}
      >
        <FilterField name="q" type="search" label="Tên hoặc mã thủ tục" value={search} />
      </FilterBar>
      <DataTable
        caption="Quy trình đang dùng"
        rows={processes}
        rowKey={({ key }) => key}
        stacksOnPhone
        empty="Không tìm thấy quy trình riêng nào. Gõ đúng mã thủ tục để vẽ quy trình cho thủ tục đó."
        columns={[
          {
            key: 'name',
            header: 'Quy trình',
            namesRow: true,
            cell: ({ key, name }) => <a href={consolePaths.process(key)}>{name}</a>,
          },
          { key: 'code', header: 'Mã thủ tục', noWrap: true, cell: ({ code }) => code },
          { key: 'number', header: 'Bản', isNumber: true, cell: ({ number }) => number ?? '' },
          {
            key: 'from',
            header: 'Từ ngày',
            noWrap: true,
            cell: ({ from }) => (from ? formatDate(from, 'vi') : ''),
          },
          { key: 'origin', header: 'Soạn ở', cell: ({ origin }) => origin },
          { key: 'running', header: 'Đang chạy', isNumber: true, cell: ({ running }) => running },
        ]}
      />
    </div>
  </ConsoleFrame>
);
