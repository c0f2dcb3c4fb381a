import { keySigner, type Signer } from '#engines/pdf-signature/index.ts';
import { type CscService, createCscClient } from './csc/csc-client.ts';
import { CscError } from './csc/csc-error.ts';
import { cscLateKey } from './csc/csc-late-key.ts';
import { cscSigner, type HoldersSecret } from './csc/csc-signer.ts';
import { KeyFault, type KeyFaultCode } from './key-fault.ts';
import type { LateKey } from './late-key.ts';
import { createMssClient, type MssService } from './mss/mss-client.ts';
import { MssError } from './mss/mss-error.ts';
import { phoneKey } from './mss/phone-key.ts';
import { certificatesOf } from './pem.ts';
import { TokenError } from './pkcs11/token-error.ts';
import { tokenSigner, tryToken } from './pkcs11/token-signer.ts';
import { openKey } from './sealed-key.ts';

/** Where a key is, beside its certificates. Libraries and services go by the names the settings give them. */
export type KeyPlace =
  | { readonly kind: 'sealed'; readonly sealedKey: Buffer }
  | { readonly kind: 'token'; readonly library: string; readonly serial: string; readonly keyId: string }
  | { readonly kind: 'remote'; readonly service: string; readonly credentialId: string }
  /** On the SIM of a telephone, by its number in the international form. */
  | { readonly kind: 'mobile'; readonly service: string; readonly msisdn: string };

export interface KeptKey {
  /** PEM, the holder's certificate first; of a remote key the service's own are used. */
  readonly certificatePem: string;
  readonly place: KeyPlace;
}

export { type HoldersSecret, KeyFault, type KeyFaultCode };

/** Opens keys wherever they are. */
export interface KeyRing {
  /**
   * A signer for the key; that of a key which answers later throws {@link AnswersLater}. `isProven` says that the PIN has been tried; a remote service tries it when it signs.
   *
   * @param count how many signatures are to be made
   * @param waits whoever signs waits for the answer, as for a trial signature
   * @throws KeyFault, as the signer itself does
   */
  open(
    key: KeptKey,
    secret: HoldersSecret,
    count?: number,
    waits?: boolean,
  ): Promise<{ readonly signer: Signer; readonly isProven: boolean }>;
  /** How a key that answers later is asked; nothing for one that signs at once. @throws KeyFault */
  late(place: KeyPlace): LateKey | undefined;
  /** The names that keys may be enrolled under. */
  readonly libraries: readonly string[];
  readonly services: readonly string[];
  readonly phones: readonly string[];
}

export interface KeyRingSettings {
  /** A token's own library (PKCS #11) by its name here. */
  readonly libraries?: Readonly<Record<string, string>> | undefined;
  readonly services?: Readonly<Record<string, CscService>> | undefined;
  /** Mobile signature services (TS 102 204). */
  readonly phones?: Readonly<Record<string, MssService>> | undefined;
}

export function createKeyRing({ libraries = {}, services = {}, phones = {} }: KeyRingSettings): KeyRing {
  const clientOf = byName(services, createCscClient);
  const phoneServiceOf = byName(phones, createMssClient);

  async function open(
    { certificatePem, place }: KeptKey,
    secret: HoldersSecret,
    count: number,
    waits: boolean,
  ) {
    if (place.kind === 'sealed') {
      const key = await openKey(place.sealedKey, secret.pin);
      if (!key) throw new KeyFault('pin-wrong');
      return { signer: keySigner(certificatesOf(certificatePem), key), isProven: true };
    }
    if (place.kind === 'token') {
      const library = libraries[place.library];
      if (!library)
        throw new KeyFault('key-unreachable', new Error(`no library "${place.library}" in the settings`));
      const where = { ...place, library };
      await tryToken(where, secret.pin);
      return { signer: tokenSigner(where, certificatesOf(certificatePem), secret.pin), isProven: true };
    }
    if (place.kind === 'mobile') throw new KeyFault('key-unusable', new Error('it answers later'));
    const client = clientOf(place.service);
    const credential = await client.getCredential(place.credentialId);
    const later = waits ? undefined : services[place.service]?.asynchronous?.timeoutSeconds;
    const signer = cscSigner(client, place.credentialId, credential, secret, count, later);
    return { signer, isProven: false };
  }

  function lateKeyAt(place: KeyPlace): LateKey | undefined {
    if (place.kind === 'mobile') return phoneKey(phoneServiceOf(place.service), place.msisdn);
    const pace = place.kind === 'remote' ? services[place.service]?.asynchronous : undefined;
    return pace && place.kind === 'remote' ? cscLateKey(clientOf(place.service), pace) : undefined;
  }

  return {
    libraries: Object.keys(libraries),
    services: Object.keys(services),
    phones: Object.keys(phones),
    late(place) {
      const key = lateKeyAt(place);
      if (!key) return undefined;
      return {
        ...key,
        ask: (asked) => key.ask(asked).catch(fault),
        answer: (asked) => key.answer(asked).catch(fault),
      };
    },
    async open(key, secret, count = 1, waits = false) {
      const { signer, isProven } = await open(key, secret, count, waits).catch(fault);
      return { signer: { ...signer, sign: (bytes) => signer.sign(bytes).catch(fault) }, isProven };
    },
  };
}

/** The client of a service in the settings, made when it is first needed. */
function byName<Service, Client>(
  services: Readonly<Record<string, Service>>,
  create: (service: Service) => Client,
): (name: string) => Client {
  const clients = new Map<string, Client>();
  return (name) => {
    const service = services[name];
    if (!service) throw new KeyFault('key-unreachable', new Error(`no service "${name}" in the settings`));
    const client = clients.get(name) ?? create(service);
    clients.set(name, client);
    return client;
  };
}

/** Keys kept here under a PIN, and no others. */
export const sealedKeyRing = createKeyRing({});

const told: ReadonlySet<string> = new Set(['pin-wrong', 'otp-wrong', 'pin-locked', 'key-unreachable']);
const away: ReadonlySet<string> = new Set(['token-absent', 'token-library-missing']);

function fault(error: unknown): never {
  if (error instanceof MssError) throw new KeyFault(error.code, error);
  if (!(error instanceof TokenError || error instanceof CscError)) throw error;
  const { code } = error;
  const kept = told.has(code) ? (code as KeyFaultCode) : away.has(code) ? 'key-unreachable' : 'key-unusable';
  throw new KeyFault(kept, error);
}
