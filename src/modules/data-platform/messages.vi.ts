import { callStatuses } from './calls/call-refusals.ts';
import type { DataClass } from './contracts/contract-document.ts';
import type { Change, GrantState } from './model.ts';

/** What differs between two versions, as the list of changes says it. */
export const changeNames: Readonly<Record<Change, string>> = {
  'operation-removed': 'Bỏ chức năng',
  'operation-added': 'Thêm chức năng',
  'parameter-removed': 'Bỏ tham số',
  'parameter-added': 'Thêm tham số',
  'parameter-required': 'Tham số thành bắt buộc',
  'media-type-removed': 'Bỏ định dạng',
  'media-type-added': 'Thêm định dạng',
  'response-removed': 'Bỏ mã trả lời',
  'response-added': 'Thêm mã trả lời',
  'body-required': 'Nội dung gửi thành bắt buộc',
  'purpose-removed': 'Bỏ mục đích khai thác',
  'class-raised': 'Đổi loại dữ liệu',
  'expectation-broken': 'Làm hỏng ví dụ mà hệ thống khác dựa vào',
  'field-removed': 'Bỏ trường',
  'field-added': 'Thêm trường',
  'field-required': 'Trường thành bắt buộc',
  'field-optional': 'Trường không còn chắc chắn có',
  'type-changed': 'Đổi kiểu dữ liệu',
  'type-narrowed': 'Thu hẹp kiểu dữ liệu',
  'type-widened': 'Mở rộng kiểu dữ liệu',
  'value-removed': 'Bỏ giá trị',
  'value-added': 'Thêm giá trị',
  'limit-narrowed': 'Siết giới hạn',
  'limit-changed': 'Nới giới hạn',
  'schema-changed': 'Đổi lược đồ',
};

export const classNames: Readonly<Record<DataClass, string>> = {
  open: 'Dữ liệu mở',
  internal: 'Dữ liệu nội bộ',
  personal: 'Dữ liệu cá nhân',
  sensitive: 'Dữ liệu cá nhân nhạy cảm',
};

export const grantNames: Readonly<Record<GrantState, string>> = {
  asked: 'Chờ quyết định',
  granted: 'Đã cấp',
  declined: 'Không cấp',
  revoked: 'Đã thu hồi',
};

export const discrepancyNames = { open: 'Chờ xử lý', mended: 'Đã sửa', disputed: 'Không phải lỗi' } as const;
export const subscriptionNames = {
  active: 'Đang gửi',
  'given-up': 'Đã thôi gửi',
  ended: 'Đã chấm dứt',
} as const;

const outcomes: Readonly<Record<string, string>> = {
  answered: 'Đã trả lời',
  'provider-broke-off': 'Bên cung cấp ngắt giữa chừng',
  'client-left': 'Bên gọi ngắt giữa chừng',
  'response-too-large': 'Trả lời quá lớn',
  'client-suspended': 'Hệ thống bị tạm ngừng',
  'service-unknown': 'Không có dịch vụ',
  'service-closed': 'Dịch vụ đóng',
  'operation-unknown': 'Không có chức năng',
  'method-unknown': 'Sai phương thức',
  'purpose-missing': 'Thiếu mục đích',
  'grant-missing': 'Chưa được cấp quyền',
  'path-not-plain': 'Địa chỉ không hợp lệ',
  'rate-exceeded': 'Quá nhanh',
  'quota-exceeded': 'Hết hạn mức ngày',
  'share-exceeded': 'Quá phần cùng lúc',
  'body-not-expected': 'Thừa nội dung',
  'body-encoded': 'Nội dung bị nén',
  'body-not-json': 'Không phải JSON',
  'request-too-large': 'Nội dung quá lớn',
  'request-not-as-agreed': 'Sai đặc tả',
  'provider-unavailable': 'Đang tạm ngừng gọi',
  'provider-silent': 'Không trả lời kịp',
  'provider-unreachable': 'Không kết nối được',
};
export const outcomeName = (code: string): string => outcomes[code] ?? code;
/** What the log can be narrowed to. */
export const outcomeOptions = [
  'answered',
  'provider-broke-off',
  'client-left',
  ...Object.keys(callStatuses).filter((code) => code !== 'client-unknown'),
];
