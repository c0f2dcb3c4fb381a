import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Database } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { openKey, sealKey } from '../keys/sealed-key.ts';
import { type JwkSet, type PublicJwk, signJws } from './compact-jws.ts';
import type { ReceiptClaims } from './receipt.ts';

/** Signs receipts in the name of the province. */
export interface ReceiptPress {
  /** The receipt of this letter, as an address to be scanned; the same however often it is asked for. */
  issue(
    letter: { readonly type: string; readonly id: string },
    claims: ReceiptClaims,
    at: Temporal.Instant,
  ): Promise<string>;
  /** A JWS over anything else that the province vouches for, such as evidence. */
  sign(payload: object, at: Temporal.Instant): Promise<string>;
}

/** The key by which the province signs receipts and what else it vouches for; `kid` names it among the published. */
export interface ProvinceKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * @param secret of the installation: it closes the province's key
 * @param page the address of the page that checks receipts
 */
export function createReceiptPress(db: Database, secret: string, page: string): ReceiptPress {
  let own: Promise<ProvinceKey> | undefined;
  async function sign(payload: object, at: Temporal.Instant): Promise<string> {
    own ??= openProvinceKey(db, secret, at);
    const { kid, key } = await own.catch((error) => {
      own = undefined;
      throw error;
    });
    return signJws(payload, kid, key);
  }
  return {
    sign,
    async issue({ type, id }, claims, at) {
      const known = await findReceipt(db, type, id);
      if (known) return `${page}#${known}`;
      await db
        .insertInto('signingReceipt')
        .values({ subjectType: type, subjectId: id, jws: await sign(claims, at), issuedAt: at })
        .onConflict((conflict) => conflict.columns(['subjectType', 'subjectId']).doNothing())
        .execute();
      return `${page}#${await findReceipt(db, type, id)}`;
    },
  };
}

/** The public keys of all receipts there ever were. */
export async function readReceiptKeys(db: Database): Promise<JwkSet> {
  const rows = await db
    .selectFrom('signingReceiptKey')
    .select('publicJwk')
    .orderBy('createdAt', 'desc')
    .execute();
  return { keys: rows.map(({ publicJwk }) => publicJwk as unknown as PublicJwk) };
}

async function findReceipt(
  db: Database,
  subjectType: string,
  subjectId: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('signingReceipt')
    .select('jws')
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .executeTakeFirst();
  return found?.jws;
}

/** The newest key that this installation's secret opens; under another secret a new one is made, and the old stay published. */
export async function openProvinceKey(
  db: Database,
  secret: string,
  at: Temporal.Instant,
): Promise<ProvinceKey> {
  const newest = await db
    .selectFrom('signingReceiptKey')
    .select(['kid', 'sealedKey'])
    .where('retiredAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  const key = newest && (await openKey(newest.sealedKey, secret));
  return newest && key ? { kid: newest.kid, key } : makeProvinceKey(db, secret, at);
}

async function makeProvinceKey(db: Database, secret: string, at: Temporal.Instant): Promise<ProvinceKey> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  // Short, for it stands in every code to scan; of the thumbprint of RFC 7638.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url').slice(0, 6);
  const publicJwk = { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' };
  await db
    .insertInto('signingReceiptKey')
    .values({
      id: newId(),
      kid,
      publicJwk: jsonb(publicJwk),
      sealedKey: await sealKey(privateKey, secret),
      createdAt: at,
    })
    .execute();
  return { kid, key: privateKey };
}
