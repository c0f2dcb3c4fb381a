import { createHash, X509Certificate } from 'node:crypto';
import { fromBER, type Sequence } from 'asn1js';
import { sequence } from './der.ts';

/** What a signature says of the certificate behind it. */
export interface SigningCertificate {
  readonly digest: Uint8Array;
  readonly issuerAndSerial: Uint8Array;
  /** The most bytes a signature by its key takes. */
  readonly longestSignature: number;
}

const known = new WeakMap<Uint8Array, SigningCertificate>();

/** Read once for each certificate: a desk signs thousands of letters with one, and reading costs as much as signing. */
export function signingCertificate(der: Uint8Array): SigningCertificate {
  const remembered = known.get(der);
  if (remembered) return remembered;
  const read: SigningCertificate = {
    digest: createHash('sha256').update(der).digest(),
    issuerAndSerial: issuerAndSerial(der),
    longestSignature: longestSignature(der),
  };
  known.set(der, read);
  return read;
}

function issuerAndSerial(der: Uint8Array): Uint8Array {
  const whole = fromBER(der).result as Sequence;
  const fields = (whole.valueBlock.value[0] as Sequence).valueBlock.value;
  const afterVersion = fields[0]?.idBlock.tagClass === 3 ? 1 : 0;
  const [serial, , issuer] = fields.slice(afterVersion, afterVersion + 3);
  return sequence(issuer!.valueBeforeDecodeView, serial!.valueBeforeDecodeView);
}

/** An RSA signature is as long as its modulus; of ECDSA the two integers and their headers vary by a few bytes. */
function longestSignature(der: Uint8Array): number {
  const { modulusLength, namedCurve } = new X509Certificate(der).publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength) return Math.ceil(modulusLength / 8);
  const field = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }[namedCurve ?? ''] ?? 66;
  return 2 * field + 9;
}
