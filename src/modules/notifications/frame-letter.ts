import type { NewNotice } from './model.ts';

export interface Site {
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  readonly siteName: string;
}

/** A notice as a letter: greeting, words, where to read more, and who writes. */
export const frameLetter = (
  { recipient, body, path }: Pick<NewNotice, 'recipient' | 'body' | 'path'>,
  { baseUrl, siteName }: Site,
): string =>
  [
    recipient.kind === 'officer' ? 'Kính gửi đồng chí,' : 'Kính gửi Ông/Bà,',
    body,
    `Xem tại: ${baseUrl}${path}`,
    `${siteName}\nThư này được gửi tự động, xin không trả lời. Cơ quan nhà nước không hỏi mật khẩu hay mã xác thực qua thư.`,
  ].join('\n\n');
