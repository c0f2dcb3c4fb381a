import type { LetterPress } from '#engines/letters/index.ts';
import { drawPages } from '#engines/page-pictures/index.ts';
import { zone } from '#modules/org/index.ts';

export interface ReadingCopy {
  readonly original: { readonly bytes: Uint8Array; readonly mediaType: string };
  /** Who reads it, and in which unit. */
  readonly reader: string;
  readonly unit: string;
  readonly at: Temporal.Instant;
  /** By which the fact that it was given is found. */
  readonly code: string;
}

/** A longer one is read where it is kept. */
const mostPages = 80;
const resolution = 120;
const patienceMs = 60_000;

/**
 * A copy of a paper for one reader: its pages as pictures, with the reader's name, unit and the moment across each. A
 * picture holds nothing of the original that could be taken out from under the name; signatures are checked on the
 * original, and the copy says so.
 *
 * @throws Error where the paper cannot be drawn
 */
export async function drawReadingCopy(letters: LetterPress, copy: ReadingCopy): Promise<Uint8Array> {
  const { original, reader, unit, at, code } = copy;
  const isPdf = original.mediaType === 'application/pdf';
  const drawn = isPdf
    ? await drawPages(original.bytes, { resolution, mostPages: mostPages + 1, timeoutMs: patienceMs })
    : [original.bytes];
  const extension = original.mediaType === 'image/jpeg' ? 'jpg' : 'png';
  const shown = drawn.slice(0, mostPages);
  const files = Object.fromEntries(shown.map((page, index) => [`${index + 1}.${extension}`, page]));
  const { day, month, year, hour, minute } = at.toZonedDateTimeISO(zone);
  const two = (number: number) => String(number).padStart(2, '0');
  const data = {
    ...{ reader, unit, code, isCut: drawn.length > mostPages },
    moment: `${two(hour)}:${two(minute)} ${two(day)}/${two(month)}/${year}`,
    pages: Object.entries(files).map(([name, page]) => ({ name, ...(isPdf ? sizeOf(page) : a4) })),
  };
  return letters.render({ source }, data, { createdAt: at, files });
}

const a4 = { width: 595, height: 842 };

/** Of a page that was drawn, in points: a PNG says its dots in its first chunk (ISO/IEC 15948, 11.2.2). */
function sizeOf(png: Uint8Array): typeof a4 {
  const { buffer, byteOffset } = png;
  const header = new DataView(buffer, byteOffset);
  const points = (place: number) => (header.getUint32(place) * 72) / resolution;
  return { width: points(16), height: points(20) };
}

const source = `
#import "/letters/library.typ": letter-data
#let copy = letter-data
#set document(title: "Bản đọc", date: auto)
#set text(font: "Tinos", lang: "vi")
#let line = copy.reader + " · " + copy.unit + " · " + copy.moment
#let veil = place(top + left, block(width: 100%, height: 100%, clip: true, {
  for row in range(0, 7) {
    place(top + center, dx: if calc.even(row) { -18% } else { 18% }, dy: row * 15% + 4%,
      rotate(-24deg, box(width: 160%, align(center, text(size: 16pt, fill: rgb(120, 20, 20, 60), strong(line))))))
  }
}))
#let foot = place(bottom + center, dy: -6pt, box(fill: white, inset: 3pt, text(size: 8pt, fill: rgb("#7a1414"),
  [Bản đọc của #line, mã #copy.code. Không thay bản gốc; chữ ký số kiểm tra trên bản gốc.])))
#for paper in copy.pages {
  page(width: paper.width * 1pt, height: paper.height * 1pt, margin: 0pt, {
    place(center + horizon, image("/files/" + paper.name, width: 100%, height: 100%, fit: "contain"))
    veil
    foot
  })
}
#if copy.isCut { page(paper: "a4")[Các trang sau đọc tại nơi lưu văn bản.] }
`;
