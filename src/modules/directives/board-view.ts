import { listUnitNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { listDirectives } from './list-directives.ts';
import { type Directive, standingOf } from './model.ts';
import { deskOf } from './reading-actor.ts';

/** How many open directives the board shows: the most urgent ones. */
const most = 120;

/** Where a directive stands on the board. */
export const columns = ['waiting', 'underWay', 'answer', 'overdue'] as const;
export type BoardColumn = (typeof columns)[number];

export interface BoardRow {
  readonly unitId: string | null;
  readonly name: string;
  readonly directives: readonly Directive[];
  readonly byColumn: Readonly<Record<BoardColumn, readonly Directive[]>>;
}

/** The open directives of which the officer is a side, by the unit that leads: the unit with most overdue first. */
export async function viewBoard(ctx: Context) {
  const now = ctx.now();
  const { reader } = await deskOf(ctx);
  const open = await listDirectives(ctx.db, reader, { isOpen: true, limit: most + 1 });
  const shown = open.slice(0, most);
  const names = await listUnitNames(
    ctx.db,
    shown.flatMap(({ leadUnitId }) => leadUnitId ?? []),
  );
  const groups = Map.groupBy(
    shown,
    ({ leadUnitId, leadOutsideName }) => leadUnitId ?? `outside ${leadOutsideName}`,
  );
  const rows = [...groups.values()].map((directives): BoardRow => {
    const [{ leadUnitId, leadOutsideName }] = directives as [Directive];
    const byColumn = Object.groupBy(directives, (each) => columnOf(each, now));
    return {
      unitId: leadUnitId,
      name: leadUnitId ? (names.get(leadUnitId) ?? '') : (leadOutsideName ?? ''),
      directives,
      byColumn: { waiting: [], underWay: [], answer: [], overdue: [], ...byColumn },
    };
  });
  return {
    rows: rows.toSorted((one, other) => other.byColumn.overdue.length - one.byColumn.overdue.length),
    isCut: open.length > most,
    most,
    now,
    calendar: ctx.calendar,
  };
}

export type BoardView = Awaited<ReturnType<typeof viewBoard>>;

export function columnOf(directive: Directive, now: Temporal.Instant): BoardColumn {
  if (directive.state === 'reported') return 'answer';
  if (standingOf(directive, now) === 'overdue') return 'overdue';
  return directive.state === 'inProgress' ? 'underWay' : 'waiting';
}
