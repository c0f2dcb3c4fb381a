import { type Cryptoki, ck, loadCryptoki } from './cryptoki.ts';
import { inTurn } from './in-turn.ts';
import { TokenError } from './token-error.ts';

/** Where a key lies: the library that speaks to the token, the token's serial number, and the key's id (CKA_ID) in hex. */
export interface TokenPlace {
  readonly library: string;
  readonly serial: string;
  readonly keyId: string;
}

/** A session with a token; objects and answers are the library's own numbers and bytes. */
export interface TokenSession {
  find(template: readonly AttributeValue[]): Promise<readonly number[]>;
  read(object: number, attribute: number): Promise<Buffer>;
  /** @param pin for a key that wants it at every signature (CKA_ALWAYS_AUTHENTICATE) */
  sign(key: number, mechanism: number, bytes: Uint8Array, pin?: string): Promise<Buffer>;
}

export interface AttributeValue {
  readonly type: number;
  readonly value: number | Uint8Array;
}

/**
 * Runs `work` in a session of its own, logged in with the PIN if one is given, and out again after. Those who want
 * the same token wait for each other.
 *
 * @throws TokenError `pin-wrong`, `pin-locked`, `token-absent`, `token-library-missing`, `token-failed`
 */
export function withToken<T>(
  { library, serial }: Pick<TokenPlace, 'library' | 'serial'>,
  pin: string | undefined,
  work: (session: TokenSession) => Promise<T>,
): Promise<T> {
  return inTurn(`${library} ${serial}`, async () => {
    const cryptoki = await loadCryptoki(library);
    const slot = await slotOf(cryptoki, serial);
    const opened = [0];
    await cryptoki.call('C_OpenSession', slot, ck.serialSession, null, null, opened);
    const handle = opened[0]!;
    try {
      if (pin !== undefined) await login(cryptoki, handle, ck.user, pin);
      return await work(sessionOf(cryptoki, handle));
    } finally {
      // Closing the last session of a token ends its login too.
      await cryptoki.call('C_CloseSession', handle);
    }
  });
}

async function login(cryptoki: Cryptoki, handle: number, user: number, pin: string): Promise<void> {
  const bytes = Buffer.from(pin);
  await cryptoki.call('C_Login', handle, user, bytes, bytes.length);
}

/** Length of CK_TOKEN_INFO on every platform at most; its text lies before its numbers. */
const infoSize = 256;
const serialAt = 32 + 32 + 16;

async function slotOf(cryptoki: Cryptoki, serial: string): Promise<number> {
  for (const slot of await slotsWithToken(cryptoki)) {
    const info = Buffer.alloc(infoSize);
    await cryptoki.call('C_GetTokenInfo', slot, info);
    if (info.toString('latin1', serialAt, serialAt + 16).trim() === serial) return slot;
  }
  throw new TokenError('token-absent', serial);
}

async function slotsWithToken(cryptoki: Cryptoki): Promise<readonly number[]> {
  const count = [0];
  await cryptoki.call('C_GetSlotList', 1, null, count);
  const slots = new Array<number>(count[0]!).fill(0);
  await cryptoki.call('C_GetSlotList', 1, slots, count);
  return slots.slice(0, count[0]);
}

function sessionOf(cryptoki: Cryptoki, handle: number): TokenSession {
  return {
    async find(template) {
      const given = template.map(({ type, value }) => {
        const bytes = typeof value === 'number' ? numberBytes(value) : Buffer.from(value);
        return { type, value: bytes, size: bytes.length };
      });
      await cryptoki.call('C_FindObjectsInit', handle, given, given.length);
      const found = new Array<number>(64).fill(0);
      const count = [0];
      await cryptoki.call('C_FindObjects', handle, found, found.length, count);
      await cryptoki.call('C_FindObjectsFinal', handle);
      return found.slice(0, count[0]);
    },
    async read(object, type) {
      const asked = [{ type, value: null, size: 0 }];
      await cryptoki.call('C_GetAttributeValue', handle, object, asked, 1);
      const value = Buffer.alloc(asked[0]!.size);
      await cryptoki.call('C_GetAttributeValue', handle, object, [{ type, value, size: value.length }], 1);
      return value;
    },
    async sign(key, mechanism, bytes, pin) {
      await cryptoki.call('C_SignInit', handle, { type: mechanism, parameter: null, size: 0 }, key);
      if (pin !== undefined) await login(cryptoki, handle, ck.contextSpecific, pin);
      const signature = Buffer.alloc(1024);
      const size = [signature.length];
      await cryptoki.call('C_Sign', handle, bytes, bytes.length, signature, size);
      return signature.subarray(0, size[0]);
    },
  };
}

/** A CK_ULONG as it lies in memory: four bytes on Windows, else those of a pointer. */
function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(process.platform === 'win32' ? 4 : 8);
  bytes.writeUInt32LE(value);
  return bytes;
}
