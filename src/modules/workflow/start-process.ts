import type { Variables } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { beginInstance } from './calls.ts';
import { courseOf } from './course.ts';
import { keepDefinition } from './definition-store.ts';
import { listInterested, partyOf } from './interests.ts';
import type { Assignees, Due, Placement, Subject } from './model.ts';

/** Begins the process of a subject; its first steps appear in the inboxes in the same transaction. */
export async function startProcess(
  tx: Tx,
  ctx: Context,
  begin: {
    readonly subject: Subject;
    readonly definition: unknown;
    /** What is known of the subject; the process takes what it declares. */
    readonly variables?: Variables;
    /** Identity numbers of the persons it is about: officers with an interest in them get none of its work. */
    readonly persons?: readonly string[];
    /** Officers who get none of its work and learn nothing of it, whoever it is about. */
    readonly barred?: readonly string[];
    readonly placement: Placement;
    /** Officers named for the first steps, by role. */
    readonly assignees?: Assignees | undefined;
    readonly due: Due;
  },
): Promise<void> {
  const { subject, placement, assignees, due, variables = {}, persons = [], barred = [] } = begin;
  const parties = persons.map(partyOf);
  const conflicted = [...new Set([...(await listInterested(tx, parties)), ...barred])];
  const definitionHash = await keepDefinition(tx, ctx, begin.definition);
  const own = { id: newId(), parentId: null, parentCall: null, clock: null, parties, conflicted };
  const course = courseOf({ subject, due, assignees });
  await beginInstance({ tx, ctx, course }, { ...own, definitionHash, placement }, variables);
}
