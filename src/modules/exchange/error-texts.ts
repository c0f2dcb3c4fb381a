import type { ErrorTexts } from '#platform/http/index.ts';
import { refusedInWords } from '#ui/index.ts';
import { faultNames } from './messages.vi.ts';

/** What cannot be taken in is not a conflict but unusable as it is; a quota asks to come later. */
export const refusalStatuses: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.keys(faultNames).map((code) => [code, 422])),
  'quota-exceeded': 429,
};

const others: Readonly<Record<string, string>> = {
  'quota-exceeded':
    'Cơ quan đã gửi hết hạn mức của ngày hôm nay. Gói tin chưa được nhận; hãy gửi lại vào ngày mai.',
  'hash-differs': 'Mã băm không khớp: nội dung nhận được khác với nội dung đã gửi. Hãy tải lại.',
  'parts-missing': 'Còn thiếu phần chưa tải lên.',
  'part-size-wrong': 'Phần tải lên không đúng kích thước đã báo.',
  'delivery-not-given-up': 'Gói tin này vẫn đang được gửi, hoặc đã đến nơi.',
  'participant-changed-meanwhile': 'Người khác vừa thay đổi đơn vị này. Xem lại rồi lưu lần nữa.',
  'participant-is-here': 'Cơ quan trong phần mềm này được quản lý ở mục Tổ chức.',
  'vxp-agencies-kept-here': 'Đơn vị tham gia trục do quản trị viên của tỉnh thêm và cho thôi.',
  'quarantine-closed': 'Gói tin này đã được xử lý.',
  'agency-code-wrong': 'Mã định danh không đúng dạng, ví dụ H18.12 hoặc 000.00.12.H18.',
  'agency-code-taken': 'Đã có đơn vị mang mã này.',
  'endpoint-wrong': 'Địa chỉ nhận phải bắt đầu bằng https://.',
  'certificate-unreadable': 'Không đọc được chứng thư. Dán cả dòng BEGIN CERTIFICATE và END CERTIFICATE.',
};

/** A form of the console again, with what is wrong in it. */
export const { postedAgain } = refusedInWords({ ...others, required: 'Cần điền mục này.' });

/** What the refusals and issues of the axis say, in the language of its clerks. */
export const errorTexts: ErrorTexts = (code) => {
  const text = Object.hasOwn(faultNames, code) ? faultNames[code] : others[code];
  return text ? { title: 'Chưa nhận được', text } : undefined;
};
