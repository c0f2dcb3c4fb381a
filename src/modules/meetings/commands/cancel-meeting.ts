import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { meetingCancelled } from '../events.ts';
import { isPlanned, type Meeting } from '../model.ts';
import { changeMeeting, getMeeting, listGuests, lockMeeting } from '../queries.ts';
import { askTelling } from '../tell-guests.ts';
import { dropAnswer } from '../work.ts';

/** Calls a meeting off: it leaves the inboxes, and calendars strike it out. */
export async function cancelMeeting(
  ctx: Context,
  input: { readonly meetingId: string; readonly reason: string },
): Promise<Meeting> {
  const reason = input.reason.trim().slice(0, 1000);
  if (reason.length < 5) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
  return ctx.transaction(async (tx, ctx) => {
    await getMeeting(tx, ctx.actor, input.meetingId);
    const held = await lockMeeting(tx, input.meetingId);
    ctx.authorize('meetings.change', held);
    refuseUnless(isPlanned(held), 'meeting-cancelled');
    const cancelled = await changeMeeting(tx, held, { state: 'cancelled', sequence: held.sequence + 1 });
    for (const { id, officerId } of await listGuests(tx, held.id))
      if (officerId) await dropAnswer(tx, ctx, id);
    await askTelling(tx, ctx, held.id);
    await recordEvent(tx, ctx, meetingCancelled(cancelled, { reason }));
    return cancelled;
  });
}
