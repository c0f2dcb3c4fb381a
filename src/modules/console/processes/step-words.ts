import type { ModelNode } from '#engines/process/index.ts';
import { roleName } from '#modules/org/index.ts';

/** Who does a step: a role, or the program itself. */
export function doerOf({ kind, position, place, calls }: ModelNode): string {
  if (kind === 'call') return `Quy trình khác: ${calls}`;
  if (kind !== 'user') return 'Hệ thống';
  const role = position ? roleName(position) : 'Chưa rõ vị trí';
  return place ? `${role} (${place})` : role;
}

const outcomeNames: Readonly<Record<string, string>> = {
  grant: 'đồng ý giải quyết',
  refuse: 'từ chối',
  approve: 'nhất trí',
  sendBack: 'trả lại',
  sign: 'ký',
  done: 'xong',
  reject: 'không đồng ý',
};

/** "nhất trí, trả lại": the words with which a step is completed. */
export const outcomeInWords = (words: string): string =>
  words
    .split(', ')
    .map((word) => outcomeNames[word] ?? word)
    .join(', ');

/** "1,5 giờ", "45 phút", "3 ngày làm việc (24 giờ)": working time as an office says it. */
export function hoursInWords(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} phút`;
  const text = hours.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  return `${text} giờ`;
}
