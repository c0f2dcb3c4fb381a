import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { CodeChannel } from '../code-address.ts';
import { codeAttempts, codeLife, codesPerHour, newCode } from '../code-rules.ts';
import { oneTimeCodeRequested } from '../events.ts';
import { hashCode } from '../sealed-secret.ts';

export interface RequestCode {
  readonly channel: CodeChannel;
  /** Tidied: `tidyAddress`. */
  readonly address: string;
  readonly secret: string;
  /** Carries the code to the address. It is called after the commit; the code is nowhere else. */
  deliver(code: string): Promise<void>;
}

/**
 * Sends a code to an address, known here or not: the answer is the same, and so is the work. The code works only
 * with the id returned, which the asking browser keeps, so that nobody can use up another's tries.
 *
 * @throws Refusal `too-many-codes` after five to one address in an hour, `code-not-sent` when the carrier fails
 */
export async function requestCode(ctx: Context, input: RequestCode): Promise<{ readonly codeId: string }> {
  const { channel, address, secret } = input;
  const [id, code] = [newId(), newCode()];
  await ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const { sent } = await tx
      .selectFrom('oneTimeCode')
      .select((the) => the.fn.countAll<string>().as('sent'))
      .where('address', '=', address)
      .where('createdAt', '>', now.subtract({ hours: 1 }))
      .executeTakeFirstOrThrow();
    refuseUnless(Number(sent) < codesPerHour, 'too-many-codes');
    await tx
      .insertInto('oneTimeCode')
      .values({
        id,
        address,
        codeHash: hashCode(code, secret, id),
        createdAt: now,
        expiresAt: now.add(codeLife),
        attemptsLeft: codeAttempts,
      })
      .execute();
    await recordEvent(tx, ctx, oneTimeCodeRequested({ channel, codeId: id }));
  });
  try {
    await input.deliver(code);
  } catch {
    throw new Refusal('code-not-sent');
  }
  return { codeId: id };
}
