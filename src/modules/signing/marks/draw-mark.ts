import type { LetterPress } from '#engines/letters/index.ts';
import { type MarkContent, type MarkPlace, markLetter, timeOfMark } from '#engines/pdf-signature/index.ts';
import type { HoldersMark } from './holders-mark.ts';

export interface DrawnMark {
  readonly purpose: 'signature' | 'seal';
  readonly label: string;
  readonly reason: string;
  readonly at: Temporal.ZonedDateTime;
  readonly mark?: HoldersMark | undefined;
}

/**
 * Draws what is seen of a signature: the person's hand in blue with reason and time, the unit's seal in red (Decree
 * 30/2020/NĐ-CP, Annex I). Without a picture the mark says in words who signed: a seal is not made up.
 */
export function drawMark(letters: LetterPress, place: MarkPlace, drawn: DrawnMark): Promise<Uint8Array> {
  const { source, data } = markLetter(place, contentOf(place, drawn));
  const { mark, at } = drawn;
  const files: Record<string, Uint8Array> = mark ? { [pictureName]: mark.picture } : {};
  return letters.render({ source }, data, { createdAt: at.toInstant(), files });
}

const pictureName = 'mark.png';

/** The time of a signature fits into a line of the right two thirds at a ninth of the height. */
const textSizes = { largest: 9, share: 1 / 9, underPicture: 6, inRing: 1 / 12 };

function contentOf(
  { rectangle: [, bottom, , top] }: MarkPlace,
  { purpose, label, reason, at, mark }: DrawnMark,
): MarkContent {
  const height = top - bottom;
  const picture = mark && pictureName;
  if (purpose === 'seal') {
    const lines = ['ĐÃ ĐÓNG DẤU SỐ', label];
    const ring = { lines, textSize: height * textSizes.inRing, color: 'seal', hasRing: true } as const;
    return picture ? { picture } : ring;
  }
  const lines = [reason, timeOfMark(at)];
  return picture
    ? { picture, lines, textSize: textSizes.underPicture, isToBeSealed: true }
    : {
        lines: [`Ký số: ${label}`, ...lines],
        textSize: Math.min(textSizes.largest, height * textSizes.share),
        isToBeSealed: true,
      };
}
