import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export type Values = Readonly<Record<string, unknown>>;

const ivLength = 12;
const tagLength = 16;

/**
 * Seals a session's values (AES-256-GCM) with a key drawn from its token. The table holds only the token's hash,
 * so a stolen copy or backup of it opens nothing.
 */
export function seal(values: Values, token: string, sessionId: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(token), iv).setAAD(Buffer.from(sessionId));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(values)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** @throws Error when they were sealed under another token, for another session, or were altered */
export function unseal(sealed: Buffer, token: string, sessionId: string): Values {
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(token), sealed.subarray(0, ivLength))
    .setAAD(Buffer.from(sessionId))
    .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  const opened = Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]);
  return JSON.parse(opened.toString('utf8')) as Values;
}

const keyFrom = (token: string) => Buffer.from(hkdfSync('sha256', token, '', 'session values', 32));
