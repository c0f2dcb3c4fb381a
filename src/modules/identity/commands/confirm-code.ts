import { timingSafeEqual } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { citizenActor } from '../actor-of.ts';
import type { CodeChannel } from '../code-address.ts';
import { citizenSignedIn, citizenSignInFailed } from '../events.ts';
import { findCitizenByAccount } from '../queries.ts';
import { hashCode } from '../sealed-secret.ts';

export interface ConfirmCode {
  readonly codeId: string;
  readonly channel: CodeChannel;
  readonly code: string;
  readonly secret: string;
}

/** An address that its owner has proved. `citizenId` is null when nobody here has signed in with it before. */
export interface ProvedAddress {
  readonly address: string;
  readonly citizenId: string | null;
}

/**
 * Takes a code. Every try is counted before it is compared, so that tries sent at once are counted too.
 *
 * @throws Refusal `wrong-code` for a code that is wrong, used, tried out or too old: one answer for all
 */
export async function confirmCode(ctx: Context, input: ConfirmCode): Promise<ProvedAddress> {
  const proved = await ctx.transaction(async (tx, ctx) => {
    const address = await useCode(tx, ctx, input);
    if (address === undefined) {
      await recordEvent(tx, ctx, citizenSignInFailed({ codeId: input.codeId, method: input.channel }));
      return undefined;
    }
    const citizen = await findCitizenByAccount(tx, input.channel, address);
    if (citizen) {
      const acting = ctx.as(await citizenActor(tx, citizen.id));
      await recordEvent(tx, acting, citizenSignedIn({ citizenId: citizen.id, method: input.channel }));
    }
    return { address, citizenId: citizen?.id ?? null };
  });
  refuseUnless(proved, 'wrong-code');
  return proved;
}

async function useCode(
  tx: Tx,
  ctx: Context,
  { codeId, code, secret }: ConfirmCode,
): Promise<string | undefined> {
  const tried = await tx
    .updateTable('oneTimeCode')
    .set({ attemptsLeft: sql<number>`attempts_left - 1` })
    .where('id', '=', codeId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now())
    .where(sql<SqlBool>`attempts_left > 0`)
    .returning(['address', 'codeHash'])
    .executeTakeFirst();
  const given = hashCode(code.replace(/\s/g, ''), secret, codeId);
  if (!tried || !timingSafeEqual(Buffer.from(tried.codeHash), Buffer.from(given))) return undefined;
  await tx.updateTable('oneTimeCode').set({ usedAt: ctx.now() }).where('id', '=', codeId).execute();
  return tried.address;
}
