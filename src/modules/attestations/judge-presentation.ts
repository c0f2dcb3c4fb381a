import { createPublicKey, verify } from 'node:crypto';
import { SDJwtVcInstance, type SdJwtVcPayload } from '@sd-jwt/sd-jwt-vc';
import { importJWK, type JWK, jwtVerify } from 'jose';
import { type JwkSet, readReceiptKeys } from '#modules/signing/index.ts';
import type { Context, Database } from '#platform/context.ts';
import type { Nonces } from './chance.ts';
import { seconds, sha256 } from './issuer.ts';
import type { AttestationSource, AttestationType } from './model.ts';
import { attestationPaths } from './paths.ts';

/** What is said of an attestation that somebody shows. */
export type PresentationVerdict =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-genuine' }
  | {
      readonly kind: 'genuine';
      readonly type: AttestationType;
      /** What its holder chose to show, in the order of the type. */
      readonly claims: readonly { readonly name: string; readonly value: string }[];
      readonly issuedAt: Temporal.Instant;
      readonly expiresAt: Temporal.Instant | null;
      readonly state: 'in-force' | 'expired' | 'revoked';
      readonly revocation: { readonly reason: string; readonly at: Temporal.Instant } | undefined;
      /** Whether whoever shows it has proved, just now and for us, to hold its key. */
      readonly holder: 'proved' | 'not-proved' | 'wrong';
    };

export interface PresentationParts {
  readonly source: AttestationSource;
  readonly nonces: Nonces;
  readonly baseUrl: string;
}

/**
 * Judges an SD-JWT VC as it is presented (RFC 9901, 7.1 and 7.3; draft-ietf-oauth-sd-jwt-vc): the province's signature, what is disclosed, whether it is in
 * force today, and the proof of who shows it.
 */
export async function judgePresentation(
  ctx: Context,
  { source, nonces, baseUrl }: PresentationParts,
  presented: string,
): Promise<PresentationVerdict> {
  const text = presented.replace(/\s/g, '');
  const read = await readSdJwt(text);
  if (!read) return { kind: 'unreadable' };
  const payload = await signedPayload(text, read, await readReceiptKeys(ctx.db));
  const types = await source.listTypes(ctx);
  const type = types.find(({ id }) => payload?.vct === baseUrl + attestationPaths.type(id));
  if (!payload || payload.iss !== baseUrl || !type || !payload.iat) return { kind: 'not-genuine' };
  const found = await findIssued(ctx.db, baseUrl, payload);
  if (!found) return { kind: 'not-genuine' };
  const now = ctx.now();
  const expiresAt = payload.exp ? Temporal.Instant.fromEpochMilliseconds(payload.exp * 1000) : null;
  const isPast = expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0;
  const { revokedAt, revocation } = found;
  return {
    kind: 'genuine',
    type,
    claims: type.claims.flatMap(({ name }) =>
      payload[name] === undefined ? [] : [{ name, value: String(payload[name]) }],
    ),
    issuedAt: Temporal.Instant.fromEpochMilliseconds(payload.iat * 1000),
    expiresAt,
    state: revokedAt ? 'revoked' : isPast ? 'expired' : 'in-force',
    revocation: revokedAt ? { at: revokedAt, reason: revocation! } : undefined,
    holder: await holderOf(text, payload, { audience: baseUrl + attestationPaths.check, nonces, now }),
  };
}

const sdJwt = (verifier?: (data: string, signature: string) => boolean) =>
  new SDJwtVcInstance({ hasher: sha256, hashAlg: 'sha-256', ...(verifier && { verifier }) });

const readSdJwt = (text: string) =>
  sdJwt()
    .decode(text)
    .catch(() => undefined);

/** Claims under the province's signature, or nothing. The algorithm is ours, never the header's choice. */
async function signedPayload(
  text: string,
  { jwt, disclosures = [] }: NonNullable<Awaited<ReturnType<typeof readSdJwt>>>,
  { keys }: JwkSet,
): Promise<SdJwtVcPayload | undefined> {
  const { alg, typ, kid } = (jwt?.header ?? {}) as Readonly<Record<string, unknown>>;
  const jwk = keys.find((key) => key.kid === kid);
  if (alg !== 'ES256' || typ !== 'dc+sd-jwt' || !jwk) return undefined;
  const verifier = (data: string, signature: string) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: createPublicKey({ key: { ...jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  // A disclosure that the signature knows nothing of is no part of it (RFC 9901, 7.1, 5).
  const named = new Set((jwt?.payload?.['_sd'] as readonly string[] | undefined) ?? []);
  const digests = disclosures.map((each) => Buffer.from(sha256(each.encode())).toString('base64url'));
  if (new Set(digests).size < digests.length || digests.some((digest) => !named.has(digest)))
    return undefined;
  try {
    // Past its day it is shown as that, and not as forged.
    const options = { currentDate: Number(jwt?.payload?.['iat'] ?? 0) };
    return (await sdJwt(verifier).validate(text, options)).payload as SdJwtVcPayload;
  } catch {
    return undefined;
  }
}

/** The row of its place in the list: every one that was issued has one. */
async function findIssued(db: Database, baseUrl: string, { status }: SdJwtVcPayload) {
  const { idx, uri } = status?.status_list ?? {};
  const number = Number(uri?.slice((baseUrl + attestationPaths.list('')).length));
  if (idx === undefined || !Number.isSafeInteger(number)) return undefined;
  return db
    .selectFrom('attestation')
    .select(['revokedAt', 'revocation'])
    .where('listNumber', '=', number)
    .where('listIndex', '=', idx)
    .executeTakeFirst();
}

/** The key binding that may stand at its end: signed by the holder's key, for this page, upon a nonce of ours, over just what is shown. */
async function holderOf(
  text: string,
  { cnf }: SdJwtVcPayload,
  {
    audience,
    nonces,
    now,
  }: { readonly audience: string; readonly nonces: Nonces; readonly now: Temporal.Instant },
) {
  const end = text.lastIndexOf('~') + 1;
  const binding = text.slice(end);
  if (binding === '') return 'not-proved';
  try {
    const { payload } = await jwtVerify(binding, await importJWK((cnf as { jwk: JWK }).jwk, 'ES256'), {
      typ: 'kb+jwt',
      algorithms: ['ES256'],
      audience,
      maxTokenAge: '10 minutes',
      clockTolerance: '60 seconds',
      currentDate: new Date(seconds(now) * 1000),
    });
    const shown = Buffer.from(sha256(text.slice(0, end))).toString('base64url');
    const isOurs = payload['sd_hash'] === shown && nonces.isFresh(payload['nonce'], now);
    return isOurs ? 'proved' : 'wrong';
  } catch {
    return 'wrong';
  }
}
