import type { LetterPress } from '#engines/letters/index.ts';
import type { PdfSignatureReport } from '#engines/pdf-signature/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { PaperCode } from '../originals/original-register.ts';
import { evenText, textOfPdf } from './text-of-pdf.ts';

export interface Extract {
  readonly original: { readonly bytes: Uint8Array; readonly sha256: string; readonly name: string };
  readonly signatures: readonly PdfSignatureReport[];
  readonly passages: readonly string[];
  readonly code?: PaperCode | undefined;
}

/**
 * Draws an extract: the passages as they stand in the original, and what proves it. Each must stand there word for
 * word: an extract is an exact copy of a part (Decree 30/2020/NĐ-CP, Article 3, 12).
 *
 * @throws InvalidInput `passages-required`, `passage-not-in-original` at `/passages`
 */
export async function drawExtract(ctx: Context, letters: LetterPress, extract: Extract): Promise<Uint8Array> {
  const { original, signatures, passages, code } = extract;
  if (passages.length === 0) throw refused('passages-required');
  const text = await textOfPdf(original.bytes);
  const strange = passages.find((passage) => !text.includes(evenText(passage)));
  if (strange !== undefined) throw refused('passage-not-in-original', { passage: strange.slice(0, 60) });
  const signers = signatures.map(({ signerName, signedAt }) => ({
    name: signerName ?? '',
    signedAt: signedAt?.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
  }));
  const data = { original: { name: original.name, sha256: original.sha256, signers }, passages, code };
  return letters.render('electronic-extract', data, { createdAt: ctx.now() });
}

const refused = (code: string, params?: Readonly<Record<string, string>>) =>
  new InvalidInput([{ field: '/passages', code, ...(params && { params }) }]);
