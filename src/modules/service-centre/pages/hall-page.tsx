import { DeskFrame } from '#modules/site/index.ts';
import { useIsland } from '#platform/html/index.ts';
import { ButtonLink, DataTable, FigureList, formatNumber, PageTitle, Tag } from '#ui/index.ts';
import type { Board } from '../board-view.ts';
import { counterStateNames, counterTones, inMinutes } from '../desk-words.vi.ts';
import { type Amounts, type CentreFigures, sumOf } from '../figures.ts';
import { centrePaths } from '../paths.ts';
import type { CentreRules } from '../rules.ts';

export interface HallPageProps {
  readonly board: Board;
  /** Of today. */
  readonly figures: readonly CentreFigures[];
  readonly rules: CentreRules;
}

const average = (seconds: number, count: number) => (count > 0 ? inMinutes(seconds / count) : '—');

/** The whole hall at a glance. It keeps itself up to date where a script runs. */
export function HallPage({ board, figures, rules }: HallPageProps) {
  const { centre, counters, groups, calls } = board;
  useIsland('live-screen');
  const day = sumOf(figures);
  const waiting = groups.reduce((sum, group) => sum + group.waiting, 0);
  const at = (counterId: string): Amounts => sumOf(figures.filter((row) => row.counterId === counterId));
  const reasonOf = (code: string | null) => rules.pauseReasons.find((each) => each.code === code)?.name;
  return (
    <DeskFrame
      title={centre.name}
      breadcrumbs={[{ label: 'Gọi số', href: centrePaths.counters }, { label: centre.name }]}
    >
      <div class="mu-stack">
        <PageTitle
          title={centre.name}
          lead="Số liệu hôm nay, cộng từ nhật ký."
          actions={
            <ButtonLink variant="secondary" href={centrePaths.cameras(centre.code)}>
              Camera quầy
            </ButtonLink>
          }
        />
        <live-screen id="hall" every={5000}>
          <div class="mu-stack">
            <FigureList
              figures={[
                { label: 'Đang chờ', value: formatNumber(waiting, 'vi') },
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
              columns={[
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
                      <Tag tone={counterTones[state]}>{counterStateNames[state]}</Tag> {reasonOf(pauseReason)}
                    </>
                  ),
                },
                { key: 'officer', header: 'Người ngồi', cell: ({ officerName }) => officerName ?? '—' },
                {
                  key: 'now',
                  header: 'Đang gọi',
                  cell: ({ id }) => calls.find(({ counter }) => counter.id === id)?.label ?? '—',
                },
                {
                  key: 'served',
                  header: 'Đã phục vụ',
                  isNumber: true,
                  cell: ({ id }) => formatNumber(at(id).served, 'vi'),
                },
                {
                  key: 'serving',
                  header: 'Mỗi lượt',
                  isNumber: true,
                  cell: ({ id }) => average(at(id).servedSeconds, at(id).served),
                },
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
