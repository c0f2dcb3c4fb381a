import { EmbeddedJWK, type JWK, jwtVerify } from 'jose';
import type { Nonces } from './chance.ts';

export type ProofFault = 'invalid_proof' | 'invalid_nonce';

/**
 * The public key that a wallet proves to hold (OpenID4VCI 1.0, appendix F.1): a JWT signed by it for this issuer, upon a nonce of ours.
 */
export async function provenKey(
  proof: string,
  {
    issuer,
    nonces,
    now,
  }: { readonly issuer: string; readonly nonces: Nonces; readonly now: Temporal.Instant },
): Promise<{ readonly key: JWK } | { readonly fault: ProofFault }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'openid4vci-proof+jwt',
      algorithms: ['ES256'],
      audience: issuer,
      maxTokenAge: '10 minutes',
      clockTolerance: '60 seconds',
      currentDate: new Date(now.epochMilliseconds),
    });
    if (!nonces.isFresh(payload['nonce'], now)) return { fault: 'invalid_nonce' };
    const { kty, crv, x, y } = protectedHeader.jwk!;
    return { key: { kty, crv, x, y } as JWK };
  } catch {
    return { fault: 'invalid_proof' };
  }
}
