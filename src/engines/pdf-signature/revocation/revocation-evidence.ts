import { type ReadCrl, readCrl } from './crl.ts';
import { type ReadOcsp, readOcsp } from './ocsp-response.ts';

/** `embedded`: carried by the document; `online`: fetched for this question; `cached`: fetched earlier. */
export type EvidenceSource = 'embedded' | 'online' | 'cached';

/** What an authority published about revocations: a DER OCSPResponse (RFC 6960) or CertificateList (RFC 5280, 5). */
export interface RevocationEvidence {
  readonly kind: 'ocsp' | 'crl';
  readonly der: Uint8Array;
  readonly source: EvidenceSource;
}

export type ReadEvidence = { readonly source: EvidenceSource; readonly der: Uint8Array } & (
  | { readonly ocsp: ReadOcsp }
  | { readonly crl: ReadCrl }
);

/** Throws when the bytes are not of the kind they are said to be. */
export function readEvidence({ kind, der, source }: RevocationEvidence): ReadEvidence {
  return kind === 'ocsp' ? { source, der, ocsp: readOcsp(der) } : { source, der, crl: readCrl(der) };
}

/** The same for what a document carries: what cannot be read is passed over, since the document vouches for nothing. */
export function readEmbedded(kind: RevocationEvidence['kind'], der: Uint8Array): readonly ReadEvidence[] {
  try {
    return [readEvidence({ kind, der, source: 'embedded' })];
  } catch {
    return [];
  }
}
