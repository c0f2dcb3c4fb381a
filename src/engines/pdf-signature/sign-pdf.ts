import { cadesSize, digestOf, type HopefulTimestampSource, signCades } from './cades.ts';
import { maySignAfter } from './certification.ts';
import { type CopyClaim, copyEntry } from './copy-claim.ts';
import { formatPdfDate } from './pdf-date.ts';
import { PdfError } from './pdf-error.ts';
import { readPdf } from './pdf-file.ts';
import { dict, name, type PdfDict, textString } from './pdf-value.ts';
import { prepareSignature } from './prepare-signature.ts';
import type { MarkPlace } from './signature-widget.ts';
import type { Signer } from './signer.ts';

export interface SignPdfOptions {
  readonly signer: Signer;
  /** The time the signer states; a timestamp, when given, proves it. Written in the zone it carries. */
  readonly signedAt: Temporal.ZonedDateTime;
  /** Who signs, as shown beside the signature; the certificate says it with authority. */
  readonly signerName?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** An empty signature field of the document, or the name of a new one; the next free "Signature<n>" otherwise. */
  readonly field?: string | undefined;
  /** Where the mark stands; without a `mark` of its own it stays empty, and a reader may click there. */
  readonly place?: MarkPlace | undefined;
  /** What is seen there: a PDF of one page with its fonts, such as `markLetter` makes. */
  readonly mark?: Uint8Array | undefined;
  /** Says that this is a certified copy, and of what: of `pdf` itself when the digest is its own. */
  readonly copyOf?: CopyClaim | undefined;
  /** Proves the time: B-T; where it answers nothing, the signature is B-B. */
  readonly timestamp?: HopefulTimestampSource | undefined;
}

/** Room for a timestamp of a usual authority with its certificates; a larger one is met by signing again. */
const usualTimestampSize = 6000;

/**
 * Signs a PDF: PAdES B-B, or B-T with a timestamp (ETSI EN 319 142-1). The signature is appended; earlier bytes, and
 * so earlier signatures, stay untouched.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`, `page-unknown`, `field-taken`, `mark-not-one-page`,
 *   `signing-forbidden`
 * @example const signed = await signPdf(letter, { signer, signedAt, reason: 'Phê duyệt' });
 */
export async function signPdf(pdf: Uint8Array, options: SignPdfOptions): Promise<Uint8Array> {
  const file = readPdf(pdf);
  if (!maySignAfter(file)) throw new PdfError('signing-forbidden', 'its author certified it as final');
  let timestampSize = options.timestamp ? usualTimestampSize : 0;
  for (;;) {
    const room = cadesSize(options.signer, timestampSize);
    const prepared = prepareSignature(
      file,
      signatureDictionary(pdf, options),
      options,
      room,
      digestOf(options.signer),
    );
    const signature = await signCades(prepared.digest, options.signer, options.timestamp);
    if (signature.length <= room) return prepared.complete(signature);
    // Twice what was missing: the next token may be larger again.
    timestampSize += 2 * (signature.length - room);
  }
}

/** ISO 32000-1, table 252, within the limits of EN 319 142-1, 6.3. */
function signatureDictionary(pdf: Uint8Array, options: SignPdfOptions): PdfDict {
  const text = (value: string | undefined) => (value === undefined ? undefined : textString(value));
  return dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: textString(formatPdfDate(options.signedAt)),
    Name: text(options.signerName),
    Reason: text(options.reason),
    Location: text(options.location),
    ...(options.copyOf && copyEntry(pdf, options.copyOf)),
  });
}
