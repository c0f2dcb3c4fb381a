import { dayOf } from '#modules/org/index.ts';
import { formatDate } from '#ui/index.ts';
import type { BoardView } from '../board-view.ts';
import { type Directive, standingOf } from '../model.ts';
import { paths } from '../paths.ts';

const width = 960;
const nameWidth = 250;
const rowHeight = 26;
const headHeight = 44;

/** Dark enough for the words beside them; the words carry the meaning. */
const colours = { inTime: '#1b5e8a', dueSoon: '#8a5a00', overdue: '#9e1b1e' } as const;

/**
 * The time of each open directive as a bar, by unit, drawn by the server: from the order to the deadline, filled as far as
 * was reported, with today across. What it shows stands in the table beside it in words.
 */
export function Gantt({ rows, now }: BoardView) {
  const all = rows.flatMap(({ directives }) => directives);
  if (all.length === 0) return null;
  const from = Math.min(...all.map(({ givenAt }) => givenAt.epochMilliseconds));
  const to = Math.max(now.epochMilliseconds, ...all.map(({ dueAt }) => dueAt.epochMilliseconds));
  const x = (at: Temporal.Instant) =>
    nameWidth + ((at.epochMilliseconds - from) / Math.max(to - from, 1)) * (width - nameWidth - 10);
  const lines = rows.flatMap(({ name, directives }) => [name, ...directives]);
  const height = headHeight + lines.length * rowHeight + 8;
  return (
    <section class="mu-table-scroll" tabindex={0} aria-label="Biểu đồ thời gian">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} font-size="13">
        <title>Thời gian của các nhiệm vụ đang mở, theo đơn vị chủ trì</title>
        <Axis from={from} to={to} x={x} height={height} />
        {lines.map((line, index) => (
          <Line
            key={typeof line === 'string' ? line : line.id}
            line={line}
            y={headHeight + (index + 1) * rowHeight}
            x={x}
            now={now}
          />
        ))}
        <line x1={x(now)} x2={x(now)} y1={headHeight} y2={height} stroke="#9e1b1e" stroke-dasharray="4 3" />
        <text x={Math.min(x(now), width - 52)} y={headHeight - 6} fill="#9e1b1e">
          Hôm nay
        </text>
      </svg>
    </section>
  );
}

/** The name of a unit, or the bar of one of its directives. */
const Line = ({ line, ...place }: Omit<BarProps, 'directive'> & { readonly line: string | Directive }) =>
  typeof line === 'string' ? (
    <text x={12} y={place.y - 8} font-weight="600">
      {short(line, 60)}
    </text>
  ) : (
    <Bar directive={line} {...place} />
  );

interface BarProps {
  readonly directive: Directive;
  readonly y: number;
  readonly x: (at: Temporal.Instant) => number;
  readonly now: Temporal.Instant;
}

function Bar({ directive, y, x, now }: BarProps) {
  const { id, code, title, givenAt, dueAt, percent } = directive;
  const standing = standingOf(directive, now);
  const colour = colours[standing as keyof typeof colours] ?? colours.inTime;
  const [left, right] = [x(givenAt), Math.max(x(dueAt), x(givenAt) + 6)];
  const words = `${code}: ${title}; hạn ${formatDate(dayOf(dueAt), 'vi')}, tiến độ ${percent}%${standing === 'overdue' ? ', quá hạn' : ''}`;
  return (
    <a href={paths.directive(id)}>
      <title>{words}</title>
      <text x={24} y={y - 8} text-decoration="underline">
        {short(title, 30)}
      </text>
      <rect x={left} y={y - 20} width={right - left} height={14} rx={3} fill="#fff" stroke={colour} />
      <rect x={left} y={y - 20} width={((right - left) * percent) / 100} height={14} rx={3} fill={colour} />
    </a>
  );
}

function Axis({
  from,
  to,
  x,
  height,
}: {
  readonly from: number;
  readonly to: number;
  readonly x: BarProps['x'];
  readonly height: number;
}) {
  const at = (part: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(from + (to - from) * part));
  return (
    <g fill="#55585c">
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <g key={part}>
          <line x1={x(at(part))} x2={x(at(part))} y1={headHeight} y2={height} stroke="#dcdcd8" />
          <text x={x(at(part))} y={18} text-anchor={part === 1 ? 'end' : part === 0 ? 'start' : 'middle'}>
            {formatDate(dayOf(at(part)), 'vi')}
          </text>
        </g>
      ))}
    </g>
  );
}

const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
