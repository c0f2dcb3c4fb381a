import { X509Certificate } from 'node:crypto';
import { type BitString, fromBER } from 'asn1js';
import { Certificate } from 'pkijs';

/** A certificate as Node verifies it, with the extensions Node does not show (RFC 5280, 4.2.1). */
export interface ReadCertificate {
  readonly x509: X509Certificate;
  readonly pki: Certificate;
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  readonly maySign: boolean;
  readonly mayTimestamp: boolean;
  /** How many authorities may stand between this one and a signer. */
  readonly pathLength: number;
}

export function readCertificate(der: Uint8Array): ReadCertificate {
  const pki = Certificate.fromBER(new Uint8Array(der));
  const x509 = new X509Certificate(der);
  const extension = (id: string) =>
    pki.extensions?.find((found) => found.extnID === id)?.extnValue.valueBlock.valueHexView;
  const usage = extension('2.5.29.15');
  const constraints = extension('2.5.29.19');
  // digitalSignature or nonRepudiation are the first two bits; without the extension every use is allowed.
  const usageBits = usage ? ((fromBER(usage).result as BitString).valueBlock.valueHexView[0] ?? 0) : 0xff;
  return {
    x509,
    pki,
    notBefore: Temporal.Instant.fromEpochMilliseconds(x509.validFromDate.getTime()),
    notAfter: Temporal.Instant.fromEpochMilliseconds(x509.validToDate.getTime()),
    maySign: (usageBits & 0b1100_0000) !== 0,
    mayTimestamp: x509.keyUsage?.includes('1.3.6.1.5.5.7.3.8') ?? false,
    pathLength: constraints ? pathLength(constraints) : Number.POSITIVE_INFINITY,
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

function pathLength(constraints: Uint8Array): number {
  const members = (
    fromBER(constraints).result.valueBlock as { value?: { valueBlock: { valueDec?: number } }[] }
  ).value;
  const limit = members?.[1]?.valueBlock.valueDec;
  return limit ?? Number.POSITIVE_INFINITY;
}
