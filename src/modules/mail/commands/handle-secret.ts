import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { secretHandled } from '../events.ts';
import { lockLetter } from '../letters.ts';
import { endStep } from '../work.ts';

/** The clerk took a letter with a mark of secrecy out of the mailbox and told its sender (Luật Bảo vệ bí mật nhà nước). */
export async function handleSecret(ctx: Context, letterId: string): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const letter = await lockLetter(tx, ctx.actor, letterId);
    ctx.authorize('mail.handle', letter);
    await endStep(tx, ctx, 'mail-letter', letterId);
    const handled = { ...letter, version: letter.version + 1 };
    await tx.updateTable('mailLetter').set({ version: handled.version }).where('id', '=', letterId).execute();
    await recordEvent(tx, ctx, secretHandled(handled));
  });
}
