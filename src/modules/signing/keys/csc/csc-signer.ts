import { createHash } from 'node:crypto';
import type { SignatureAlgorithm, Signer } from '#engines/pdf-signature/index.ts';
import { anyEcdsaDer } from '../ecdsa-der.ts';
import { AnswersLater } from '../late-key.ts';
import type { CscCredential } from './csc-answers.ts';
import type { CscClient } from './csc-client.ts';
import { CscError } from './csc-error.ts';

/** Algorithms of a credential by identifier, and what our signatures call them. */
const algorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.11': 'rsa-sha256',
  '1.2.840.113549.1.1.1': 'rsa-sha256',
  '1.2.840.10045.4.3.2': 'ecdsa-sha256',
};

/** What the holder gives to let the service sign: the PIN, and where the service sends one, the code of the moment. */
export interface HoldersSecret {
  readonly pin: string;
  readonly otp?: string | undefined;
}

/** The certificates of a credential and the algorithm it signs with. @throws CscError `remote-refused` */
export function readCredential(credential: CscCredential): {
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  readonly signAlgo: string;
} {
  const signAlgo = Object.keys(algorithms).find((oid) => credential.key.algo.includes(oid));
  if (!signAlgo || credential.key.status !== 'enabled') {
    throw new CscError(
      'remote-refused',
      `the credential's key is ${credential.key.status}: ${credential.key.algo}`,
    );
  }
  const certificateChain = credential.cert.certificates.map(
    (text) => new Uint8Array(Buffer.from(text, 'base64')),
  );
  return { certificateChain, algorithm: algorithms[signAlgo]!, signAlgo };
}

/**
 * A signer whose key is kept by a remote service. Where the service binds its leave to the digests (SCAL 2) it is asked
 * for each; else once for as many signatures as are to be made and the credential allows.
 *
 * @param count how many signatures are to be made
 * @param lifeSeconds so long the holder has to confirm in the asynchronous mode, in which `sign` throws {@link AnswersLater}
 */
export function cscSigner(
  client: CscClient,
  credentialId: string,
  credential: CscCredential,
  secret: HoldersSecret,
  count = 1,
  lifeSeconds?: number,
): Signer {
  const { certificateChain, algorithm, signAlgo } = readCredential(credential);
  const isBound = credential.SCAL === '2';
  let leave: { readonly sad: string; left: number } | undefined;
  let toMake = count;

  async function leaveFor(hash: Uint8Array): Promise<string> {
    if (!leave || leave.left === 0) {
      const numSignatures = isBound ? 1 : Math.max(1, Math.min(toMake, credential.multisign));
      const sad = await client.authorize({
        credentialId,
        numSignatures,
        ...(isBound && { hashes: [hash] }),
        authData: authData(credential, secret),
      });
      leave = { sad, left: numSignatures };
    }
    leave.left -= 1;
    toMake -= 1;
    return leave.sad;
  }

  return {
    certificateChain,
    algorithm,
    async sign(bytes) {
      const hash = createHash('sha256').update(bytes).digest();
      const asked = { credentialId, sad: await leaveFor(hash), hashes: [hash], signAlgo };
      if (lifeSeconds) throw new AnswersLater(await client.beginSigning(asked, lifeSeconds));
      const [signature] = await client.signHash(asked);
      return algorithm === 'ecdsa-sha256' ? anyEcdsaDer(signature!) : signature!;
    },
  };
}

/** The objects a service asks for are told apart by their type: a password is the PIN, the other the one-time code. */
function authData({ auth }: CscCredential, { pin, otp = '' }: HoldersSecret) {
  if (auth.mode !== 'explicit') {
    throw new CscError(
      'remote-refused',
      `the credential is authorised by ${auth.mode}, not by what is typed here`,
    );
  }
  return (auth.objects ?? []).map(({ id, type }) => ({ id, value: /otp/i.test(type) ? otp : pin }));
}
