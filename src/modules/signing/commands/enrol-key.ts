import { X509Certificate } from 'node:crypto';
import { keySigner, openPkcs12, SignerError } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { keyEnrolled, keyRenewed } from '../events.ts';
import { type HoldersSecret, KeyFault, type KeyPlace, type KeyRing } from '../keys/key-ring.ts';
import { certificatesOf, pemOf } from '../keys/pem.ts';
import { sealKey } from '../keys/sealed-key.ts';
import type { Holder } from '../model.ts';
import { trySigning } from '../trial-signature.ts';

/** Where the key to be enrolled is brought from. */
export type KeySource =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly password: string }
  | {
      readonly kind: 'token';
      readonly library: string;
      readonly serial: string;
      readonly keyId: string;
      readonly certificatePem: string;
    }
  | { readonly kind: 'remote'; readonly service: string; readonly credentialId: string };

export interface EnrolKey {
  readonly holder: Holder;
  readonly source: KeySource;
  /** Of a file: the new PIN it is closed under here. Else what the token or the service asks for. */
  readonly secret: HoldersSecret;
}

export interface ReadyKey {
  readonly certificateChain: readonly Uint8Array[];
  readonly place: KeyPlace;
}

/**
 * Enrols a key for a person or a seal, once it has signed a trial that holds. A key that is known, as one that was
 * locked, is renewed: brought again it has a new PIN and all its tries.
 *
 * @returns the key's id
 * @throws InvalidInput `password-wrong`, `key-file-unreadable` at `/file`; `certificate-refused`; `pin-wrong`, `otp-wrong`,
 *   `key-unreachable`, `key-unusable` at `/pin`
 */
export async function enrolKey(ctx: Context, keyRing: KeyRing, input: EnrolKey): Promise<string> {
  ctx.authorize('signing.keepKey', input.holder);
  const ready = await (input.source.kind === 'file'
    ? fromFile(ctx, input.source, input.secret.pin)
    : fromElsewhere(ctx, keyRing, input.source, input.secret));
  return keepKey(ctx, input.holder, ready);
}

/** Keeps a key that has proven itself, or renews it. @returns its id */
export async function keepKey(
  ctx: Context,
  holder: Holder,
  { certificateChain, place }: ReadyKey,
): Promise<string> {
  const [own] = certificateChain.map((der) => new X509Certificate(der));
  const certificatePem = pemOf(...certificateChain);
  const stored =
    place.kind === 'sealed'
      ? { kind: place.kind, sealedKey: place.sealedKey, place: null }
      : { kind: place.kind, sealedKey: null, place: jsonb(place) };
  const facts = {
    kind: place.kind,
    serialNumber: own!.serialNumber,
    validTo: instantOf(own!.validToDate).toString(),
  };
  const [column, value] =
    'officerId' in holder ? (['officerId', holder.officerId] as const) : (['unitId', holder.unitId] as const);
  return ctx.transaction(async (tx, ctx) => {
    const known = await tx
      .selectFrom('signingKey')
      .select(['id', 'version'])
      .where(column, '=', value)
      .where('certificatePem', '=', certificatePem)
      .forUpdate()
      .executeTakeFirst();
    const key = { id: known?.id ?? newId(), version: (known?.version ?? 0) + 1 };
    if (known) {
      await tx
        .updateTable('signingKey')
        .set({ ...stored, version: key.version, failedPins: 0, revokedAt: null })
        .where('id', '=', key.id)
        .execute();
    } else {
      await tx
        .insertInto('signingKey')
        .values({
          ...key,
          ...stored,
          ...holder,
          certificatePem,
          label: nameIn(own!),
          validFrom: instantOf(own!.validFromDate),
          validTo: instantOf(own!.validToDate),
          enrolledAt: ctx.now(),
        })
        .execute();
    }
    await recordEvent(tx, ctx, known ? keyRenewed(key, facts) : keyEnrolled(key, facts));
    return key.id;
  });
}

async function fromFile(
  ctx: Context,
  { bytes, password }: Extract<KeySource, { kind: 'file' }>,
  pin: string,
): Promise<ReadyKey> {
  try {
    const { certificateChain, key } = await openPkcs12(bytes, password);
    await trySigning(ctx, keySigner(certificateChain, key));
    return { certificateChain, place: { kind: 'sealed', sealedKey: await sealKey(key, pin) } };
  } catch (error) {
    if (!(error instanceof SignerError)) throw error;
    const field = error.code === 'password-wrong' ? '/password' : '/file';
    throw new InvalidInput([{ field, code: error.code }]);
  }
}

async function fromElsewhere(
  ctx: Context,
  keyRing: KeyRing,
  source: Exclude<KeySource, { kind: 'file' }>,
  secret: HoldersSecret,
): Promise<ReadyKey> {
  const certificatePem = source.kind === 'token' ? source.certificatePem : '';
  if (source.kind === 'token' && certificatesOf(certificatePem).length === 0) {
    throw new InvalidInput([{ field: '/certificate', code: 'certificate-unreadable' }]);
  }
  const place: KeyPlace =
    source.kind === 'token'
      ? { kind: 'token', library: source.library, serial: source.serial, keyId: source.keyId }
      : { kind: 'remote', service: source.service, credentialId: source.credentialId };
  try {
    const { signer } = await keyRing.open({ certificatePem, place }, secret, 1, true);
    await trySigning(ctx, signer);
    return { certificateChain: signer.certificateChain, place };
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    const field = error.code === 'otp-wrong' ? '/otp' : '/pin';
    const code = error.code === 'pin-wrong' ? 'pin-wrong-there' : error.code;
    throw new InvalidInput([{ field, code }]);
  }
}

const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

const nameIn = ({ subject }: X509Certificate): string => subject.match(/^CN=(.*)$/m)?.[1] ?? subject;
