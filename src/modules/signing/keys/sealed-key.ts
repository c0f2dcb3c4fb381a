import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** Cost of a guess: 32 MiB and some 60 ms (RFC 7914; OWASP). */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const [saltBytes, nonceBytes, tagBytes] = [16, 12, 16];

/** Closes a private key under a PIN: salt, nonce, tag, and the PKCS#8 bytes by AES-256-GCM. */
export async function sealKey(key: KeyObject, pin: string): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(saltBytes), randomBytes(nonceBytes)];
  const cipher = createCipheriv('aes-256-gcm', await derive(pin, salt, 32, cost), nonce);
  const sealed = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]);
}

/** The private key, or nothing when the PIN is wrong. */
export async function openKey(sealed: Buffer, pin: string): Promise<KeyObject | undefined> {
  const salt = sealed.subarray(0, saltBytes);
  const nonce = sealed.subarray(saltBytes, saltBytes + nonceBytes);
  const tag = sealed.subarray(saltBytes + nonceBytes, saltBytes + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', await derive(pin, salt, 32, cost), nonce);
  decipher.setAuthTag(tag);
  try {
    const bytes = sealed.subarray(saltBytes + nonceBytes + tagBytes);
    const key = Buffer.concat([decipher.update(bytes), decipher.final()]);
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}
