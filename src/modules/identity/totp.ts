import { Secret, TOTP } from 'otpauth';
import type { Context, Tx } from '#platform/context.ts';
import type { Credential } from './credentials.ts';
import { openSecret } from './sealed-secret.ts';

const periodS = 30;

/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds, which every app knows). */
const totp = (secret: string, label = '', issuer = '') =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    label,
    issuer,
    algorithm: 'SHA1',
    digits: 6,
    period: periodS,
  });

/** A new secret of 160 bits, as RFC 4226 asks. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app reads from the picture: `otpauth://totp/…`. */
export const totpAddress = (secret: string, username: string, issuer: string): string =>
  totp(secret, username, issuer).toString();

/** The time step whose code this is, one before or after now allowed for slow clocks; null when it is none. */
export function stepOfCode(secret: string, typed: string, now: Temporal.Instant): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.epochMilliseconds;
  const delta = totp(secret).validate({ token, timestamp, window: 1 });
  return delta === null ? null : TOTP.counter({ period: periodS, timestamp }) + delta;
}

/** Whether the code is right and not yet used; using it is noted (RFC 6238, 5.2: a code is taken once). */
export async function takeCode(
  tx: Tx,
  ctx: Context,
  { officerId, totpSecret, totpLastCounter }: Credential,
  { code, secret }: { readonly code: string; readonly secret: string },
): Promise<boolean> {
  if (!totpSecret) return false;
  const step = stepOfCode(openSecret(totpSecret, secret, officerId), code, ctx.now());
  if (step === null || (totpLastCounter !== null && step <= totpLastCounter)) return false;
  await tx
    .updateTable('officerCredential')
    .set({ totpLastCounter: step })
    .where('officerId', '=', officerId)
    .execute();
  return true;
}
