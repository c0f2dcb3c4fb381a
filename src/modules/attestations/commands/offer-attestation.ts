import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { hashOf, newPin, newSecret } from '../chance.ts';
import { attestationOffered } from '../events.ts';
import { type AttestationSource, type AttestationType, offerLives } from '../model.ts';

export interface AttestationOffer {
  readonly id: string;
  readonly type: AttestationType;
  /** In the square alone. */
  readonly code: string;
  /** Beside the square. */
  readonly pin: string;
  readonly expiresAt: Temporal.Instant;
}

/**
 * Lets a person take what was issued to them into a wallet (OpenID4VCI 1.0, pre-authorized code). Code and pin are told now and never again.
 *
 * @throws Refusal `not-found` when it is not theirs, or there is nothing to attest
 */
export async function offerAttestation(
  ctx: Context,
  source: AttestationSource,
  { subjectId }: { readonly subjectId: string },
): Promise<AttestationOffer> {
  const isOwn = ctx.actor.kind === 'citizen' && (await source.isOwn(ctx, subjectId));
  const content = isOwn ? await source.contentOf(ctx, subjectId) : undefined;
  refuseUnless(content, 'not-found');
  const { type } = content;
  const offer = { id: newId(), code: newSecret(), pin: newPin(), expiresAt: ctx.now().add(offerLives) };
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('attestationOffer')
      .values({
        id: offer.id,
        version: 1,
        type: type.id,
        subjectType: source.subjectType,
        subjectId,
        citizenId: ctx.actor.id!,
        codeHash: hashOf(offer.code),
        pinHash: hashOf(offer.code + offer.pin),
        failures: 0,
        createdAt: ctx.now(),
        expiresAt: offer.expiresAt,
      })
      .execute();
    const facts = { of: `${source.subjectType} ${subjectId}`, kind: type.id };
    await recordEvent(tx, ctx, attestationOffered(offer.id, 1, facts));
  });
  return { ...offer, type };
}
