import { type FindingCode, onLine, type Remark } from './finding.ts';
import type { TypeRule } from './layout-rules.ts';
import { bottomOf, isInCapitals, rightOf, type SeenLine, type SeenRule } from './seen-page.ts';

/** Programs scale what they print a little. */
const sizeTolerance = 0.4;

const range = ([from, to]: readonly [number, number]) => (from === to ? `${from}` : `${from} đến ${to}`);
const figure = (n: number) => n.toLocaleString('vi', { maximumFractionDigits: 1 });

export const fitsSize = (size: number, [from, to]: readonly [number, number]): boolean =>
  size > from - sizeTolerance && size < to + sizeTolerance;

/** Size, weight, slope and case of a line; each departure once. */
export function checkType(line: SeenLine, rule: TypeRule, what: string): readonly Remark[] {
  const say = (code: FindingCode, message: string, mend: string) =>
    onLine(line, code, rule.article, message, mend);
  const remarks: Remark[] = [];
  if (!fitsSize(line.size, rule.size)) {
    const is = `${what} đang là cỡ chữ ${figure(line.size)}`;
    remarks.push(say('size', `${is}, phải là cỡ ${range(rule.size)}.`, `Chọn cỡ chữ ${range(rule.size)}.`));
  }
  if (rule.bold !== undefined && line.isBold !== rule.bold) {
    remarks.push(
      rule.bold
        ? say('bold', `${what} phải là chữ đậm.`, 'Chọn chữ đậm.')
        : say('bold', `${what} không được là chữ đậm.`, 'Bỏ chữ đậm.'),
    );
  }
  if (line.isItalic !== (rule.italic ?? false)) {
    remarks.push(
      rule.italic
        ? say('italic', `${what} phải là chữ nghiêng.`, 'Chọn chữ nghiêng.')
        : say('italic', `${what} phải là chữ đứng.`, 'Bỏ chữ nghiêng.'),
    );
  }
  if (rule.capitals && !isInCapitals(line.text)) {
    remarks.push(say('capitals', `${what} phải viết bằng chữ in hoa.`, `Viết: ${line.text.toUpperCase()}`));
  }
  return remarks;
}

/** The line drawn under the last of some lines of text: whether it is there, and how long. */
export function checkLineBeneath(
  lines: readonly SeenLine[],
  rules: readonly SeenRule[],
  { line: share, article }: TypeRule,
  what: string,
): readonly Remark[] {
  const last = lines.at(-1);
  if (!share || !last) return [];
  const rule = rules.find(
    ({ left, right, top }) =>
      top > bottomOf(last) - 0.45 * last.size &&
      top < bottomOf(last) + 0.9 * last.size &&
      left < rightOf(last) &&
      right > last.left,
  );
  const wanted = share[0] > 0.8 ? 'dài bằng dòng chữ' : 'dài từ 1/3 đến 1/2 dòng chữ';
  const mend = `Kẻ một đường nét liền ${wanted}, đặt cân đối dưới dòng chữ.`;
  if (!rule) return [onLine(last, 'line-beneath', article, `Dưới ${what} thiếu đường kẻ ngang.`, mend)];
  const length = rule.right - rule.left;
  // Of a text on several lines, any of its lines may be the measure.
  const fits = lines.some(
    ({ width }) => length > (share[0] - 0.04) * width && length < (share[1] + 0.04) * width,
  );
  if (fits) return [];
  return [onLine(last, 'line-beneath', article, `Đường kẻ dưới ${what} phải ${wanted}.`, mend)];
}
