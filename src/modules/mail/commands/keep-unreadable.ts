import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { letterCame } from '../events.ts';
import { keepPlace } from '../keep-place.ts';
import type { KeptLetter } from '../model.ts';
import type { TakeInLetter } from './take-in-letter.ts';

type Unreadable = Pick<TakeInLetter, 'agencyId' | 'box' | 'place' | 'receivedAt'> & {
  readonly contentSha256: string;
};

/** What is too large or no letter leaves a row, for a person to look into the mailbox itself. */
export async function keepUnreadable(ctx: Context, input: Unreadable): Promise<void> {
  ctx.authorize('mail.follow');
  await ctx.transaction(async (tx, ctx) => {
    const { place, ...of } = input;
    await keepPlace(tx, ctx, of.box, place);
    const nothing = {
      messageId: null,
      senderName: null,
      senderAddress: null,
      subject: null,
      sentAt: null,
      body: null,
      senderCheck: null,
      secrecy: null,
      sameAs: null,
      documentId: null,
    };
    const kept: KeptLetter = { ...nothing, ...of, id: newId(), version: 1, state: 'unreadable' };
    await tx
      .insertInto('mailLetter')
      .values({ ...kept, senderCheck: null })
      .execute();
    await recordEvent(tx, ctx, letterCame(kept));
  });
}
