import type { TimestampSource } from '../cades.ts';
import { readPdf } from '../pdf-file.ts';
import { dict, name } from '../pdf-value.ts';
import { prepareSignature } from '../prepare-signature.ts';

export interface DocumentTimestampOptions {
  readonly timestamp: TimestampSource;
  /** Name of the new field; the next free `Timestamp<n>` otherwise. */
  readonly field?: string | undefined;
}

/** Room for the token of a usual authority; a larger one is met by asking again. */
const usualSize = 6000;

/**
 * Stamps the whole document as it is (DocTimeStamp, EN 319 142-1, 5.4.3): with the evidence enclosed this makes B-LTA,
 * and done again in time it carries old signatures over new algorithms. Earlier bytes stay untouched.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`, `field-taken`; and what the timestamp source throws
 */
export async function addDocumentTimestamp(
  pdf: Uint8Array,
  { timestamp, field }: DocumentTimestampOptions,
): Promise<Uint8Array> {
  const file = readPdf(pdf);
  const description = dict({
    Type: name('DocTimeStamp'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.RFC3161'),
  });
  for (let room = usualSize; ; ) {
    const prepared = prepareSignature(file, description, { field, namedAs: 'Timestamp' }, room, 'sha256');
    const token = await timestamp(prepared.digest);
    if (token.length <= room) return prepared.complete(token);
    room += 2 * (token.length - room);
  }
}
