import { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import { bitsOf, type DerElement, members, oidOf, readDer } from './der-reader.ts';

/** A certificate as Node verifies it, with the parts Node does not show (RFC 5280, 4.1 and 4.2). */
export interface ReadCertificate {
  readonly x509: X509Certificate;
  readonly pki: Certificate;
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  readonly maySign: boolean;
  readonly mayTimestamp: boolean;
  readonly maySignCrls: boolean;
  /** How many authorities may stand between this one and a signer. */
  readonly pathLength: number;
  /** DER of its issuer's and its own name, and the octets of its public key: what OCSP hashes. */
  readonly issuerName: Uint8Array;
  readonly subjectName: Uint8Array;
  readonly publicKeyOctets: Uint8Array;
  /** The content of the serial number, as encoded. */
  readonly serial: Uint8Array;
  readonly ocsp: {
    /** May answer for its issuer (RFC 6960, 4.2.2.2). */
    readonly isResponder: boolean;
    /** Its issuer vouches that its own status need not be asked. */
    readonly isNoCheck: boolean;
    readonly urls: readonly string[];
  };
  readonly crlUrls: readonly string[];
}

const ids = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  authorityInformation: '1.3.6.1.5.5.7.1.1',
  ocspAccess: '1.3.6.1.5.5.7.48.1',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  timestamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const;

/** Throws when the bytes are no certificate. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const x509 = new X509Certificate(der);
  const fields = members(members(readDer(new Uint8Array(x509.raw)))[0]);
  const [serial, , issuerName, , subjectName, keyInfo] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  const extensions = extensionsOf(fields);
  const known = (id: string) => {
    const octets = extensions.get(id);
    return octets && readDer(octets);
  };
  const usage = known(ids.keyUsage);
  // Without the extension every use is allowed; the first bits are digitalSignature, nonRepudiation … cRLSign.
  const usageBits = usage ? (bitsOf(usage)[0] ?? 0) : 0xff;
  const purposes = x509.keyUsage ?? [];
  return {
    x509,
    pki: Certificate.fromBER(new Uint8Array(der)),
    notBefore: Temporal.Instant.fromEpochMilliseconds(x509.validFromDate.getTime()),
    notAfter: Temporal.Instant.fromEpochMilliseconds(x509.validToDate.getTime()),
    maySign: (usageBits & 0b1100_0000) !== 0,
    mayTimestamp: purposes.includes(ids.timestamping),
    maySignCrls: (usageBits & 0b0000_0010) !== 0,
    pathLength: pathLength(known(ids.basicConstraints)),
    issuerName: issuerName!.whole,
    subjectName: subjectName!.whole,
    publicKeyOctets: bitsOf(members(keyInfo)[1]!),
    serial: serial!.content,
    ocsp: {
      isResponder: purposes.includes(ids.ocspSigning),
      isNoCheck: extensions.has(ids.ocspNoCheck),
      urls: members(known(ids.authorityInformation))
        .map((access) => members(access))
        .filter(([method]) => method && oidOf(method) === ids.ocspAccess)
        .flatMap(([, location]) => urlsIn(location)),
    },
    crlUrls: urlsIn(known(ids.crlDistributionPoints)),
  };
}

export const isSame = (a: ReadCertificate, b: ReadCertificate) => a.x509.raw.equals(b.x509.raw);

export const isValidAt = (certificate: ReadCertificate, at: Temporal.Instant) =>
  Temporal.Instant.compare(certificate.notBefore, at) <= 0 &&
  Temporal.Instant.compare(at, certificate.notAfter) <= 0;

/** One part of the subject, such as CN or O. */
export function subjectPart(certificate: ReadCertificate, part: 'CN' | 'O'): string | undefined {
  const id = { CN: '2.5.4.3', O: '2.5.4.10' }[part];
  const found = certificate.pki.subject.typesAndValues.find(({ type }) => type === id);
  return found ? String(found.value.valueBlock.value).normalize('NFC') : undefined;
}

const issued = new WeakMap<ReadCertificate, WeakMap<ReadCertificate, boolean>>();

/** Whether one issued the other: an authority, by name, and its key made the signature. Asked of a pair but once. */
export function isIssuedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  const known = issued.get(certificate) ?? new WeakMap<ReadCertificate, boolean>();
  issued.set(certificate, known);
  const answer = known.get(issuer) ?? isSignatureOf(issuer, certificate);
  known.set(issuer, answer);
  return answer;
}

function isSignatureOf(issuer: ReadCertificate, certificate: ReadCertificate): boolean {
  if (!issuer.x509.ca && !isSame(certificate, issuer)) return false;
  if (certificate.x509.issuer !== issuer.x509.subject) return false;
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey);
  } catch {
    // A key of a kind this runtime does not know.
    return false;
  }
}

/** What is inside each extension, by identifier; read only where it is known what it should be. */
function extensionsOf(fields: readonly DerElement[]): ReadonlyMap<string, Uint8Array> {
  const listed = members(members(fields.find(({ tag }) => tag === 0xa3))[0]);
  return new Map(
    listed.map((extension) => {
      const parts = members(extension);
      return [oidOf(parts[0]!), parts.at(-1)!.content] as const;
    }),
  );
}

function pathLength(constraints: DerElement | undefined): number {
  const limit = members(constraints).find(({ tag }) => tag === 0x02);
  return limit ? Number.parseInt(Buffer.from(limit.content).toString('hex'), 16) : Number.POSITIVE_INFINITY;
}

/** The addresses in a name, or in names nested as distribution points nest them: `[6]` of GeneralName (4.2.1.6). */
function urlsIn(element: DerElement | undefined): string[] {
  if (!element) return [];
  if (element.tag === 0x86) return [Buffer.from(element.content).toString('latin1')];
  return (element.tag & 0x20) === 0 ? [] : members(element).flatMap(urlsIn);
}
