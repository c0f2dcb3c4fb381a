import { type ReadCertificate, readCertificate } from './certificate.ts';
import type { PdfFile } from './pdf-file.ts';
import { decodeStream } from './pdf-stream.ts';
import { isArray, isKind } from './pdf-value.ts';

/** The certificates a document carries beside its signatures (DSS, EN 319 142-1, 5.4.2); unreadable ones are passed over. */
export function storedCertificates(file: PdfFile): readonly ReadCertificate[] {
  const store = file.dictionary(file.dictionary(file.root)?.entries.get('DSS'));
  const listed = file.resolve(store?.entries.get('Certs'));
  if (!isArray(listed)) return [];
  return listed.flatMap((item) => {
    try {
      const stream = file.resolve(item);
      return isKind(stream, 'stream') ? [readCertificate(Buffer.from(decodeStream(stream), 'latin1'))] : [];
    } catch {
      return [];
    }
  });
}
