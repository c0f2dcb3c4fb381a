import { ConsoleFrame } from '#modules/site/index.ts';
import { hoursHeld } from '#modules/workflow/index.ts';
import { Alert, Card, FilterBar, FilterField, PageTitle, SummaryList } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import { hoursInWords } from './step-words.ts';
import { HoldingTable, type HoldingTableProps } from './times-page.tsx';

export interface DossierTimesPageProps
  extends Pick<HoldingTableProps, 'holdings' | 'names' | 'calendar' | 'now'> {
  readonly code: string | undefined;
  /** The procedure of the dossier; nothing when no dossier was found. */
  readonly procedureName: string | undefined;
}

/** The way of one dossier through the office: who held it, from when until when. */
export function DossierTimesPage({ code, procedureName, ...table }: DossierTimesPageProps) {
  const { holdings, calendar, now } = table;
  const total = holdings.reduce((sum, { from, until }) => sum + hoursHeld(calendar, from, until ?? now), 0);
  return (
    <ConsoleFrame
      title="Đường đi của hồ sơ"
      breadcrumbs={[{ label: 'Quy trình', href: consolePaths.processes() }, { label: 'Đường đi của hồ sơ' }]}
    >
      <div class="mu-stack">
        <PageTitle
          title="Đường đi của hồ sơ"
          lead="Ai giữ, từ lúc nào đến lúc nào. Không hiện tên người nộp."
        />
        <FilterBar action={consolePaths.dossierTimes()} label="Tìm hồ sơ">
          <FilterField name="ma" type="search" label="Mã hồ sơ" value={code} />
        </FilterBar>
        {code && procedureName === undefined && (
          <Alert tone="warning" isNews>
            <p>Không có hồ sơ mã {code}, hoặc hồ sơ không thuộc cơ quan bạn.</p>
          </Alert>
        )}
        {procedureName !== undefined && (
          <Card title={code}>
            <div class="mu-stack">
              <SummaryList
                rows={[
                  { term: 'Thủ tục', value: procedureName },
                  { term: 'Tổng giờ làm việc các bước', value: hoursInWords(total) },
                ]}
              />
              <HoldingTable {...table} caption="Đường đi của hồ sơ" empty="Hồ sơ này chưa qua bước nào." />
            </div>
          </Card>
        )}
      </div>
    </ConsoleFrame>
  );
}
