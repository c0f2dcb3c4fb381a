import type { Answer } from '#engines/icalendar/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { meetingAnswered } from '../events.ts';
import { type Guest, isPlanned } from '../model.ts';
import { changeMeeting, listGuests, lockMeeting } from '../queries.ts';
import { endAnswer } from '../work.ts';

export interface AnswerMeeting {
  readonly meetingId: string;
  readonly answer: Exclude<Answer, 'waiting'>;
  /** A reply by mail, for the address it came from; an officer on the page answers for themselves. */
  readonly mail?: { readonly address: string; readonly isVouchedFor: boolean } | undefined;
}

/** Whether a guest comes; said again, the later word counts. @throws Refusal `not-found` to who is not invited */
export async function answerMeeting(ctx: Context, { meetingId, answer, mail }: AnswerMeeting): Promise<void> {
  if (mail) ctx.authorize('meetings.follow');
  await ctx.transaction(async (tx, ctx) => {
    const held = await lockMeeting(tx, meetingId);
    const guest = orNotFound((await listGuests(tx, meetingId)).find(isAnswering(ctx, mail)));
    refuseUnless(isPlanned(held), 'meeting-cancelled');
    const answeredBy = mail ? (mail.isVouchedFor ? 'mail' : 'unsure-mail') : 'page';
    await tx
      .updateTable('meetingGuest')
      .set({ answer, answeredAt: ctx.now(), answeredBy })
      .where('id', '=', guest.id)
      .execute();
    await endAnswer(tx, ctx, guest.id);
    const answered = await changeMeeting(tx, held, {});
    await recordEvent(tx, ctx, meetingAnswered(answered, { guestId: guest.id, answer, by: answeredBy }));
  });
}

const isAnswering =
  ({ actor }: Context, mail: AnswerMeeting['mail']) =>
  ({ officerId, address }: Guest): boolean =>
    mail
      ? address?.toLowerCase() === mail.address.toLowerCase()
      : actor.kind === 'officer' && officerId === actor.id;
