export type LayoutUnreadableCode = 'encrypted' | 'malformed' | 'no-text';

/** Why a PDF's layout could not be looked at. */
export class LayoutUnreadable extends Error {
  readonly code: LayoutUnreadableCode;
  constructor(code: LayoutUnreadableCode) {
    super(code);
    this.name = 'LayoutUnreadable';
    this.code = code;
  }
}

export const unreadableTexts: Readonly<Record<LayoutUnreadableCode, string>> = {
  encrypted: 'Tệp PDF được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.',
  malformed: 'Tệp không phải là PDF đọc được. Hãy xuất lại PDF từ phần mềm soạn thảo.',
  'no-text':
    'Tệp chỉ có hình ảnh, không có lớp chữ. Hãy xuất PDF từ phần mềm soạn thảo, không dùng bản quét.',
};
