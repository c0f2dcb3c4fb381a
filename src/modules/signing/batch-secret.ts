import type { Context } from '#platform/context.ts';
import type { Batch } from './batch-queries.ts';
import { sealedKeyRing } from './keys/key-ring.ts';
import type { SigningServices } from './make-signature.ts';
import { maskedMsisdn } from './phone-enrolment.ts';
import { findSigningKey, listSigningKeys } from './queries.ts';

/** What the page of a batch asks of its signer. */
export interface BatchSecret {
  readonly pin: boolean;
  /** A code of the moment, which a remote service may have sent. */
  readonly otp: boolean;
  /** They confirm on this telephone, so many documents at a time. */
  readonly phone?: { readonly masked: string; readonly documentsAtOnce: number } | undefined;
}

/** A PIN, unless the signer confirms on a telephone and nothing is to be sealed. */
export async function askedFor(
  ctx: Context,
  { keyRing = sealedKeyRing }: SigningServices,
  { entries }: Batch,
): Promise<BatchSecret> {
  const holder = { officerId: ctx.actor.id! };
  const keys = await listSigningKeys(ctx.db, holder);
  const otp = keys.some(({ place }) => place.kind === 'remote');
  const key = await findSigningKey(ctx.db, holder, ctx.now());
  if (key?.place.kind !== 'mobile') return { pin: true, otp };
  const isKnown = keyRing.phones.includes(key.place.service);
  const documentsAtOnce = isKnown ? keyRing.late(key.place)!.documentsAtOnce : 1;
  return {
    pin: await sealsIn(ctx, entries),
    otp,
    phone: { masked: maskedMsisdn(key.place.msisdn), documentsAtOnce },
  };
}

async function sealsIn(ctx: Context, entries: Batch['entries']): Promise<boolean> {
  const seal = await ctx.db
    .selectFrom('signingTurn')
    .select('id')
    .where('id', 'in', [...new Set(entries.map(({ turnId }) => turnId))])
    .where('purpose', '=', 'seal')
    .limit(1)
    .executeTakeFirst();
  return seal !== undefined;
}
