/**
 * What lies on a device is sealed with a key drawn from a passphrase: PBKDF2 with HMAC-SHA-256 (RFC 8018) and AES-256-GCM
 * (NIST SP 800-38D), both of the browser. 600,000 rounds are what OWASP asks for; twelve random digits (2^40) then cost some 2^60
 * compressions to try out.
 */
const rounds = 600_000;
const digitsProposed = 12;
const shortest = 12;

/** Tells whether a passphrase is the right one, and nothing else. */
export interface Lock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly check: Sealed;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** "482 917 350 664": easy to type with one thumb, and nobody's birthday. */
export function proposedPassphrase(): string {
  const digits: string[] = [];
  while (digits.length < digitsProposed) {
    // Bytes from 250 on would make some digits likelier than others.
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < 250) digits.push(String(byte! % 10));
  }
  return digits.join('').replace(/\d{3}(?=\d)/g, '$&\u00a0');
}

/** Spaces are there for the eye. */
const tidy = (passphrase: string) => passphrase.normalize('NFC').replaceAll(/\s/g, '');

export const isPassphrase = (passphrase: string): boolean =>
  tidy(passphrase).length >= shortest && new Set(tidy(passphrase)).size > 3;

export async function newLock(passphrase: string): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(passphrase, salt, rounds);
  return { key, lock: { salt, rounds, check: await seal(key, new Uint8Array(16), 'lock') } };
}

/** The key, or nothing when the passphrase is not the one. */
export async function openLock(lock: Lock, passphrase: string): Promise<CryptoKey | undefined> {
  const key = await keyOf(passphrase, lock.salt, lock.rounds);
  return unseal(key, lock.check, 'lock').then(
    () => key,
    () => undefined,
  );
}

/** @param about what it is, by its id: a sealed thing put in another's place does not open */
export async function seal(key: CryptoKey, bytes: BufferSource, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt(algorithm(iv, about), key, bytes) };
}

/** @throws OperationError when it was sealed with another key, about something else, or was changed */
export const unseal = (key: CryptoKey, { iv, bytes }: Sealed, about: string): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt(algorithm(iv, about), key, bytes);

const algorithm = (iv: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
});

/** It cannot be read out of the page that holds it. */
async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(tidy(passphrase));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}
