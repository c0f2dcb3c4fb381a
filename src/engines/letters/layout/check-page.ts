import { fitsSize } from './check-type.ts';
import { onLine, type Remark } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import { isPageNumber, ownPages, textLeft } from './parts.ts';
import { bottomOf, centreOf, rightOf, type SeenLine, type SeenPage } from './seen-page.ts';

const pointsPerMm = 72 / 25.4;
const tolerance = 1.5;
const mm = (points: number) => Math.round((points / pointsPerMm) * 10) / 10;
const vi = (n: number) => n.toLocaleString('vi', { maximumFractionDigits: 1 });

/** Size of the sheet, margins, and the number of the page (Annex I, part I). */
export function checkPages(pages: readonly SeenPage[], rules: LayoutRules): readonly Remark[] {
  const own = ownPages(pages);
  return [
    ...pages.flatMap((page) => checkSheet(page, rules)),
    ...checkMargins(own, rules),
    ...pages.flatMap((page) => checkPageNumber(page, rules, own.includes(page))),
  ];
}

function checkSheet(page: SeenPage, { page: { width, height, article } }: LayoutRules): readonly Remark[] {
  const [shorter, longer] = [page.width, page.height].map(mm).sort((a, b) => a - b) as [number, number];
  const isRight = Math.abs(shorter - width) < 2 && Math.abs(longer - height) < 2;
  if (isRight && (page.number > 1 || page.width < page.height)) return [];
  const message = isRight
    ? 'Trang đầu phải trình bày theo chiều dài của khổ A4.'
    : `Khổ giấy đang là ${vi(mm(page.width))} × ${vi(mm(page.height))} mm, phải là A4 (${width} × ${height} mm).`;
  return [
    { code: 'page-size', page: page.number, article, message, mend: 'Chọn khổ giấy A4, trình bày dọc.' },
  ];
}

type Side = 'top' | 'bottom' | 'left' | 'right';
const sides: Readonly<Record<Side, string>> = { top: 'trên', bottom: 'dưới', left: 'trái', right: 'phải' };

/** The worst of each side, over all pages. */
function checkMargins(pages: readonly SeenPage[], { margins }: LayoutRules): readonly Remark[] {
  const measured = pages.flatMap(marginsOf);
  return (Object.keys(sides) as Side[]).flatMap((side) => {
    const [from, to] = margins[side];
    const wrong = measured.find(
      (margin) =>
        margin.side === side &&
        (margin.mm < from - tolerance || (margin.mayBeTooLarge && margin.mm > to + tolerance)),
    );
    if (!wrong) return [];
    const message = `Lề ${sides[side]} đang là ${vi(wrong.mm)} mm, phải từ ${from} đến ${to} mm.`;
    return [
      onLine(wrong.line, `margin-${side}`, margins.article, message, `Đặt lề ${sides[side]} ${from} mm.`),
    ];
  });
}

interface Margin {
  readonly side: Side;
  readonly mm: number;
  readonly line: SeenLine;
  readonly mayBeTooLarge: boolean;
}

/**
 * What the text of a page leaves free. Text need not fill a page: below it nothing is too much, at the right only when
 * several lines end there.
 */
function marginsOf(page: SeenPage): readonly Margin[] {
  const lines = page.lines.filter((line) => !isPageNumber(line, page));
  if (lines.length === 0) return [];
  const least = (measure: (line: SeenLine) => number) =>
    lines.reduce((a, b) => (measure(b) < measure(a) ? b : a));
  const [top, left] = [least((line) => line.top), least((line) => line.left)];
  const [bottom, right] = [least((line) => -bottomOf(line)), least((line) => -rightOf(line))];
  const begins = textLeft([page]);
  // Only lines that go on in the next tell where the text ends.
  const goOn = lines.filter(
    (line, index) =>
      rightOf(right) - rightOf(line) < 2 &&
      begins !== undefined &&
      (lines[index + 1]?.left ?? 999) < begins + 3,
  );
  const margin = (side: Side, line: SeenLine, points: number, mayBeTooLarge: boolean): Margin => ({
    side,
    mm: points / pointsPerMm,
    line,
    mayBeTooLarge,
  });
  return [
    // The box of a line begins above its capitals and ends below its letters.
    margin('top', top, top.top + 0.1 * top.size, true),
    margin('left', left, left.left, begins !== undefined),
    margin('bottom', bottom, page.height - bottomOf(bottom) + 0.1 * bottom.size, false),
    margin('right', right, page.width - rightOf(right), goOn.length > 1),
  ];
}

function checkPageNumber(
  page: SeenPage,
  { pageNumber: { size, article } }: LayoutRules,
  isOwn: boolean,
): readonly Remark[] {
  const found = page.lines.find((line) => isPageNumber(line, page));
  const mend = 'Đánh số trang bằng chữ số Ả Rập, giữa lề trên, không hiển thị ở trang thứ nhất.';
  if (page.number === 1) {
    if (!found) return [];
    return [onLine(found, 'page-number-first', article, 'Trang thứ nhất không hiển thị số trang.', mend)];
  }
  if (!found) {
    // The first page of an appendix shows none: it counts its own pages.
    if (!isOwn) return [];
    const message = `Trang ${page.number} không có số trang.`;
    return [{ code: 'page-number-missing', page: page.number, article, message, mend }];
  }
  const isCentred = Math.abs(centreOf(found) - page.width / 2) < 40;
  if (found.top > 62 || !isCentred || !/^\d+$/.test(found.text)) {
    const message = `Số trang ${page.number} phải đặt ở giữa lề trên, chỉ gồm chữ số.`;
    return [onLine(found, 'page-number-place', article, message, mend)];
  }
  if (fitsSize(found.size, size)) return [];
  const message = `Số trang phải là cỡ chữ ${size[0]} đến ${size[1]}.`;
  return [onLine(found, 'size', article, message, mend)];
}
