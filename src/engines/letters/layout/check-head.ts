import type { DocumentType } from '../document/document-type.ts';
import { checkLineBeneath, checkType } from './check-type.ts';
import { missing, onLine, type Remark } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import type { Parts } from './parts.ts';
import { bottomOf, centreOf, folded, type SeenPage } from './seen-page.ts';

/** National title, agency, number, place and date (Annex I, II.1–4). */
export function checkHead(parts: Parts, first: SeenPage, rules: LayoutRules): readonly Remark[] {
  return [
    ...checkNational(parts, first, rules),
    ...checkAgency(parts, first, rules),
    ...checkNumber(parts, rules),
    ...checkPlaceAndDate(parts, rules),
  ];
}

function checkNational(
  { nationalTitle, motto }: Parts,
  first: SeenPage,
  rules: LayoutRules,
): readonly Remark[] {
  const { nationalTitle: titleRule, motto: mottoRule } = rules;
  const remarks: Remark[] = [];
  if (!nationalTitle) {
    remarks.push(
      missing(titleRule.article, 'Quốc hiệu', `Thêm dòng “${titleRule.text}” ở đầu trang, bên phải.`),
    );
  } else {
    const { text } = nationalTitle;
    const isSaid = [titleRule.text, ...titleRule.alsoWritten].includes(text);
    if (!isSaid) {
      const code = text.toUpperCase() === titleRule.text ? 'capitals' : 'wording';
      const mend = `Viết đúng: ${titleRule.text}`;
      remarks.push(
        onLine(nationalTitle, code, titleRule.article, `Quốc hiệu viết chưa đúng: “${text}”.`, mend),
      );
    }
    remarks.push(...checkType(nationalTitle, titleRule, 'Quốc hiệu'));
    if (centreOf(nationalTitle) < first.width / 2) {
      const mend = 'Đặt Quốc hiệu và Tiêu ngữ ở bên phải, ngang với tên cơ quan.';
      remarks.push(
        onLine(nationalTitle, 'side', titleRule.article, 'Quốc hiệu phải ở bên phải đầu trang.', mend),
      );
    }
  }
  if (!motto) {
    remarks.push(missing(mottoRule.article, 'Tiêu ngữ', `Thêm dòng “${mottoRule.text}” dưới Quốc hiệu.`));
    return remarks;
  }
  if (motto.text !== mottoRule.text) {
    const message = `Tiêu ngữ viết chưa đúng: “${motto.text}”.`;
    remarks.push(onLine(motto, 'wording', mottoRule.article, message, `Viết đúng: ${mottoRule.text}`));
  }
  remarks.push(...checkType(motto, mottoRule, 'Tiêu ngữ'));
  remarks.push(...checkLineBeneath([motto], first.rules, mottoRule, 'Tiêu ngữ'));
  return remarks;
}

function checkAgency({ agency, number }: Parts, first: SeenPage, rules: LayoutRules): readonly Remark[] {
  if (agency.length === 0) {
    const mend = 'Ghi tên cơ quan ban hành bằng chữ in hoa, đậm, ở đầu trang, bên trái.';
    return [missing(rules.agency.article, 'tên cơ quan ban hành văn bản', mend)];
  }
  // The issuing agency is the last lines, in bold; the body above it stands before them in plain type.
  const firstBold = agency.findIndex(({ isBold }) => isBold);
  if (firstBold < 0) return checkType(agency.at(-1)!, rules.agency, 'Tên cơ quan ban hành');
  const issuing = agency.slice(firstBold);
  const parent = agency.slice(0, firstBold);
  const line = first.rules.filter(
    ({ top }) => !number || top < number.top || top < bottomOf(issuing.at(-1)!) + 8,
  );
  return [
    ...parent.flatMap((each) => checkType(each, rules.parentAgency, 'Tên cơ quan chủ quản')).slice(0, 2),
    ...issuing.flatMap((each) => checkType(each, rules.agency, 'Tên cơ quan ban hành')).slice(0, 2),
    ...checkLineBeneath(issuing, line, rules.agency, 'tên cơ quan ban hành'),
  ];
}

/** "Số: 07/QĐ-UBND", "Số: 89/2025/QĐ-UBND" or, of a draft, "Số:      /QĐ-UBND". */
const numberForm = /^Số: ?(?<number>\d{2,})?(?:\/\d{4})?\/(?<notation>[\p{L}\d]+(?:-[\p{L}\d&]+)*)$/u;

function checkNumber({ number, type }: Parts, { number: rule }: LayoutRules): readonly Remark[] {
  const mend =
    'Viết như: Số: 07/QĐ-UBND (số nhỏ hơn 10 thêm số 0, dấu gạch chéo, dấu gạch nối, không cách chữ).';
  if (!number)
    return type?.notation === 'none' ? [] : [missing(rule.article, 'số, ký hiệu của văn bản', mend)];
  const form = numberForm.exec(number.text.replace(/\s*\/\s*$/, ''));
  const remarks = [...checkType(number, rule, 'Số, ký hiệu')];
  if (!form)
    return [
      ...remarks,
      onLine(number, 'number-form', rule.article, `Số, ký hiệu viết chưa đúng: “${number.text}”.`, mend),
    ];
  const said = form.groups?.['notation']?.split('-')[0];
  if (type && !notationFits(type, said)) {
    const message = `Ký hiệu “${form.groups?.['notation']}” không hợp với tên loại ${type.name}.`;
    const abbreviation = type.abbreviation ?? 'tên cơ quan';
    remarks.push(
      onLine(
        number,
        'number-type',
        rule.article,
        message,
        `Ký hiệu của ${type.name} bắt đầu bằng ${abbreviation}.`,
      ),
    );
  }
  return remarks;
}

const notationFits = ({ notation, abbreviation }: DocumentType, said: string | undefined): boolean =>
  notation !== 'typeAgency' || said === abbreviation;

const dateForm =
  /^\p{Lu}[\p{L}\d .’'-]*, ngày (?:0[1-9]|[12]\d|3[01])? ?tháng (?:0[12]|[3-9]|1[0-2])? ?năm \d{4}$/u;

function checkPlaceAndDate(
  { placeAndDate, number, type }: Parts,
  { placeAndDate: rule }: LayoutRules,
): readonly Remark[] {
  const mend =
    'Viết như: Điện Biên, ngày 05 tháng 02 năm 2026 (ngày nhỏ hơn 10 và tháng 1, tháng 2 thêm số 0).';
  if (!placeAndDate) {
    return type?.dated === false ? [] : [missing(rule.article, 'địa danh và thời gian ban hành', mend)];
  }
  const remarks = [...checkType(placeAndDate, rule, 'Địa danh và thời gian')];
  if (!dateForm.test(placeAndDate.text)) {
    const message = `Địa danh và thời gian viết chưa đúng: “${placeAndDate.text}”.`;
    remarks.push(onLine(placeAndDate, 'date-form', rule.article, message, mend));
  }
  if (number && Math.abs(bottomOf(number) - bottomOf(placeAndDate)) > 6) {
    const message = 'Địa danh và thời gian phải trên cùng một dòng với số, ký hiệu.';
    remarks.push(onLine(placeAndDate, 'date-row', rule.article, message, 'Đặt hai phần trên cùng một dòng.'));
  }
  return remarks;
}

/** Whether a line opens the legal grounds. */
export const isGround = (text: string): boolean =>
  /^(CAN CU|XET|THEO DE NGHI|THUC HIEN)\b/.test(folded(text));
