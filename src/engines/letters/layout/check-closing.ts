import { checkType } from './check-type.ts';
import { missing, onLine, type Remark } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import type { Parts } from './parts.ts';
import { folded, isInCapitals, type SeenLine } from './seen-page.ts';

/** Competence, position, name, and who is told (Annex I, II.7 and 9b). */
export function checkClosing(parts: Parts, rules: LayoutRules): readonly Remark[] {
  if (parts.type?.signers === 'together')
    return checkReceivers(parts, rules).filter(({ code }) => code !== 'part-missing');
  return [...checkReceivers(parts, rules), ...checkSignature(parts, rules)];
}

function checkReceivers({ receivers, receiversList }: Parts, rules: LayoutRules): readonly Remark[] {
  const { receivers: rule, receiversList: listRule } = rules;
  if (!receivers)
    return [missing(rule.article, 'phần “Nơi nhận”', 'Ghi “Nơi nhận:” ở cuối văn bản, bên trái.')];
  const remarks = [...checkType(receivers, rule, '“Nơi nhận”')];
  if (receivers.text !== 'Nơi nhận:') {
    remarks.push(
      onLine(
        receivers,
        'wording',
        rule.article,
        `Viết chưa đúng: “${receivers.text}”.`,
        'Viết “Nơi nhận:” có dấu hai chấm.',
      ),
    );
  }
  remarks.push(
    ...receiversList.flatMap((line) => checkType(line, listRule, 'Danh sách nơi nhận')).slice(0, 1),
  );
  const last = receiversList.at(-1);
  if (!last || !/^[-–] ?Lưu: ?VT\b.*\.$/u.test(last.text)) {
    const message = 'Dòng cuối của “Nơi nhận” phải ghi nơi lưu: “- Lưu: VT, …”, có dấu chấm.';
    remarks.push(onLine(last ?? receivers, 'kept-copy', rule.article, message, 'Viết như: - Lưu: VT, TH.'));
  }
  const items = receiversList.slice(0, -1);
  const open = items.find((line, index) => {
    const next = receiversList[index + 1];
    return next && /^[-–]/.test(next.text) && !/;$/.test(line.text);
  });
  if (open) {
    const message = 'Cuối mỗi dòng của danh sách nơi nhận có dấu chấm phẩy.';
    remarks.push(onLine(open, 'list-ends', rule.article, message, 'Thêm dấu chấm phẩy.'));
  }
  return remarks;
}

/** "TM.", "Q.", "KT.", "TL.", "TUQ." as the Decree writes them, and as people do. */
const rightForm = /^(TM|Q|KT|TL|TUQ)\. /;
const wrongForm = /^(T\/M|TM|K\/T|KT|T\/L|TL|T\.?U\.?Q|TUQ|T\/UQ|Q)[./]? ?(?=\p{Lu})/u;

function checkSignature({ signature, receivers }: Parts, rules: LayoutRules): readonly Remark[] {
  const { authority: rule, signerName } = rules;
  const block = signature.filter((line) => isInCapitals(line.text) || /^\p{L}/u.test(line.text));
  const name = block.findLast((line) => !isInCapitals(line.text));
  const above = name ? block.slice(0, block.indexOf(name)) : block;
  if (!receivers) return [];
  const remarks: Remark[] = [];
  if (above.length === 0) {
    remarks.push(
      missing(
        rule.article,
        'quyền hạn, chức vụ của người ký',
        'Ghi chức vụ người ký bằng chữ in hoa, đậm, bên phải “Nơi nhận”.',
      ),
    );
  }
  remarks.push(...above.flatMap((line) => checkType(line, rule, 'Quyền hạn, chức vụ người ký')).slice(0, 1));
  const wrong = above.find(({ text }) => wrongForm.test(text) && !rightForm.test(text) && !isWord(text));
  if (wrong) {
    const message = `Quyền hạn ký viết chưa đúng: “${wrong.text}”.`;
    remarks.push(
      onLine(
        wrong,
        'authority-form',
        rule.article,
        message,
        'Viết TM., Q., KT., TL. hoặc TUQ., có dấu chấm và cách chữ.',
      ),
    );
  }
  if (!name) {
    remarks.push(
      missing(signerName.article, 'họ tên của người ký', 'Ghi họ tên người ký dưới chữ ký, chữ thường, đậm.'),
    );
    return remarks;
  }
  remarks.push(...checkType(name, signerName, 'Họ tên người ký'));
  if (hasHonour(name, signerName.honours)) {
    const message = 'Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.';
    const mend = 'Bỏ phần trước họ tên (trừ lực lượng vũ trang, sự nghiệp giáo dục, y tế, khoa học).';
    remarks.push({ ...onLine(name, 'honours', signerName.article, message, mend), severity: 'warning' });
  }
  return remarks;
}

/** "QUYỀN GIÁM ĐỐC", "TLĐ": a word that merely begins with the letters. */
const isWord = (text: string) => /^\p{Lu}{3,}/u.test(text) && !/^(TUQ|T\/)/.test(text);

const hasHonour = ({ text }: SeenLine, honours: readonly string[]): boolean => {
  const [first = ''] = text.split(/[.\s]/);
  return honours.some((honour) => folded(honour) === folded(first) && /[.]/.test(text));
};
