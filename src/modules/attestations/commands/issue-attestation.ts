import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { hashOf } from '../chance.ts';
import { attestationIssued } from '../events.ts';
import type { AttestationIssuer } from '../issuer.ts';
import type { AttestationSource } from '../model.ts';
import { attestationPaths } from '../paths.ts';
import { takePlace } from '../status-lists.ts';

export interface IssueAttestation {
  readonly token: string;
  /** Public key that the wallet proved to hold. */
  readonly holder: JWK;
}

/**
 * Seals what an offer promised into an SD-JWT VC for the wallet's key. Asked again with the same key, as when the answer was lost, it
 * is the same attestation in the same place of the list.
 *
 * @throws Refusal `invalid-token`; `nothing-to-attest` when it was taken back meanwhile; `other-key` for a second wallet
 */
export async function issueAttestation(
  ctx: Context,
  { issuer, source }: { readonly issuer: AttestationIssuer; readonly source: AttestationSource },
  { token, holder }: IssueAttestation,
): Promise<string> {
  const holderKey = await calculateJwkThumbprint(holder);
  return ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const offer = await tx
      .selectFrom('attestationOffer')
      .selectAll()
      .where('tokenHash', '=', hashOf(token))
      .where('tokenExpiresAt', '>', now)
      .forUpdate()
      .executeTakeFirst();
    refuseUnless(offer, 'invalid-token');
    const content = await source.contentOf(ctx, offer.subjectId);
    refuseUnless(content && content.type.id === offer.type, 'nothing-to-attest');

    const { subjectType, subjectId, type } = offer;
    const known = await tx
      .selectFrom('attestation')
      .select(['listNumber', 'listIndex', 'holderKey', 'issuedAt'])
      .where('offerId', '=', offer.id)
      .executeTakeFirst();
    refuseUnless(!known || known.holderKey === holderKey, 'other-key');
    const place = known ?? (await takePlace(tx));
    if (!known) {
      const id = newId();
      const row = { id, version: 1, offerId: offer.id, type, subjectType, subjectId, ...place };
      const { expiresAt } = content;
      await tx
        .insertInto('attestation')
        .values({ ...row, holderKey, issuedAt: now, expiresAt })
        .execute();
      await recordEvent(tx, ctx, attestationIssued(id, 1, { of: `${subjectType} ${subjectId}`, kind: type }));
    }
    return issuer.seal({
      vct: issuer.baseUrl + attestationPaths.type(type),
      claims: content.claims,
      holder,
      status: { idx: place.listIndex, uri: issuer.baseUrl + attestationPaths.list(place.listNumber) },
      issuedAt: known?.issuedAt ?? now,
      expiresAt: content.expiresAt,
    });
  });
}
