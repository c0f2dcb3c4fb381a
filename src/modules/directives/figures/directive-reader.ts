import type { Calendar } from '#engines/working-time/index.ts';
import type { Tx } from '#platform/context.ts';
import { type EventReader, listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import { courseOf } from '../risk/course-of.ts';
import { tallyOf } from './tally-of.ts';

/**
 * Keeps what figures and the risk of lateness are counted from. Each directive that something happened to is folded anew
 * from its facts: the log read again gives the same rows.
 */
export const directiveReader = (calendar: Calendar): EventReader => ({
  name: 'directives',
  async handle(tx, events) {
    const ids = events.filter(({ subject }) => subject.type === 'directive').map(({ subject }) => subject.id);
    for (const id of new Set(ids)) await count(tx, calendar, await listEventsOf(tx, 'directive', id));
  },
});

async function count(tx: Tx, calendar: Calendar, facts: readonly RecordedEvent[]): Promise<void> {
  const tally = tallyOf(facts);
  if (!tally) return;
  await tx
    .insertInto('directiveTally')
    .values(tally)
    .onConflict((conflict) =>
      conflict.column('directiveId').doUpdateSet((given) => ({
        unitId: given.ref('excluded.unitId'),
        agencyId: given.ref('excluded.agencyId'),
        isInner: given.ref('excluded.isInner'),
        dueAt: given.ref('excluded.dueAt'),
        closedOn: given.ref('excluded.closedOn'),
        outcome: given.ref('excluded.outcome'),
      })),
    )
    .execute();
  const { directiveId, kind, unitId, outcome } = tally;
  if (outcome !== 'onTime' && outcome !== 'late') return;
  const points = courseOf(calendar, facts);
  if (points.length === 0) return;
  await tx
    .insertInto('directiveCourse')
    .values(points.map((point) => ({ directiveId, ...point, kind, unitId, isLate: outcome === 'late' })))
    .onConflict((conflict) => conflict.columns(['directiveId', 'quarter']).doNothing())
    .execute();
}
