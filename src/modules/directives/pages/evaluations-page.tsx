import { dayOf } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Button, Card, DataTable, FilterBar, FilterField, formatDate, PageTitle } from '#ui/index.ts';
import type { Evaluation } from '../evaluations/queries.ts';
import { paths } from '../paths.ts';
import { monthName } from './figures-page.tsx';

export interface EvaluationsPageProps {
  readonly month: string;
  readonly months: readonly string[];
  readonly sheets: readonly Evaluation[];
  /** Whose sheets the reader may still draw up. */
  readonly waiting: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly unitNames: ReadonlyMap<string, string>;
}

/** The sheets of a month that the officer may see, and those a head has still to draw up. */
export function EvaluationsPage({ month, months, sheets, waiting, unitNames }: EvaluationsPageProps) {
  return (
    <DeskFrame
      title="Phiếu đánh giá tháng"
      breadcrumbs={[{ label: 'Nhiệm vụ', href: paths.list() }, { label: 'Phiếu đánh giá tháng' }]}
    >
      <div class="mu-stack">
        <PageTitle
          title="Phiếu đánh giá tháng"
          lead="Số liệu đếm từ nhật ký sự việc. Cán bộ có quyền không đồng ý từng số liệu; thủ trưởng phải trả lời."
        />
        <FilterBar action={paths.evaluations()} label="Chọn tháng">
          <FilterField
            name="thang"
            label="Tháng"
            value={month}
            options={months.map((each) => ({ value: each, label: monthName(each) }))}
          />
        </FilterBar>
        <DataTable
          caption={`Phiếu tháng ${monthName(month)}`}
          rows={sheets}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'officer',
              header: 'Cán bộ',
              namesRow: true,
              cell: ({ id, officerName }) => <a href={paths.evaluation(id)}>{officerName}</a>,
            },
            { key: 'unit', header: 'Đơn vị', cell: ({ unitId }) => unitNames.get(unitId) },
            {
              key: 'drawn',
              header: 'Lập ngày',
              noWrap: true,
              cell: ({ drawnAt }) => formatDate(dayOf(drawnAt), 'vi'),
            },
          ]}
          stacksOnPhone
          empty="Chưa có phiếu nào"
        />
        {waiting.length > 0 && (
          <Card title={`Chưa lập phiếu tháng ${monthName(month)}`}>
            <form class="mu-stack" method="post" action={paths.evaluations()}>
              <input type="hidden" name="month" value={month} />
              {waiting.map(({ officerId, fullName }) => (
                <div key={officerId} class="ds-field">
                  <input
                    class="ds-input"
                    type="checkbox"
                    id={officerId}
                    name="officer"
                    value={officerId}
                    checked
                  />
                  <label class="ds-label" for={officerId}>
                    {fullName}
                  </label>
                </div>
              ))}
              <div>
                <Button variant="primary">Lập phiếu</Button>
              </div>
            </form>
          </Card>
        )}
      </div>
    </DeskFrame>
  );
}
