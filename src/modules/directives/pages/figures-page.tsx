import { DeskFrame } from '#modules/site/index.ts';
import {
  type Column,
  DataTable,
  FigureList,
  FilterBar,
  FilterField,
  formatPercent,
  PageTitle,
} from '#ui/index.ts';
import type { FigureView } from '../figures/figure-view.ts';
import { type DirectiveFigures, measures } from '../figures/queries.ts';
import { figureNames } from '../messages.vi.ts';
import { paths } from '../paths.ts';

export interface FiguresPageProps {
  readonly view: FigureView;
  readonly months: readonly string[];
}

type Agency = FigureView['agencies'][number];

/** What was given and how it was done, by unit, in a month; each figure leads to what it counts. */
export function FiguresPage({ view, months }: FiguresPageProps) {
  const { total, agencies, month } = view;
  return (
    <DeskFrame
      title="Số liệu nhiệm vụ"
      breadcrumbs={[{ label: 'Nhiệm vụ', href: paths.list() }, { label: 'Số liệu' }]}
    >
      <div class="mu-stack">
        <PageTitle
          title="Số liệu nhiệm vụ"
          lead="Đếm từ nhật ký sự việc. Phần việc một cơ quan giao trong nội bộ chỉ tính cho đơn vị của cơ quan đó."
        />
        <FilterBar action={paths.figures()} label="Chọn tháng">
          <FilterField
            name="thang"
            label="Tháng"
            value={month}
            options={months.map((each) => ({ value: each, label: monthName(each) }))}
          />
        </FilterBar>
        <FigureList
          figures={[
            ...measures.map((measure) => ({ label: figureNames[measure], value: String(total[measure]) })),
            { label: 'Tỷ lệ xong đúng hạn', value: shareOf(total) },
          ]}
        />
        <DataTable
          caption="Theo cơ quan chủ trì"
          showsCaption
          rows={agencies}
          rowKey={({ agencyId }) => agencyId}
          columns={columnsOf(month)}
          stacksOnPhone
          empty="Tháng này chưa có nhiệm vụ nào"
        />
        {agencies.some(({ inner }) => inner.length > 0) && (
          <DataTable
            caption="Phần việc giao trong nội bộ, theo đơn vị"
            showsCaption
            rows={agencies.flatMap(({ inner }) => inner)}
            rowKey={({ unitId }) => unitId}
            columns={[
              { key: 'unit', header: 'Đơn vị', namesRow: true, cell: ({ name }) => name },
              ...measures.map((measure) => ({
                key: measure,
                header: figureNames[measure],
                isNumber: true,
                cell: (row: DirectiveFigures) => row[measure],
              })),
            ]}
            stacksOnPhone
            empty=""
          />
        )}
      </div>
    </DeskFrame>
  );
}

const columnsOf = (month: string): readonly Column<Agency>[] => [
  { key: 'agency', header: 'Cơ quan', namesRow: true, cell: ({ name }) => name },
  ...measures.map((measure) => ({
    key: measure,
    header: figureNames[measure],
    isNumber: true,
    cell: ({ agencyId, name, total }: Agency) =>
      total[measure] === 0 ? (
        0
      ) : (
        <a href={paths.counted(agencyId, measure, month)}>
          {total[measure]}
          <span class="ds-sr-only">
            {' '}
            {figureNames[measure]}, {name}
          </span>
        </a>
      ),
  })),
  { key: 'share', header: 'Tỷ lệ đúng hạn', isNumber: true, cell: ({ total }) => shareOf(total) },
];

/** Of what was done. */
const shareOf = ({ onTime, late }: DirectiveFigures): string =>
  onTime + late === 0 ? '–' : formatPercent(onTime / (onTime + late), 'vi');

/** "11/2026". */
export const monthName = (month: string): string => month.split('-').toReversed().join('/');
