import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A key for one purpose, drawn from the secret of the installation (RFC 5869). */
const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', `muong identity ${purpose}`, 32));

/** Encrypts with AES-256-GCM; it opens only for the same owner, so a row copied to another account is worthless. */
export function sealSecret(text: string, secret: string, ownerId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'second factor'), nonce).setAAD(
    Buffer.from(ownerId),
  );
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws Error when it was sealed for another owner, under another secret, or changed */
export function openSecret(sealed: string, secret: string, ownerId: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'second factor'), bytes.subarray(0, 12), {
    authTagLength: 16,
  });
  cipher.setAAD(Buffer.from(ownerId)).setAuthTag(bytes.subarray(12, 28));
  return cipher.update(bytes.subarray(28), undefined, 'utf8') + cipher.final('utf8');
}

/** Six digits are found from a plain hash in a moment; under a key that is not in the database they are not. */
export const hashCode = (code: string, secret: string, codeId: string): string =>
  createHmac('sha256', keyFor(secret, 'one-time codes')).update(`${codeId} ${code}`).digest('base64url');
