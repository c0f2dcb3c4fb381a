import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { der, derTime, flag, integer, nothing, octets, oid, sequence, setOf, tagged } from './der.ts';
import { keySigner, type Signer } from './signer.ts';

export interface CertificateRequest {
  readonly commonName: string;
  readonly organization?: string;
  /** RSA of 2048 bits, or the curve P-256 (`ec`, as nothing) or P-384. */
  readonly keyType?: 'rsa' | 'ec' | 'p384';
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  /** What the key may do; "document" for signing letters. */
  readonly use?: CertificateUse;
  /** Where its status can be asked, and where its issuer's list lies. */
  readonly ocspUrl?: string;
  readonly crlUrl?: string;
}

export type CertificateUse = 'document' | 'authority' | 'timestamp' | 'responder';

export interface Issued {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** A certificate authority for demonstrations and tests. Its key lives in this process: never for real documents. */
export interface DemoAuthority extends Issued {
  issue(request: CertificateRequest): Issued;
  /** Another certificate for its own key, by itself: what cross-certified authorities look like, and mazes. */
  issueTwin(request: CertificateRequest): Uint8Array;
  /** A subordinate authority. */
  delegate(request: CertificateRequest): DemoAuthority;
  /** A certificate, its key and the chain up to, and without, the root, ready to sign. */
  issueSigner(request: CertificateRequest): Signer;
}

/**
 * @example
 * const authority = createDemoAuthority({ commonName: 'Sample province', notBefore, notAfter });
 * const signer = authority.issueSigner({ commonName: 'Trần Thị Mai', notBefore, notAfter });
 */
export function createDemoAuthority(request: CertificateRequest): DemoAuthority {
  const keys = keyPair(request.keyType);
  const subject = nameOf(request);
  const certificate = certify({ ...request, use: 'authority' }, keys.publicKey, subject, keys.privateKey);
  return authorityOf({ certificate, privateKey: keys.privateKey }, subject, []);
}

function authorityOf(own: Issued, name: Uint8Array, above: readonly Uint8Array[]): DemoAuthority {
  const issue = (request: CertificateRequest): Issued => {
    const keys = keyPair(request.keyType);
    return {
      certificate: certify(request, keys.publicKey, name, own.privateKey),
      privateKey: keys.privateKey,
    };
  };
  return {
    ...own,
    issue,
    issueTwin: (request) =>
      certify({ ...request, use: 'authority' }, createPublicKey(own.privateKey), name, own.privateKey),
    delegate: (request) => {
      const issued = issue({ ...request, use: 'authority' });
      return authorityOf(issued, nameOf(request), [issued.certificate, ...above]);
    },
    issueSigner: (request) => {
      const issued = issue(request);
      return keySigner([issued.certificate, ...above], issued.privateKey);
    },
  };
}

function keyPair(type: CertificateRequest['keyType'] = 'ec') {
  return type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: type === 'ec' ? 'P-256' : 'P-384' });
}

/** An X.509 v3 certificate (RFC 5280, 4.1). */
function certify(
  request: CertificateRequest,
  publicKey: KeyObject,
  issuer: Uint8Array,
  issuerKey: KeyObject,
): Uint8Array {
  const algorithm =
    issuerKey.asymmetricKeyType === 'ec'
      ? sequence(oid('1.2.840.10045.4.3.2'))
      : sequence(oid('1.2.840.113549.1.1.11'), nothing);
  // A positive serial number of 16 bytes.
  const serial = der(0x02, Buffer.concat([Buffer.from([0x40]), randomBytes(15)]));
  const toBeSigned = sequence(
    tagged(0, integer(2)),
    serial,
    algorithm,
    issuer,
    sequence(derTime(request.notBefore), derTime(request.notAfter)),
    nameOf(request),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions(request, publicKey))),
  );
  const certificate = sequence(toBeSigned, algorithm, bits(sign('sha256', toBeSigned, issuerKey)));
  return new Uint8Array(new X509Certificate(certificate).raw);
}

function extensions(
  { use = 'document', ocspUrl, crlUrl }: CertificateRequest,
  publicKey: KeyObject,
): Uint8Array[] {
  const critical = flag(true);
  const keyHash = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  const constraints = use === 'authority' ? sequence(critical) : sequence();
  // Bits: digitalSignature 0, nonRepudiation 1; keyCertSign 5, cRLSign 6 (4.2.1.3).
  const usage = use === 'authority' ? [1, 0b0000_0110] : [6, 0b1100_0000];
  const found = [
    sequence(oid('2.5.29.19'), critical, octets(constraints)),
    sequence(oid('2.5.29.15'), critical, octets(der(0x03, Buffer.from(usage)))),
    sequence(oid('2.5.29.14'), octets(octets(keyHash))),
  ];
  // Purposes (4.2.1.12): stamping, answering for the issuer. A responder's own status is not asked (RFC 6960, 4.2.2.2.1).
  if (use === 'timestamp')
    found.push(sequence(oid('2.5.29.37'), critical, octets(sequence(oid('1.3.6.1.5.5.7.3.8')))));
  if (use === 'responder') {
    found.push(sequence(oid('2.5.29.37'), octets(sequence(oid('1.3.6.1.5.5.7.3.9')))));
    found.push(sequence(oid('1.3.6.1.5.5.7.48.1.5'), octets(nothing)));
  }
  if (ocspUrl) {
    const access = sequence(sequence(oid('1.3.6.1.5.5.7.48.1'), address(ocspUrl)));
    found.push(sequence(oid('1.3.6.1.5.5.7.1.1'), octets(access)));
  }
  if (crlUrl) {
    const point = sequence(sequence(tagged(0, tagged(0, address(crlUrl)))));
    found.push(sequence(oid('2.5.29.31'), octets(point)));
  }
  return found;
}

/** A GeneralName that is a URL (4.2.1.6). */
const address = (url: string) => der(0x86, Buffer.from(url, 'latin1'));

function nameOf({ commonName, organization }: CertificateRequest): Uint8Array {
  const part = (type: string, tag: number, value: string) =>
    setOf(sequence(oid(type), der(tag, Buffer.from(value))));
  return sequence(
    part('2.5.4.6', 0x13, 'VN'),
    ...(organization ? [part('2.5.4.10', 0x0c, organization)] : []),
    part('2.5.4.3', 0x0c, commonName),
  );
}

const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
