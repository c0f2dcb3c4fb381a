import { dayOf, listHeldPositions } from '#modules/org/index.ts';
import {
  cancelProcess,
  completeWorkItem,
  declareSubjectKind,
  listWorkItemsOf,
  startProcess,
} from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Guest, Meeting } from './model.ts';

const kind = 'meeting-guest';
const action = 'answerInvitation';
const name = 'Trả lời mời họp';

/** The invitation waits in the inbox of an officer, until it begins. */
export async function openAnswer(tx: Tx, ctx: Context, meeting: Meeting, guest: Guest): Promise<void> {
  const held = (await listHeldPositions(tx, guest.officerId!, dayOf(ctx.now()))).find(
    ({ onBehalfOf, roles }) => onBehalfOf === null && roles.length > 0,
  );
  // Whoever holds no position today has no inbox; the letter goes all the same.
  if (!held) return;
  const role = held.roles[0]!;
  const place = { unitId: held.unitId, agencyId: held.agencyId };
  await startProcess(tx, ctx, {
    subject: { type: kind, id: guest.id, code: 'Mời họp', title: meeting.title },
    definition: { id: kind, name, steps: [{ id: action, name, position: role, action, outcomes: ['done'] }] },
    placement: { handler: place, [role]: place },
    assignees: { [role]: guest.officerId! },
    due: { at: meeting.startsAt, limit: null },
  });
}

/** Answered, by whatever way: it leaves the inbox. */
export async function endAnswer(tx: Tx, ctx: Context, guestId: string): Promise<void> {
  const item = (await listWorkItemsOf(tx, kind, guestId)).find(({ state }) => state === 'open');
  if (item) await completeWorkItem(tx, ctx, item, { outcome: 'done', due: { at: item.dueAt, limit: null } });
}

/** The meeting was called off. */
export const dropAnswer = (tx: Tx, ctx: Context, guestId: string): Promise<void> =>
  cancelProcess(tx, ctx, { type: kind, id: guestId });

const never = async () => {
  throw new Refusal('not-in-a-batch');
};
declareSubjectKind(kind, {
  hold: never,
  carryOn: never,
  placementAt: never,
  complete: never,
  mayRead: async (db, actor, id) =>
    (await db
      .selectFrom('meetingGuest')
      .select('id')
      .where('id', '=', id)
      .where('officerId', '=', actor.id)
      .executeTakeFirst()) !== undefined,
  operations: { notifyApplicant: never },
});
