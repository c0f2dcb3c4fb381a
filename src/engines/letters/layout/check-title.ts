import { checkLineBeneath, checkType } from './check-type.ts';
import { missing, onLine, type Remark } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import type { Parts } from './parts.ts';
import { centreOf, type SeenPage } from './seen-page.ts';

/** The name of the type, what the document is about, and to whom it goes (Annex I, II.5 and 9a). */
export function checkTitle(parts: Parts, first: SeenPage, rules: LayoutRules): readonly Remark[] {
  const { title, summary, type } = parts;
  const remarks: Remark[] = [];
  if (!title && summary.length === 0) {
    const mend =
      'Ghi tên loại (QUYẾT ĐỊNH, BÁO CÁO …) giữa dòng; công văn ghi trích yếu “V/v …” dưới số, ký hiệu.';
    remarks.push(missing(rules.title.article, 'tên loại và trích yếu nội dung', mend));
  }
  if (title) {
    remarks.push(...checkType(title, rules.title, 'Tên loại văn bản'));
    // The middle of the text, which lies a little right of the sheet's.
    if (Math.abs(centreOf(title) - first.width / 2 - 17) > 25) {
      remarks.push(
        onLine(
          title,
          'centred',
          rules.title.article,
          'Tên loại văn bản phải ở giữa dòng.',
          'Canh giữa dòng tên loại.',
        ),
      );
    }
    if (type?.subject === 'underTitle') remarks.push(...checkSummary(parts, first, rules));
  } else if (summary[0]) {
    remarks.push(
      ...summary.flatMap((line) => checkType(line, rules.letterSummary, 'Trích yếu công văn')).slice(0, 2),
    );
    if (!/^V\/v \p{Ll}/u.test(summary[0].text)) {
      const message = `Trích yếu công văn viết chưa đúng: “${summary[0].text}”.`;
      remarks.push(
        onLine(
          summary[0],
          'letter-summary',
          rules.letterSummary.article,
          message,
          'Viết “V/v” rồi nội dung bằng chữ thường.',
        ),
      );
    }
  }
  return [...remarks, ...checkAddressees(parts, rules)];
}

function checkSummary({ summary, title }: Parts, first: SeenPage, rules: LayoutRules): readonly Remark[] {
  if (summary.length === 0) {
    const mend = `Ghi trích yếu nội dung ngay dưới dòng ${title?.text}.`;
    return [missing(rules.summary.article, 'trích yếu nội dung', mend)];
  }
  return [
    ...summary.flatMap((line) => checkType(line, rules.summary, 'Trích yếu nội dung')).slice(0, 2),
    ...checkLineBeneath(summary, first.rules, rules.summary, 'trích yếu nội dung'),
  ];
}

function checkAddressees({ addressees, type }: Parts, { addressees: rule }: LayoutRules): readonly Remark[] {
  const [first, ...list] = addressees;
  if (!first) {
    if (type?.addressees !== 'required' || type.addressWord) return [];
    return [missing(rule.article, 'phần “Kính gửi”', 'Ghi “Kính gửi:” và tên nơi nhận trước phần nội dung.')];
  }
  const remarks = [...checkType(first, rule, '“Kính gửi”')];
  const open = list.filter(({ text }, index) => {
    const isEnd = index === list.length - 1 || /^[-–]/.test(list[index + 1]!.text);
    return isEnd && !(index === list.length - 1 ? /\.$/ : /;$/).test(text);
  });
  if (!/^Kính gửi:/.test(first.text)) {
    remarks.push(
      onLine(
        first,
        'wording',
        rule.article,
        `Viết chưa đúng: “${first.text}”.`,
        'Viết “Kính gửi:” có dấu hai chấm.',
      ),
    );
  }
  if (open[0]) {
    const message = 'Cuối mỗi dòng của danh sách “Kính gửi” có dấu chấm phẩy, dòng cuối có dấu chấm.';
    remarks.push(onLine(open[0], 'list-ends', rule.article, message, 'Sửa dấu câu ở cuối dòng.'));
  }
  return remarks;
}
