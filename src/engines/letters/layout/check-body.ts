import { isGround } from './check-head.ts';
import { fitsSize } from './check-type.ts';
import { onLine, type Remark } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import { type Parts, textLeft } from './parts.ts';
import { bottomOf, rightOf, type SeenLine, type SeenPage } from './seen-page.ts';

const pointsPerCm = 72 / 2.54;
/** A line of "single" spacing is this many times the size of Times New Roman. */
const single = 1.15;

/** The text itself: size, indents, spacing, justification, and the grounds (Annex I, II.6). */
export function checkBody(
  { body }: Parts,
  pages: readonly SeenPage[],
  rules: LayoutRules,
): readonly Remark[] {
  const left = textLeft(pages);
  const text = body.filter((line) => line.text.length > 20);
  if (text.length === 0) return [];
  return [...checkSize(text, rules), ...(left === undefined ? [] : checkParagraphs(body, left, rules))];
}

function checkParagraphs(body: readonly SeenLine[], left: number, rules: LayoutRules): readonly Remark[] {
  return [
    ...checkIndents(body, left, rules),
    ...checkSpacing(body, left, rules),
    ...checkJustified(body, left, rules),
    ...checkGrounds(body, left, rules),
  ];
}

/** The size most of the text has; tables may be smaller. */
function checkSize(text: readonly SeenLine[], { body: { size, article } }: LayoutRules): readonly Remark[] {
  const letters = new Map<number, number>();
  for (const line of text) letters.set(line.size, (letters.get(line.size) ?? 0) + line.text.length);
  const [usual] = [...letters].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (fitsSize(usual, size)) return [];
  const line = text.find((candidate) => candidate.size === usual)!;
  const message = `Nội dung đang là cỡ chữ ${usual.toLocaleString('vi', { maximumFractionDigits: 1 })}, phải là cỡ ${size[0]} đến ${size[1]}.`;
  return [onLine(line, 'body-size', article, message, `Chọn cỡ chữ ${size[1]} cho phần nội dung.`)];
}

/** First lines stand in from the margin by one of the lengths allowed. */
function checkIndents(
  body: readonly SeenLine[],
  left: number,
  { body: { indents, article } }: LayoutRules,
): readonly Remark[] {
  const allowed = indents.map((indent) => (indent / 10) * pointsPerCm);
  const isFirstLine = (line: SeenLine) =>
    line.left - left > 5 && line.left - left < 60 && line.text.length > 20;
  const firstLines = body.filter(isFirstLine);
  const wrong = firstLines.filter(
    (line) => !allowed.some((indent) => Math.abs(line.left - left - indent) < 3),
  );
  const paragraphs = body.filter(
    (line) => /^\p{Lu}|^\d+\.|^[a-zđ]\)/u.test(line.text) && line.text.length > 60,
  );
  const mend = 'Lùi đầu dòng 1 cm hoặc 1,27 cm.';
  if (firstLines.length === 0) {
    if (paragraphs.length < 2) return [];
    return [onLine(paragraphs[0]!, 'indent', article, 'Dòng đầu của đoạn văn chưa lùi vào.', mend)];
  }
  if (wrong.length <= firstLines.length / 2) return [];
  const by = ((wrong[0]!.left - left) / pointsPerCm).toLocaleString('vi', { maximumFractionDigits: 2 });
  return [onLine(wrong[0]!, 'indent', article, `Dòng đầu của đoạn văn lùi ${by} cm.`, mend)];
}

/** Pairs of lines of one paragraph: the second begins at the margin. */
function pairs(body: readonly SeenLine[], left: number): readonly (readonly [SeenLine, SeenLine])[] {
  return body.flatMap((line, index) => {
    const next = body[index + 1];
    const isPair =
      next &&
      next.page === line.page &&
      next.left - left < 3 &&
      next.top > line.top &&
      line.width > 250 &&
      next.size === line.size;
    return isPair ? [[line, next] as const] : [];
  });
}

function checkSpacing(
  body: readonly SeenLine[],
  left: number,
  { body: { lineSpacing, article } }: LayoutRules,
): readonly Remark[] {
  const distances = pairs(body, left)
    .map(([line, next]) => ({ line, lines: (bottomOf(next) - bottomOf(line)) / (single * line.size) }))
    .sort((a, b) => a.lines - b.lines);
  const middle = distances[Math.floor(distances.length / 2)];
  if (!middle || (middle.lines > lineSpacing[0] - 0.06 && middle.lines < lineSpacing[1] + 0.06)) return [];
  const is = middle.lines.toLocaleString('vi', { maximumFractionDigits: 2 });
  const message = `Khoảng cách dòng đang là ${is} dòng, phải từ dòng đơn đến 1,5 dòng.`;
  return [onLine(middle.line, 'line-spacing', article, message, 'Đặt khoảng cách dòng từ 1 đến 1,5.')];
}

/** Lines that go on in the next end where the others end. */
function checkJustified(
  body: readonly SeenLine[],
  left: number,
  { body: { article } }: LayoutRules,
): readonly Remark[] {
  const full = pairs(body, left).map(([line]) => line);
  if (full.length < 3) return [];
  const right = Math.max(...full.map(rightOf));
  const ragged = full.filter((line) => right - rightOf(line) > 4);
  if (ragged.length <= full.length / 2) return [];
  return [
    onLine(
      ragged[0]!,
      'justified',
      article,
      'Nội dung chưa được canh đều cả hai lề.',
      'Chọn canh đều hai bên.',
    ),
  ];
}

/** Grounds are italic; each ends with a semicolon, the last with a full stop. */
function checkGrounds(
  body: readonly SeenLine[],
  left: number,
  { grounds: rule }: LayoutRules,
): readonly Remark[] {
  const starts = body.findIndex((line) => /^Căn cứ/i.test(line.text) && line.left - left > 5);
  if (starts < 0) return [];
  const grounds: SeenLine[][] = [];
  for (const line of body.slice(starts)) {
    const isNew = line.left - left > 5;
    if (isNew && !isGround(line.text)) break;
    if (isNew) grounds.push([line]);
    else grounds.at(-1)?.push(line);
  }
  const remarks: Remark[] = [];
  const upright = grounds.flat().find(({ isItalic }) => !isItalic);
  if (upright)
    remarks.push(
      onLine(
        upright,
        'italic',
        rule.article,
        'Căn cứ ban hành phải là chữ nghiêng.',
        'Chọn chữ nghiêng cho các căn cứ.',
      ),
    );
  const open = grounds.find(
    (lines, index) => !(index === grounds.length - 1 ? /\.$/ : /;$/).test(lines.at(-1)!.text),
  );
  if (open) {
    const message = 'Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu chấm.';
    remarks.push(onLine(open.at(-1)!, 'ground-ends', rule.article, message, 'Sửa dấu câu ở cuối căn cứ.'));
  }
  return remarks;
}
