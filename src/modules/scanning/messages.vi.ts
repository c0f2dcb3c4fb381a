import type { ErrorTexts } from '#platform/http/index.ts';

/** What is wrong with what was sent, beside its field. */
export const issueTexts: Readonly<Record<string, string>> = {
  'file-required': 'Chọn tệp quét, hoặc kéo tệp vào ô này.',
  'scan-type-not-accepted': 'Tệp “{name}” không phải bản quét. Hãy gửi PDF, JPEG hoặc PNG.',
  'file-type-not-accepted': 'Tệp “{name}” không phải bản quét. Hãy gửi PDF, JPEG hoặc PNG.',
  'file-empty': 'Tệp “{name}” rỗng.',
  'file-malformed': 'Tệp “{name}” bị hỏng; hãy quét lại.',
  'file-encrypted': 'Tệp “{name}” đặt mật khẩu; hãy quét lại không mật khẩu.',
  'file-too-large': 'Tệp “{name}” lớn hơn {maxMb} MB; hãy chia thành nhiều tệp.',
  'scan-place-unknown': 'Không có hồ sơ mang mã này, hoặc bạn không được thêm giấy tờ vào hồ sơ đó.',
  'scan-paper-unknown': 'Hồ sơ không có giấy tờ mang số này.',
  'reason-required': 'Ghi vì sao gác lại, ít nhất vài chữ.',
};

export const issueText = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
  (issueTexts[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

const refusals: Readonly<Record<string, string>> = {
  'scan-part-settled': 'Phần này vừa được người khác xếp hoặc đổi; hãy tải lại trang.',
};

/** What the module's refusals say, as the app's `errorTexts` asks. */
export const errorTexts: ErrorTexts = (code) =>
  Object.hasOwn(refusals, code) ? { title: 'Chưa thực hiện được', text: refusals[code]! } : undefined;

export const batchStates = {
  waiting: 'Đang đọc',
  split: 'Đang xếp',
  done: 'Đã xếp xong',
  unreadable: 'Không đọc được',
} as const;
