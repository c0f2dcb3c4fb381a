import type { Tx } from '#platform/context.ts';
import type { Subject } from './model.ts';

/**
 * Gives the open steps of a subject a later end, as when a new appointment is made; their own share stays as it was. A part
 * at another agency keeps its own clock: the citizen's new day is no reason for it to begin later.
 */
export async function extendProcess(
  tx: Tx,
  subject: Pick<Subject, 'type' | 'id'>,
  dueAt: Temporal.Instant,
): Promise<void> {
  const onTheWhole = tx
    .selectFrom('processInstance')
    .select('id')
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('clock', 'is', null);
  await tx
    .updateTable('workItem')
    .set({ dueAt })
    .where('instanceId', 'in', onTheWhole)
    .where('state', 'in', ['open', 'suspended'])
    .execute();
}
