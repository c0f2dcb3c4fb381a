import { formatDateTime } from '#ui/index.ts';
import type { SameLetter } from './find-same.ts';
import type { Letter } from './read-letter.ts';
import { isVouchedFor, type SenderCheck } from './sender-check.ts';

const notation = /(?<![\p{L}\d])(\d{1,5}\s*\/(?:\d{4}\/)?[A-ZĐƯ][\p{L}Đđ.]*(?:-[\p{L}Đđ.]+)*)/u;

/** A number and notation as they stand in a subject or a file's name: "1420/SNV-CCHC"; names write "_" for "/". */
export function codeIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = notation.exec(text.normalize('NFC').replace(/^(\d{1,5})_(?=\p{Lu})/u, '$1/'))?.[1];
    if (found) return found.replace(/\s/g, '').replace(/\.(pdf|docx?)$/i, '');
  }
  return null;
}

const resultWords: Readonly<Record<string, string>> = {
  pass: 'đạt',
  fail: 'không đạt',
  softfail: 'không đạt (nhẹ)',
  none: 'không có',
  neutral: 'không kết luận',
};

/** "SPF đạt (a.vn), DKIM không có". */
export const checkInWords = (check: SenderCheck | null): string =>
  check && check.results.length > 0
    ? check.results
        .map(
          ({ method, result, of }) =>
            `${method.toUpperCase()} ${resultWords[result] ?? result}${of ? ` (${of})` : ''}`,
        )
        .join(', ')
    : 'máy chủ thư của cơ quan không cho biết gì về người gửi';

/** What the clerk should know of a letter before they register it. */
export function noteOf(
  letter: Letter,
  { apart, same }: { readonly apart: number; readonly same: SameLetter | null },
): string {
  const { senderName, senderAddress, sentAt, check } = letter;
  const who =
    senderName && senderAddress ? `${senderName} <${senderAddress}>` : (senderName ?? senderAddress);
  return [
    `Thư của ${who ?? 'người không rõ'}${sentAt ? `, gửi lúc ${formatDateTime(sentAt, 'vi')}` : ''}.`,
    `Kiểm tra người gửi: ${checkInWords(check)}.`,
    !isVouchedFor(check, senderAddress) && 'Địa chỉ gửi có thể bị giả mạo: gọi lại nơi gửi khi nghi ngờ.',
    apart > 0 && `${apart} tệp nguy hiểm đã bị tách riêng, không nằm trong văn bản.`,
    same && !same.isWhole && 'Mã thư trùng với một thư trước nhưng nội dung khác.',
  ]
    .filter(Boolean)
    .join(' ');
}
