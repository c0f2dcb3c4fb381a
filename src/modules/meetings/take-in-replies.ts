import { readReply } from '#engines/icalendar/index.ts';
import { isVouchedFor, type LetterListener } from '#modules/mail/index.ts';
import { answerMeeting } from './commands/answer-meeting.ts';
import { idIn } from './model.ts';

/** Answers that calendars send to the mailbox: of an address that was invited, sent from that address, about a meeting of this agency. */
export const takeInReplies: LetterListener = async (ctx, letter, { agencyId }) => {
  const reply = letter.calendar === null ? null : readReply(letter.calendar);
  const meetingId = reply ? idIn(reply.uid) : undefined;
  const { senderAddress, check } = letter;
  if (!reply || !meetingId || senderAddress?.toLowerCase() !== reply.attendee) return;
  const invited = await ctx.db
    .selectFrom('meetingGuest')
    .innerJoin('meeting', 'meeting.id', 'meetingGuest.meetingId')
    .select('meetingGuest.address')
    .where('meeting.id', '=', meetingId)
    .where('meeting.agencyId', '=', agencyId)
    .where('meeting.state', '=', 'planned')
    .execute();
  if (!invited.some(({ address }) => address?.toLowerCase() === reply.attendee)) return;
  const mail = { address: reply.attendee, isVouchedFor: isVouchedFor(check, senderAddress) };
  await answerMeeting(ctx, { meetingId, answer: reply.answer, mail });
};
