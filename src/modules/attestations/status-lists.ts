import { deflateSync } from 'node:zlib';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type AttestationIssuer, seconds } from './issuer.ts';
import { listSize, placeOf } from './model.ts';
import { attestationPaths } from './paths.ts';

/** How long a verifier may go on with the list it has. */
const listLivesSeconds = 300;

export interface Place {
  readonly listNumber: number;
  readonly listIndex: number;
}

/** The next place of the list that has room; the row is locked until the attestation is written. */
export async function takePlace(tx: Tx): Promise<Place> {
  await tx
    .insertInto('attestationList')
    .values({ number: 1, taken: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const list = await tx
    .selectFrom('attestationList')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (list.taken >= listSize) {
    await tx
      .insertInto('attestationList')
      .values({ number: list.number + 1, taken: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return takePlace(tx);
  }
  await tx
    .updateTable('attestationList')
    .set({ taken: list.taken + 1 })
    .where('number', '=', list.number)
    .execute();
  return { listNumber: list.number, listIndex: placeOf(list.taken) };
}

/**
 * A list as whoever checks fetches it (Token Status List, 5.1): a bit for each place, the lowest of a byte first, packed with zlib.
 *
 * @throws Refusal `not-found` when there is no such list
 */
export async function signList(
  db: Database,
  issuer: AttestationIssuer,
  number: number,
  at: Temporal.Instant,
): Promise<string> {
  orNotFound(
    await db.selectFrom('attestationList').select('number').where('number', '=', number).executeTakeFirst(),
  );
  const revoked = await db
    .selectFrom('attestation')
    .select('listIndex')
    .where('listNumber', '=', number)
    .where('revokedAt', 'is not', null)
    .execute();
  const bits = new Uint8Array(listSize / 8);
  for (const { listIndex } of revoked) bits[listIndex >> 3]! |= 1 << (listIndex & 7);
  const payload = {
    sub: issuer.baseUrl + attestationPaths.list(number),
    iat: seconds(at),
    ttl: listLivesSeconds,
    status_list: { bits: 1, lst: deflateSync(bits, { level: 9 }).toString('base64url') },
  };
  return issuer.signJwt('statuslist+jwt', payload, at);
}

/** What the subject's attestations said does not hold any more. Records no event: the act it is part of does. */
export async function revokeAttestations(
  tx: Tx,
  subject: { readonly type: string; readonly id: string },
  { reason, at }: { readonly reason: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('attestation')
    .set(({ eb }) => ({ revokedAt: at, revocation: reason, version: eb('version', '+', 1) }))
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('revokedAt', 'is', null)
    .execute();
}
