import { DeskFrame } from '#modules/site/index.ts';
import { useIsland } from '#platform/html/index.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  FigureList,
  FilterBar,
  FilterField,
  formatNumber,
  PageTitle,
  Tag,
} from '#ui/index.ts';
import type { Board } from '../board-view.ts';
import { counterStateNames, counterTones, inMinutes } from '../desk-words.vi.ts';
import { type Amounts, type CentreFigures, sumOf } from '../figures.ts';
import type { Counter } from '../model.ts';
import { centrePaths } from '../paths.ts';
import type { CentreRules } from '../rules.ts';

export interface HallPageProps {
  readonly board: Board;
  /** Of the day asked for. */
  readonly figures: readonly CentreFigures[];
  readonly agencyNames: ReadonlyMap<string, string>;
  readonly rules: CentreRules;
  readonly on: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

const average = (seconds: number, count: number) => (count > 0 ? inMinutes(seconds / count) : '—');

/** The whole hall at a glance, now; and what a day was like. It keeps itself up to date where a script runs. */
export function HallPage({ board, figures, agencyNames, rules, on, today }: HallPageProps) {
  const { centre, groups } = board;
  useIsland('live-screen');
  const day = sumOf(figures);
  const waiting = groups.reduce((sum, group) => sum + group.waiting, 0);
  const agencies = [...Map.groupBy(figures, ({ agencyId }) => agencyId)].map(([id, rows]) => ({
    key: id,
    name: agencyNames.get(id) ?? '—',
    ...sumOf(rows),
  }));
  const counters = board.counters.map((counter) => ({
    ...counter,
    ...sumOf(figures.filter(({ counterId }) => counterId === counter.id)),
  }));
  return (
    <DeskFrame
      title={centre.name}
      breadcrumbs={[{ label: 'Gọi số', href: centrePaths.counters }, { label: centre.name }]}
    >
      <div class="mu-stack">
        <PageTitle
          title={centre.name}
          lead="Quầy và hàng chờ lúc này; số liệu của ngày được cộng từ nhật ký."
          actions={
            <>
              <ButtonLink variant="secondary" href={centrePaths.arrangement(centre.code)}>
                Nhóm và quầy
              </ButtonLink>
              <ButtonLink variant="secondary" href={centrePaths.cameras(centre.code)}>
                Camera quầy
              </ButtonLink>
            </>
          }
        />
        <FilterBar
          action={centrePaths.hall(centre.code)}
          label="Chọn ngày"
          clearHref={on.equals(today) ? undefined : centrePaths.hall(centre.code)}
        >
          <FilterField name="ngay" label="Số liệu ngày" type="date" value={on.toString()} />
        </FilterBar>
        <live-screen id="hall" every={5000}>
          <div class="mu-stack">
            <FigureList
              figures={[
                { label: 'Đang chờ lúc này', value: formatNumber(waiting, 'vi') },
                {
                  label: 'Đã phục vụ',
                  value: formatNumber(day.served, 'vi'),
                  note: `${day.taken} số đã lấy`,
                },
                {
                  label: 'Chờ trung bình',
                  value: average(day.waitedSeconds, day.called),
                  ...(day.called > 0 && { note: `lâu nhất ${inMinutes(day.longestWaitSeconds)}` }),
                },
                { label: 'Phục vụ trung bình', value: average(day.servedSeconds, day.served) },
                { label: 'Gọi không có người', value: formatNumber(day.missed, 'vi') },
              ]}
            />
            <DataTable
              caption="Các quầy"
              showsCaption
              stacksOnPhone
              rows={counters}
              rowKey={({ id }) => id}
              empty=""
              columns={[...nowOf(board, rules), ...timesOf<(typeof counters)[number]>()]}
            />
            <DataTable
              caption="Theo cơ quan, đơn vị"
              showsCaption
              stacksOnPhone
              rows={agencies}
              rowKey={({ key }) => key}
              empty="Ngày này chưa có lượt nào"
              columns={[
                { key: 'agency', header: 'Cơ quan', namesRow: true, cell: ({ name }) => name },
                ...timesOf<(typeof agencies)[number]>(),
              ]}
            />
            <DataTable
              caption="Đang chờ theo nhóm"
              showsCaption
              rows={groups}
              rowKey={({ code }) => code}
              empty=""
              columns={[
                {
                  key: 'group',
                  header: 'Nhóm',
                  namesRow: true,
                  cell: ({ code, name }) => `${code} · ${name}`,
                },
                {
                  key: 'waiting',
                  header: 'Đang chờ',
                  isNumber: true,
                  cell: (group) => String(group.waiting),
                },
              ]}
            />
          </div>
        </live-screen>
      </div>
    </DeskFrame>
  );
}

/** How each counter stands at this moment. */
function nowOf({ calls }: Board, { pauseReasons }: CentreRules): readonly Column<Counter & Amounts>[] {
  return [
    {
      key: 'counter',
      header: 'Quầy',
      namesRow: true,
      cell: ({ id, number, name }) => (
        <a href={centrePaths.counter(id)}>
          {number} · {name}
        </a>
      ),
    },
    {
      key: 'state',
      header: 'Trạng thái',
      cell: ({ state, pauseReason }) => (
        <>
          <Tag tone={counterTones[state]}>{counterStateNames[state]}</Tag>{' '}
          {pauseReasons.find(({ code }) => code === pauseReason)?.name}
        </>
      ),
    },
    { key: 'officer', header: 'Người ngồi', cell: ({ officerName }) => officerName ?? '—' },
    {
      key: 'now',
      header: 'Đang gọi',
      cell: ({ id }) => calls.find(({ counter }) => counter.id === id)?.label ?? '—',
    },
  ];
}

/** How long people waited and were served, in the mean. */
const timesOf = <Row extends Amounts>(): readonly Column<Row>[] => [
  { key: 'served', header: 'Đã phục vụ', isNumber: true, cell: ({ served }) => formatNumber(served, 'vi') },
  {
    key: 'waited',
    header: 'Chờ',
    isNumber: true,
    cell: ({ waitedSeconds, called }) => average(waitedSeconds, called),
  },
  {
    key: 'serving',
    header: 'Phục vụ',
    isNumber: true,
    cell: ({ servedSeconds, served }) => average(servedSeconds, served),
  },
];
