import type { DocumentType } from '../document/document-type.ts';
import { centreOf, folded, isInCapitals, rightOf, type SeenLine, type SeenPage } from './seen-page.ts';

/** Where the parts of a document stand (Decree 30/2020, Annex I, IV); what was not found is undefined or empty. */
export interface Parts {
  readonly nationalTitle: SeenLine | undefined;
  readonly motto: SeenLine | undefined;
  /** Left of the national title, above the number. */
  readonly agency: readonly SeenLine[];
  readonly number: SeenLine | undefined;
  readonly placeAndDate: SeenLine | undefined;
  readonly type: DocumentType | undefined;
  readonly title: SeenLine | undefined;
  /** Under the title, or the "V/v …" of an official letter. */
  readonly summary: readonly SeenLine[];
  readonly addressees: readonly SeenLine[];
  /** From under the head to the signature; page numbers, tables and appendices left out. */
  readonly body: readonly SeenLine[];
  readonly receivers: SeenLine | undefined;
  readonly receiversList: readonly SeenLine[];
  /** The right column of the end: competence, position, name. */
  readonly signature: readonly SeenLine[];
}

/** Lines of the first appendix and what follows are not the document's own. */
export function ownPages(pages: readonly SeenPage[]): readonly SeenPage[] {
  const appendix = pages.findIndex(
    ({ lines }, index) =>
      index > 0 && lines.slice(0, 3).some(({ text }) => /^PHU LUC( [IVXLC\d]+)?$/.test(folded(text))),
  );
  return appendix < 0 ? pages : pages.slice(0, appendix);
}

export function locateParts(pages: readonly SeenPage[], types: readonly DocumentType[]): Parts {
  const own = ownPages(pages);
  const first = own[0]!;
  const centre = first.width / 2;
  const lines = first.lines;
  const isLeft = (line: SeenLine) => centreOf(line) < centre;
  const upper = lines.filter(({ top }) => top < first.height / 2);

  const nationalTitle = upper.find(({ text }) => /CONG HOA XA HOI CHU NGHIA/.test(folded(text)));
  const motto = upper.find(({ text }) => /DOC LAP TU DO HANH PHUC/.test(folded(text)));
  // Dates in the text below are not the document's.
  const headReach = ((motto ?? nationalTitle)?.top ?? 0) + 90;
  const number = upper.find((line) => /^So\b.*\/|^So\s*:/i.test(plain(line.text)) && isLeft(line));
  const placeAndDate = upper.find(
    (line) =>
      /NGAY ?\d* ?THANG ?\d* ?NAM/.test(folded(line.text)) && centreOf(line) > centre && line.top < headReach,
  );
  const headEnd = Math.max(...[motto, number, placeAndDate].map((line) => line?.top ?? 0));
  const agencyEnd = ((number ?? placeAndDate ?? motto)?.top ?? 0) - 3;
  const agency = upper.filter(
    (line) =>
      line !== nationalTitle && line !== motto && isLeft(line) && line.top < agencyEnd && line.top > 30,
  );
  const title = upper.find(
    (line) =>
      line.top > headEnd &&
      // A paragraph may end with "quy định." on a line of its own.
      (isInCapitals(line.text) || line.isBold) &&
      types.some(({ name }) => folded(name) === folded(line.text)),
  );
  const beside = title ? undefined : upper.find(({ text }) => /^V\/?v\b/i.test(text));
  const type = title
    ? types.find(({ name }) => folded(name) === folded(title.text))
    : types.find(({ subject }) => subject === 'underNumber' && beside);
  const summary = title ? underTitle(title, lines, centre) : beside ? column(beside, lines, isLeft) : [];

  const all = own.flatMap((page) => page.lines.filter((line) => !isPageNumber(line, page)));
  const receivers = all.findLast(isReceivers);
  const addressed = all.findIndex(({ text }) => /^KINH GUI/.test(folded(text)));
  const addressees = addressed < 0 ? [] : addresseeLines(all.slice(addressed));
  const headLast = [addressees.at(-1), summary.at(-1), title, placeAndDate, number].find(Boolean);
  const from = headLast ? all.indexOf(headLast) + 1 : 0;
  const to = receivers ? all.indexOf(receivers) : all.length;
  const closing = receivers
    ? all.filter(({ page, top }) => page === receivers.page && top >= receivers.top - 4)
    : [];
  return {
    nationalTitle,
    motto,
    agency,
    number,
    placeAndDate,
    type,
    title,
    summary,
    addressees,
    body: withoutTables(all.slice(from, to).filter((line) => line.page > 1 || line.top > headEnd)),
    receivers,
    receiversList: receivers ? listUnder(receivers, closing) : [],
    signature: closing.filter((line) => centreOf(line) > centre && line.left > centre - 40),
  };
}

/**
 * Where the text begins at the left; undefined when no line shows it: first lines stand in, and only a line that goes on
 * from the one above, or "Nơi nhận", stands at the margin.
 */
export function textLeft(pages: readonly SeenPage[]): number | undefined {
  const lines = ownPages(pages).flatMap((page) => page.lines.filter((line) => !isPageNumber(line, page)));
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map(rightOf));
  const shows = (line: SeenLine, index: number) => {
    const above = lines[index - 1];
    if (line.left > left + 2) return false;
    if (isReceivers(line)) return true;
    const goesOn = above?.page === line.page && line.top > above.top && line.top - above.top < 2 * line.size;
    return (
      goesOn && !/[.;:!?]$/.test(above.text) && right - rightOf(above) < 6 && above.left - line.left < 60
    );
  };
  return lines.some(shows) ? left : undefined;
}

/** A line that holds a number and nothing else, above or below the text. */
export const isPageNumber = ({ text, top, height }: SeenLine, page: SeenPage): boolean =>
  /^[-–\s]*\d{1,4}[-–\s]*$/.test(text) && (top < 62 || top + height > page.height - 62);

/** Some software draws letters with marks apart. */
const isReceivers = ({ text }: SeenLine): boolean => folded(text).replaceAll(' ', '') === 'NOINHAN';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** The lines centred under the title, up to the enacting body, the grounds or the text. */
function underTitle(title: SeenLine, lines: readonly SeenLine[], centre: number): readonly SeenLine[] {
  const below = lines.slice(lines.indexOf(title) + 1);
  const end = below.findIndex(
    (line, index) =>
      (Math.abs(centreOf(line) - centreOf(title)) > 12 && Math.abs(centreOf(line) - centre - 17) > 12) ||
      isInCapitals(line.text) ||
      /^(KINH GUI|DIEN|CAN CU)/.test(folded(line.text)) ||
      line.top - (below[index - 1] ?? title).top > 2.2 * line.size ||
      rightOf(line) < centre,
  );
  return below.slice(0, end < 0 ? below.length : end).filter(({ text }) => !/^\(|\)$/.test(text));
}

/** The lines under one another from here on. */
function column(start: SeenLine, lines: readonly SeenLine[], belongs: (line: SeenLine) => boolean) {
  const found = [start];
  for (const line of lines.slice(lines.indexOf(start) + 1)) {
    if (!belongs(line)) continue;
    if (line.top - found.at(-1)!.top > 1.7 * line.size || /^KINH GUI/.test(folded(line.text))) break;
    found.push(line);
  }
  return found;
}

/** "Kính gửi" and the lines with dashes under it. */
function addresseeLines([first, ...rest]: readonly SeenLine[]): readonly SeenLine[] {
  const isIn = (line: SeenLine) => /^[-–]/.test(line.text) || line.left > first!.left + 30;
  const end = rest.findIndex((line) => !isIn(line));
  const list = rest.slice(0, end < 0 ? rest.length : end);
  return /^[-–]/.test(list[0]?.text ?? '') ? [first!, ...list] : [first!];
}

/** The list of receivers: the lines in the column of "Nơi nhận:", up to the one that names the copy kept. */
function listUnder(receivers: SeenLine, closing: readonly SeenLine[]): readonly SeenLine[] {
  const under = closing.filter((line) => line.top > receivers.top + 4 && line.left < receivers.left + 40);
  const kept = under.findIndex(({ text }) => /\bLUU\b/.test(folded(text)));
  const end = kept < 0 ? under.length : kept + 1;
  return under.slice(0, end);
}

/** Lines side by side are cells; what stands between the first and the last such row is in the table too. */
function withoutTables(lines: readonly SeenLine[]): readonly SeenLine[] {
  const isCell = (line: SeenLine) =>
    lines.some(
      (other) =>
        other !== line && other.page === line.page && Math.abs(other.top - line.top) < 0.4 * line.size,
    );
  const cells = lines.filter(isCell);
  return lines.filter(
    (line) =>
      !cells.includes(line) &&
      !(
        cells.some((cell) => cell.page === line.page && cell.top < line.top && line.top - cell.top < 60) &&
        cells.some((cell) => cell.page === line.page && cell.top > line.top && cell.top - line.top < 60)
      ),
  );
}
