import { writeMeeting } from '#engines/icalendar/index.ts';
import type { Box } from '#modules/mail/index.ts';
import { getUnit } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import { sendRegistered } from '#platform/mail/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { isPlanned, type Meeting, uidOf } from './model.ts';
import { listGuests } from './queries.ts';

const jobName = 'tell-meeting-guests';

export interface MeetingServices {
  readonly boxes: readonly Box[];
}

export const askTelling = (tx: Tx, ctx: Context, meetingId: string): Promise<void> =>
  addJob(tx, jobName, { tenant: ctx.tenant, meetingId });

export const tellGuestsJob = (ctx: Context, services: MeetingServices): Job => ({
  name: jobName,
  run: ({ meetingId }) => tellGuests(ctx, services, String(meetingId)),
});

/**
 * Sends the newest of a meeting to every guest with an address who has not got it: an invitation, a change, that it is called off. Each
 * letter is written down as it has gone, under a Message-ID of its own, so that a job that runs twice doubles nothing.
 */
export async function tellGuests(ctx: Context, { boxes }: MeetingServices, meetingId: string): Promise<void> {
  const { db } = ctx;
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow();
  const meeting = row as Meeting;
  const unit = await getUnit(db, meeting.agencyId);
  const box = boxes.find(({ agency }) => agency === unit.code);
  if (!box?.smtp) return;
  const organizer = { name: unit.name, address: box.address };
  const method = isPlanned(meeting) ? 'REQUEST' : 'CANCEL';
  const guests = await listGuests(db, meetingId);
  for (const { id, address, toldSequence } of guests) {
    if (!address || (toldSequence !== null && toldSequence >= meeting.sequence)) continue;
    // Who was never invited is not told that it is called off.
    if (method === 'CANCEL' && toldSequence === null) continue;
    const messageId = `${id}.${meeting.sequence}@${ctx.tenant}.muong`;
    await sendRegistered(box.smtp, {
      from: organizer,
      to: address,
      ...wordsOf(meeting, unit.name),
      messageId,
      envelopeId: messageId,
      calendar: { method, text: calendarOf(ctx, meeting, organizer, guests, method) },
    });
    await db
      .updateTable('meetingGuest')
      .set({ toldSequence: meeting.sequence })
      .where('id', '=', id)
      .execute();
  }
}

/** The meeting as calendars take it. */
export const calendarOf = (
  ctx: Context,
  meeting: Meeting,
  organizer: { readonly name: string; readonly address: string },
  guests: Awaited<ReturnType<typeof listGuests>>,
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH',
): string =>
  writeMeeting(
    {
      uid: uidOf(meeting, ctx.tenant),
      sequence: meeting.sequence,
      stampedAt: ctx.now(),
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      summary: meeting.title,
      location: meeting.place,
      organizer,
      guests: guests.flatMap(({ name, address, answer }) => (address ? [{ name, address, answer }] : [])),
    },
    method,
  );

function wordsOf({ title, place, startsAt, sequence, state }: Meeting, from: string) {
  const kind = state === 'cancelled' ? 'Hoãn họp' : sequence > 0 ? 'Thay đổi lịch họp' : 'Mời họp';
  return {
    subject: `${kind}: ${title}`,
    text: `${from}\n${kind}: ${title}\nThời gian: ${formatDateTime(startsAt, 'vi')}\nĐịa điểm: ${place}\n`,
  };
}
