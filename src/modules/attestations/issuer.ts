import { createHash, randomBytes, sign } from 'node:crypto';
import { SDJwtVcInstance, type SdJwtVcPayload } from '@sd-jwt/sd-jwt-vc';
import type { JWK } from 'jose';
import { openProvinceKey, type ProvinceKey } from '#modules/signing/index.ts';
import type { Database } from '#platform/context.ts';

export interface SealedClaims {
  readonly vct: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly holder: JWK;
  readonly status: { readonly idx: number; readonly uri: string };
  readonly issuedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant | null;
}

/** Signs in the name of the province, by the key of its receipts. */
export interface AttestationIssuer {
  readonly baseUrl: string;
  /** An SD-JWT VC bound to its holder's key, each claim to be disclosed or not (RFC 9901, draft-ietf-oauth-sd-jwt-vc). */
  seal(sealed: SealedClaims): Promise<string>;
  /** A plain JWT with a type of its own. */
  signJwt(typ: string, payload: object, at: Temporal.Instant): Promise<string>;
}

export const sha256 = (text: string | ArrayBuffer): Uint8Array =>
  createHash('sha256')
    .update(typeof text === 'string' ? text : Buffer.from(text))
    .digest();

export const seconds = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000);

export function createAttestationIssuer(db: Database, secret: string, baseUrl: string): AttestationIssuer {
  let kept: Promise<ProvinceKey> | undefined;
  async function provinceKey(at: Temporal.Instant): Promise<ProvinceKey> {
    kept ??= openProvinceKey(db, secret, at);
    return kept.catch((error) => {
      kept = undefined;
      throw error;
    });
  }
  const signatureOf = ({ key }: ProvinceKey, text: string) =>
    sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return {
    baseUrl,
    async seal({ vct, claims, holder, status, issuedAt, expiresAt }) {
      const own = await provinceKey(issuedAt);
      const instance = new SDJwtVcInstance({
        signAlg: 'ES256',
        hashAlg: 'sha-256',
        signer: (text) => signatureOf(own, text),
        hasher: sha256,
        saltGenerator: (length) => randomBytes(length).toString('base64url'),
      });
      const told: SdJwtVcPayload = {
        iss: baseUrl,
        vct,
        iat: seconds(issuedAt),
        ...(expiresAt && { exp: seconds(expiresAt) }),
        cnf: { jwk: holder },
        status: { status_list: status },
        ...claims,
      };
      const disclosed = { _sd: Object.keys(claims) } as NonNullable<
        Parameters<typeof instance.issue<SdJwtVcPayload>>[1]
      >;
      return instance.issue(told, disclosed, { header: { kid: own.kid } });
    },
    async signJwt(typ, payload, at) {
      const own = await provinceKey(at);
      const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const input = `${encode({ alg: 'ES256', typ, kid: own.kid })}.${encode(payload)}`;
      return `${input}.${signatureOf(own, input)}`;
    },
  };
}
