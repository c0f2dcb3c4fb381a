import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** What is kept of a secret that is in somebody else's hands. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Six digits, to be typed from one screen into another. */
export const newPin = (): string => String(randomInt(1_000_000)).padStart(6, '0');

const nonceLives = 10 * 60;

/**
 * Nonces that no process has to remember (OpenID4VCI 1.0, 7; RFC 9901, 7.3): a time and chance under the installation's secret. One may be
 * used more than once in its ten minutes; what it is used for is issued once, or is only looked at.
 */
export function createNonces(secret: string) {
  const markOf = (text: string) => createHmac('sha256', secret).update(`nonce ${text}`).digest('base64url');
  return {
    issue(now: Temporal.Instant): string {
      const text = `${Math.floor(now.epochMilliseconds / 1000).toString(36)}-${randomBytes(12).toString('hex')}`;
      return `${text}.${markOf(text)}`;
    },
    isFresh(nonce: unknown, now: Temporal.Instant): boolean {
      const [text = '', mark = ''] = typeof nonce === 'string' ? nonce.split('.') : [];
      const ours = Buffer.from(markOf(text));
      const given = Buffer.from(mark);
      if (given.length !== ours.length || !timingSafeEqual(given, ours)) return false;
      const age = now.epochMilliseconds / 1000 - Number.parseInt(text, 36);
      return age < nonceLives;
    },
  };
}

export type Nonces = ReturnType<typeof createNonces>;
