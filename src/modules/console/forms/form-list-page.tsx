import type { FormVersion } from '#modules/procedures/index.ts';
import { ConsoleFrame } from '#modules/site/index.ts';
import { DataTable, EmptyState, FilterBar, FilterField, formatDate, PageTitle, Tag } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';

export interface FormListPageProps {
  readonly versions: readonly FormVersion[];
  readonly search: string | undefined;
  readonly today: Temporal.PlainDate;
}

/** Every form there is, in all its versions. */
export const FormListPage = ({ versions, search, today }: FormListPageProps) => (
  <ConsoleFrame title="Biểu mẫu">
    <div class="mu-stack">
      <PageTitle
        title="Biểu mẫu"
        lead="Thủ tục có biểu mẫu riêng. Thủ tục không có ở đây dùng biểu mẫu chung của cấp mình."
      />
      <FilterBar
        action={consolePaths.forms()}
        label="Tìm biểu mẫu"
        clearHref={search ? consolePaths.forms() : undefined}
      >
        <FilterField name="q" type="search" label="Tên hoặc mã thủ tục" value={search} />
      </FilterBar>
      <DataTable
        caption="Biểu mẫu và hiệu lực"
        rows={versions}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty={<EmptyState title="Không tìm thấy biểu mẫu nào." />}
        columns={[
          {
            key: 'name',
            header: 'Thủ tục',
            namesRow: true,
            cell: ({ id, name }) => <a href={consolePaths.form(id)}>{name}</a>,
          },
          { key: 'code', header: 'Mã', noWrap: true, cell: ({ code }) => code },
          { key: 'number', header: 'Bản', isNumber: true, cell: ({ number }) => number },
          {
            key: 'from',
            header: 'Từ ngày',
            noWrap: true,
            cell: ({ effectiveFrom }) => formatDate(effectiveFrom, 'vi'),
          },
          {
            key: 'to',
            header: 'Đến ngày',
            noWrap: true,
            cell: ({ effectiveTo }) => (effectiveTo ? formatDate(effectiveTo, 'vi') : 'chưa định'),
          },
          { key: 'pages', header: 'Số trang', isNumber: true, cell: ({ form }) => form.stages.length },
          {
            key: 'state',
            header: 'Tình trạng',
            cell: (version) => <State version={version} today={today} />,
          },
        ]}
      />
    </div>
  </ConsoleFrame>
);

function State({ version, today }: { readonly version: FormVersion; readonly today: Temporal.PlainDate }) {
  const { effectiveFrom, effectiveTo } = version;
  if (Temporal.PlainDate.compare(today, effectiveFrom) < 0) return <Tag tone="info">Sắp có hiệu lực</Tag>;
  if (effectiveTo && Temporal.PlainDate.compare(today, effectiveTo) > 0)
    return <Tag tone="neutral">Đã thay</Tag>;
  return <Tag tone="success">Đang dùng</Tag>;
}
