import { type ReadCertificate, readCertificate } from './certificate.ts';
import type { PdfFile } from './pdf-file.ts';
import { decodeStream } from './pdf-stream.ts';
import { isArray, isKind } from './pdf-value.ts';
import { type ReadEvidence, readEmbedded } from './revocation/revocation-evidence.ts';

/** Far more than years of signing and stamping leave behind; each costs a signature to check. */
const mostStored = 500;

export interface StoredValidationData {
  readonly certificates: readonly ReadCertificate[];
  readonly evidence: readonly ReadEvidence[];
}

/** What a document carries beside its signatures to prove them (DSS, EN 319 142-1, 5.4.2); the unreadable is passed over. */
export function storedValidationData(file: PdfFile): StoredValidationData {
  return {
    certificates: storedBytes(file, 'Certs').flatMap(readIfPossible),
    evidence: [
      ...storedBytes(file, 'OCSPs').flatMap((der) => readEmbedded('ocsp', der)),
      ...storedBytes(file, 'CRLs').flatMap((der) => readEmbedded('crl', der)),
    ],
  };
}

function storedBytes(file: PdfFile, key: 'Certs' | 'OCSPs' | 'CRLs'): readonly Uint8Array[] {
  const store = file.dictionary(file.dictionary(file.root)?.entries.get('DSS'));
  const listed = file.resolve(store?.entries.get(key));
  if (!isArray(listed)) return [];
  return listed.slice(0, mostStored).flatMap((item) => {
    try {
      const stream = file.resolve(item);
      return isKind(stream, 'stream') ? [Buffer.from(decodeStream(stream), 'latin1')] : [];
    } catch {
      return [];
    }
  });
}

function readIfPossible(der: Uint8Array): readonly ReadCertificate[] {
  try {
    return [readCertificate(der)];
  } catch {
    return [];
  }
}
