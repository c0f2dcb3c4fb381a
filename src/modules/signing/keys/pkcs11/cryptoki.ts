import { promisify } from 'node:util';
import koffi from 'koffi';
import { TokenError } from './token-error.ts';

/** The names and numbers of PKCS #11 3.1 that are needed here (OASIS, `pkcs11t.h`). */
export const ck = {
  osLockingOk: 2,
  serialSession: 4,
  user: 1,
  objectClass: 0x000,
  id: 0x102,
  alwaysAuthenticate: 0x202,
  contextSpecific: 2,
  privateKey: 3,
  rsaPkcs: 0x0001,
  ecdsa: 0x1041,
} as const;

const alreadyInitialized = 0x191;

// On Windows the standard packs its structures; elsewhere they lie as the compiler lays them.
const layout = process.platform === 'win32' ? koffi.pack : koffi.struct;
const Attribute = layout('CK_ATTRIBUTE', { type: 'ulong', value: 'void *', size: 'ulong' });
const Mechanism = layout('CK_MECHANISM', { type: 'ulong', parameter: 'void *', size: 'ulong' });
const InitializeArguments = layout('CK_C_INITIALIZE_ARGS', {
  createMutex: 'void *',
  destroyMutex: 'void *',
  lockMutex: 'void *',
  unlockMutex: 'void *',
  flags: 'ulong',
  reserved: 'void *',
});
// A pointer type is made by its type, so that no name is spoken in a declaration of text.
const attributes = koffi.pointer(Attribute);

const signatures = {
  C_Initialize: [koffi.pointer(InitializeArguments)],
  C_GetSlotList: ['uint8', koffi.inout('ulong *'), koffi.inout('ulong *')],
  C_GetTokenInfo: ['ulong', 'void *'],
  C_OpenSession: ['ulong', 'ulong', 'void *', 'void *', koffi.out('ulong *')],
  C_CloseSession: ['ulong'],
  C_Login: ['ulong', 'ulong', 'void *', 'ulong'],
  C_Logout: ['ulong'],
  C_FindObjectsInit: ['ulong', attributes, 'ulong'],
  C_FindObjects: ['ulong', koffi.out('ulong *'), 'ulong', koffi.out('ulong *')],
  C_FindObjectsFinal: ['ulong'],
  C_GetAttributeValue: ['ulong', 'ulong', koffi.inout(attributes), 'ulong'],
  C_SignInit: ['ulong', koffi.pointer(Mechanism), 'ulong'],
  C_Sign: ['ulong', 'void *', 'ulong', 'void *', koffi.inout('ulong *')],
} as const;

export type CryptokiFunction = keyof typeof signatures;

/** A token's own library, its functions called off the main thread. */
export interface Cryptoki {
  /** @throws TokenError with the name of what the library answered, when it is not CKR_OK */
  call(name: CryptokiFunction, ...given: readonly unknown[]): Promise<void>;
}

const loaded = new Map<string, Promise<Cryptoki>>();

/**
 * Loads and initialises the library once for the process: it may be initialised no more often.
 *
 * @throws TokenError `token-library-missing`
 */
export function loadCryptoki(path: string): Promise<Cryptoki> {
  const known = loaded.get(path) ?? initialize(path);
  loaded.set(path, known);
  known.catch(() => loaded.delete(path));
  return known;
}

async function initialize(path: string): Promise<Cryptoki> {
  const functions = bind(path);
  const cryptoki: Cryptoki = {
    async call(name, ...given) {
      const answer = await functions[name](...given);
      if (answer !== 0) throw new TokenError(answer, name);
    },
  };
  const nothing = { createMutex: null, destroyMutex: null, lockMutex: null, unlockMutex: null };
  await cryptoki
    .call('C_Initialize', { ...nothing, flags: ck.osLockingOk, reserved: null })
    .catch((error: unknown) => {
      if (!(error instanceof TokenError && error.answer === alreadyInitialized)) throw error;
    });
  return cryptoki;
}

type Bound = Record<CryptokiFunction, (...given: readonly unknown[]) => Promise<number>>;

function bind(path: string): Bound {
  try {
    const library = koffi.load(path);
    return Object.fromEntries(
      Object.entries(signatures).map(([name, parameters]) => [
        name,
        promisify(library.func(name, 'ulong', [...parameters]).async),
      ]),
    ) as Bound;
  } catch (error) {
    throw new TokenError('token-library-missing', path, error);
  }
}
