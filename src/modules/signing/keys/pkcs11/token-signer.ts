import { createHash, X509Certificate } from 'node:crypto';
import type { Signer } from '#engines/pdf-signature/index.ts';
import { ecdsaDer } from '../ecdsa-der.ts';
import { ck } from './cryptoki.ts';
import { type TokenPlace, type TokenSession, withToken } from './token.ts';
import { TokenError } from './token-error.ts';

/** SHA-256 as a DigestInfo, ready for PKCS #1 v1.5 (RFC 8017, 9.2, note 1). */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * A signer whose key stays in its token. The PIN is given to the token for each signature, and nothing stays logged
 * in between.
 */
export function tokenSigner(place: TokenPlace, certificateChain: readonly Uint8Array[], pin: string): Signer {
  const isRsa = new X509Certificate(certificateChain[0]!).publicKey.asymmetricKeyType === 'rsa';
  return {
    certificateChain,
    algorithm: isRsa ? 'rsa-sha256' : 'ecdsa-sha256',
    sign: (bytes) =>
      withToken(place, pin, async (session) => {
        const key = await keyIn(session, place);
        const digest = createHash('sha256').update(bytes).digest();
        const again = (await asksEachTime(session, key)) ? pin : undefined;
        return isRsa
          ? session.sign(key, ck.rsaPkcs, Buffer.concat([digestInfo, digest]), again)
          : ecdsaDer(await session.sign(key, ck.ecdsa, digest, again));
      }),
  };
}

/**
 * Whether the PIN opens the token and the key is there.
 *
 * @throws TokenError
 */
export const tryToken = (place: TokenPlace, pin: string): Promise<void> =>
  withToken(place, pin, async (session) => void (await keyIn(session, place)));

async function keyIn(session: TokenSession, { keyId }: TokenPlace): Promise<number> {
  const [key] = await session.find([
    { type: ck.objectClass, value: ck.privateKey },
    { type: ck.id, value: Buffer.from(keyId, 'hex') },
  ]);
  if (key === undefined) throw new TokenError('token-key-missing', keyId);
  return key;
}

/** Older libraries do not know the attribute; theirs never ask again. */
const asksEachTime = (session: TokenSession, key: number): Promise<boolean> =>
  session.read(key, ck.alwaysAuthenticate).then(
    (value) => value[0] === 1,
    () => false,
  );
