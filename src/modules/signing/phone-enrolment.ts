import { X509Certificate } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { askConfirmation } from './commands/ask-confirmation.ts';
import { keepKey } from './commands/enrol-key.ts';
import type { Confirmed } from './confirmations/confirmed-acts.ts';
import { deskPaths } from './desk-paths.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { SigningServices } from './make-signature.ts';
import { judgeCertificate } from './trial-signature.ts';

/**
 * Asks the officer to sign a trial on the SIM of their telephone; its certificate comes with the answer. A SIM is a
 * person's: seals are elsewhere.
 *
 * @returns the confirmation's id
 * @throws InvalidInput `msisdn-invalid` at `/msisdn`; Refusal as {@link askConfirmation}
 */
export async function askPhoneTrial(
  ctx: Context,
  keyRing: KeyRing,
  input: { readonly service: string; readonly msisdn: string },
): Promise<string> {
  ctx.authorize('signing.keepKey', { officerId: ctx.actor.id! });
  const place = { kind: 'mobile', service: input.service, msisdn: msisdnOf(input.msisdn) } as const;
  if (!keyRing.phones.includes(place.service)) throw new Refusal('key-unreachable');
  return askConfirmation(ctx, keyRing, {
    place,
    key: null,
    statedAt: ctx.now(),
    documents: [{ title: 'Ký thử để nạp khóa trên SIM', toSign: Buffer.from(`muong key trial ${newId()}`) }],
    act: 'phone-enrolment',
    input: { service: place.service, msisdn: place.msisdn },
    returnTo: deskPaths.keys(),
  });
}

/** Keeps the key that has signed the trial, if its certificate is believed here. */
export async function enrolPhoneKey(
  ctx: Context,
  _services: SigningServices,
  { place, certificatePem }: Confirmed,
): Promise<void> {
  const certificate = new Uint8Array(new X509Certificate(certificatePem!).raw);
  await judgeCertificate(ctx, certificate);
  const holder = { officerId: ctx.actor.id! };
  ctx.authorize('signing.keepKey', holder);
  await keepKey(ctx, holder, { certificateChain: [certificate], place });
}

/**
 * A number as people write it, in the international form (ITU-T E.164): "0912 345 678" is "+84912345678".
 *
 * @throws InvalidInput `msisdn-invalid`
 */
export function msisdnOf(typed: string): string {
  const tidy = typed.replace(/[\s.()-]/g, '').replace(/^0(?=\d{9}$)/, '+84');
  if (!/^\+[1-9]\d{7,14}$/.test(tidy)) throw new InvalidInput([{ field: '/msisdn', code: 'msisdn-invalid' }]);
  return tidy;
}

/** What stands on a page: "•••• 678". */
export const maskedMsisdn = (msisdn: string): string => `•••• ${msisdn.slice(-3)}`;
