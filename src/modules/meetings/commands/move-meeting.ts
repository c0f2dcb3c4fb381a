import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { checkTimes, type MeetingTimes } from '../check-times.ts';
import { meetingChanged } from '../events.ts';
import { isPlanned, type Meeting } from '../model.ts';
import { changeMeeting, getMeeting, lockMeeting } from '../queries.ts';
import { askTelling } from '../tell-guests.ts';

/** Another time or place: everyone is told anew. What they answered stays, for most can still come; calendars ask them again. */
export async function moveMeeting(
  ctx: Context,
  { meetingId, ...input }: MeetingTimes & { readonly meetingId: string },
): Promise<Meeting> {
  const times = checkTimes(ctx, input);
  return ctx.transaction(async (tx, ctx) => {
    await getMeeting(tx, ctx.actor, meetingId);
    const held = await lockMeeting(tx, meetingId);
    ctx.authorize('meetings.change', held);
    refuseUnless(isPlanned(held), 'meeting-cancelled');
    const moved = await changeMeeting(tx, held, { ...times, sequence: held.sequence + 1 });
    await askTelling(tx, ctx, meetingId);
    await recordEvent(tx, ctx, meetingChanged(moved, {}));
    return moved;
  });
}
