import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterField,
  formatNumber,
  formatPercent,
  PageTitle,
} from '#ui/index.ts';
import type { Measure, UnitFigures } from '../figures.ts';
import type { Document } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { StateTag, titleOf } from './marks.tsx';

export interface FiguresPageProps {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly figures: readonly UnitFigures[];
  readonly unitNames: ReadonlyMap<string, string>;
  /** What stands behind one figure, when it was asked for. */
  readonly counted:
    | { readonly unitId: string; readonly measure: Measure; readonly documents: readonly Document[] }
    | undefined;
}

export const measureNames: Readonly<Record<Measure, string>> = {
  in: 'Văn bản đến',
  'in-electronic': 'Đến qua trục',
  done: 'Đã giải quyết',
  'done-on-time': 'Đúng hạn',
  out: 'Văn bản đi',
  'out-signed': 'Ký số',
  'out-electronic': 'Gửi hoàn toàn điện tử',
};

/** Office hours in a day, as people count time. */
const minutesADay = 480;

/** Documents in figures, by unit and period, each leading to what it counts. */
export function FiguresPage({ from, to, figures, unitNames, counted }: FiguresPageProps) {
  return (
    <Frame title="Số liệu văn bản" direction="incoming" trail={[{ label: 'Số liệu' }]}>
      <PageTitle
        title="Số liệu văn bản"
        lead="Đếm trực tiếp từ sự việc đã ghi; mỗi con số dẫn đến các văn bản được đếm."
      />
      <FilterBar action={documentPaths.figures()} label="Chọn kỳ">
        <FilterField name="tu" label="Từ ngày" type="date" value={from.toString()} />
        <FilterField name="den" label="Đến ngày" type="date" value={to.toString()} />
      </FilterBar>
      <DataTable
        caption="Số liệu theo đơn vị"
        rows={figures}
        rowKey={({ unitId }) => unitId}
        stacksOnPhone
        empty={<EmptyState title="Chưa có văn bản nào trong kỳ này." />}
        columns={[
          {
            key: 'unit',
            header: 'Đơn vị',
            namesRow: true,
            cell: ({ unitId }) => unitNames.get(unitId) ?? '',
          },
          ...(Object.keys(measureNames) as Measure[]).map(
            (measure): Column<UnitFigures> => ({
              key: measure,
              header: measureNames[measure],
              isNumber: true,
              cell: (row) => <Figure row={row} measure={measure} from={from} to={to} />,
            }),
          ),
          {
            key: 'time',
            header: 'Giải quyết trung bình',
            isNumber: true,
            cell: ({ minutesEach }) =>
              minutesEach === null
                ? '–'
                : `${formatNumber(Math.round((minutesEach / minutesADay) * 10) / 10, 'vi')} ngày`,
          },
        ]}
      />
      {counted && (
        <DataTable
          caption={`${measureNames[counted.measure]}: ${unitNames.get(counted.unitId) ?? ''}`}
          showsCaption
          rows={counted.documents}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty="Không có văn bản nào bạn được xem trong con số này."
          columns={[
            { key: 'code', header: 'Số, ký hiệu', noWrap: true, cell: ({ code }) => code ?? '' },
            {
              key: 'subject',
              header: 'Văn bản',
              namesRow: true,
              cell: (document) => <a href={documentPaths.document(document.id)}>{titleOf(document)}</a>,
            },
            { key: 'state', header: 'Tình trạng', cell: (document) => <StateTag {...document} /> },
          ]}
        />
      )}
    </Frame>
  );
}

/** Which figure another is a share of. */
const wholeOf: Partial<Record<Measure, Measure>> = {
  'in-electronic': 'in',
  'done-on-time': 'done',
  'out-signed': 'out',
  'out-electronic': 'out',
};

function Figure({
  row: { unitId, counts },
  measure,
  from,
  to,
}: Pick<FiguresPageProps, 'from' | 'to'> & { readonly row: UnitFigures; readonly measure: Measure }) {
  const count = counts[measure];
  if (count === 0) return <>0</>;
  const whole = wholeOf[measure];
  const query = new URLSearchParams({ tu: `${from}`, den: `${to}`, 'don-vi': unitId, so: measure });
  return (
    <>
      <a href={`${documentPaths.figures()}?${query}`} aria-label={`${measureNames[measure]}: ${count}`}>
        {formatNumber(count, 'vi')}
      </a>
      {whole && counts[whole] > 0 && <div class="mu-quiet">{formatPercent(count / counts[whole], 'vi')}</div>}
    </>
  );
}
