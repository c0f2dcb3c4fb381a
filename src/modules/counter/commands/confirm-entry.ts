import { timingSafeEqual } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { hashOfCode } from '../confirmation.ts';
import { confirmationFailed, confirmationGiven } from '../events.ts';

export interface ConfirmEntry {
  readonly id: string;
  readonly code: string;
  /** The link on the person's own phone, or the code read out at the counter. */
  readonly through: 'link' | 'counter';
  readonly secret: string;
}

/**
 * Takes the code of a confirmation. Every try is counted before it is compared, so that tries sent at once are counted
 * too; confirmed twice is confirmed once.
 *
 * @throws Refusal `wrong-confirmation-code` for a code that is wrong, tried out or too old: one answer for all
 */
export async function confirmEntry(ctx: Context, { id, code, through, secret }: ConfirmEntry): Promise<void> {
  const isRight = await ctx.transaction(async (tx, ctx) => {
    const tried = await tx
      .updateTable('counterConfirmation')
      .set({ attemptsLeft: sql<number>`attempts_left - 1`, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .where('expiresAt', '>', ctx.now())
      .where(sql<SqlBool>`attempts_left > 0`)
      .where('confirmedAt', 'is', null)
      .returning(['version', 'codeHash'])
      .executeTakeFirst();
    if (!tried) return false;
    const isRight = timingSafeEqual(tried.codeHash, hashOfCode(code, secret, id));
    if (isRight) {
      await tx
        .updateTable('counterConfirmation')
        .set({ confirmedAt: ctx.now(), confirmedThrough: through })
        .where('id', '=', id)
        .execute();
    }
    const about = { id, version: tried.version };
    await recordEvent(tx, ctx, (isRight ? confirmationGiven : confirmationFailed)(about, { through }));
    return isRight;
  });
  refuseUnless(isRight, 'wrong-confirmation-code');
}
