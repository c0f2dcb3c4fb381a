import type { Tx } from '#platform/context.ts';
import type { Subject } from './model.ts';

/** Gives the open steps of a subject a later end, as when a new appointment is made; their own share stays as it was. */
export const extendProcess = (
  tx: Tx,
  subject: Pick<Subject, 'type' | 'id'>,
  dueAt: Temporal.Instant,
): Promise<unknown> =>
  tx
    .updateTable('workItem')
    .set({ dueAt })
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('state', 'in', ['open', 'suspended'])
    .execute();
