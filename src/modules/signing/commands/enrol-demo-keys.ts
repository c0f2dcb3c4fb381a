import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { demoKeysEnrolled } from '../events.ts';
import { pemOf } from '../keys/pem.ts';
import { sealKey } from '../keys/sealed-key.ts';

/** Who gets a demonstration key: people who sign, and the seals of their agencies. */
export interface DemoHolder {
  readonly officerId: string | null;
  readonly unitId: string | null;
  readonly name: string;
  readonly organization: string;
}

/**
 * Gives demonstration keys, all under one PIN, from an authority made for the occasion and trusted by this
 * province alone. The authority's own key is forgotten at once. Who has a key keeps it.
 */
export async function enrolDemoKeys(
  ctx: Context,
  holders: readonly DemoHolder[],
  pin: string,
): Promise<number> {
  ctx.authorize('signing.enrolDemo');
  const known = await ctx.db.selectFrom('signingKey').select(['officerId', 'unitId']).execute();
  const has = new Set(known.map((key) => key.officerId ?? key.unitId));
  const without = holders.filter((holder) => !has.has(holder.officerId ?? holder.unitId));
  if (without.length === 0) return 0;

  const validity = {
    notBefore: ctx.now().subtract({ hours: 1 }),
    notAfter: ctx.now().add({ hours: 24 * 365 * 3 }),
  };
  const label = `Mường – chứng thư giới thiệu ${newId().slice(-6)}`;
  const authority = createDemoAuthority({ commonName: label, ...validity });
  const keys = await Promise.all(
    without.map(async (holder) => {
      const issued = authority.issue({
        commonName: holder.name,
        organization: holder.organization,
        ...validity,
      });
      return {
        id: newId(),
        officerId: holder.officerId,
        unitId: holder.unitId,
        label: holder.name,
        certificatePem: pemOf(issued.certificate),
        sealedKey: await sealKey(issued.privateKey, pin),
        validFrom: validity.notBefore,
        validTo: validity.notAfter,
        enrolledAt: ctx.now(),
      };
    }),
  );
  return ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('signingTrust')
      .values({ id: newId(), label, certificatePem: pemOf(authority.certificate), isDemo: true })
      .execute();
    await tx.insertInto('signingKey').values(keys).execute();
    await recordEvent(tx, ctx, demoKeysEnrolled(keys.length));
    return keys.length;
  });
}
