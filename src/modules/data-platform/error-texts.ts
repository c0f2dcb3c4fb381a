import type { ErrorTexts } from '#platform/http/index.ts';

/** What a call is refused with: read by whoever looks after the client's system. */
const ofCalls: Readonly<Record<string, string>> = {
  'client-unknown':
    'Không nhận ra hệ thống gọi: khóa hoặc chứng thư không đúng, đã hết hạn hoặc đã bị thu hồi.',
  'client-suspended': 'Hệ thống này đang bị tạm ngừng khai thác.',
  'service-unknown': 'Không có dịch vụ nào mang tên này.',
  'service-closed': 'Dịch vụ đang đóng.',
  'operation-unknown': 'Đặc tả của dịch vụ không có địa chỉ này.',
  'method-unknown': 'Đặc tả của dịch vụ không có phương thức này ở địa chỉ này.',
  'purpose-missing': 'Thiếu mục đích khai thác: ghi mã mục đích vào LGSP-Purpose.',
  'grant-missing': 'Hệ thống chưa được cấp quyền gọi chức năng này cho mục đích này.',
  'path-not-plain': 'Địa chỉ có ký tự không được phép.',
  'rate-exceeded': 'Gọi quá nhanh so với hạn mức. Hãy gọi lại sau.',
  'quota-exceeded': 'Đã hết hạn mức của ngày hôm nay.',
  'share-exceeded': 'Hệ thống đang có đủ số lời gọi cùng lúc của mình. Hãy gọi lại khi có lời gọi xong.',
  'body-not-expected': 'Lời gọi này không được có nội dung.',
  'body-encoded': 'Nội dung gửi lên không được nén.',
  'body-not-json': 'Nội dung không phải JSON hợp lệ.',
  'request-too-large': 'Nội dung vượt quá kích thước cho phép của chức năng này.',
  'request-not-as-agreed': 'Lời gọi không đúng đặc tả.',
  'provider-unavailable': 'Hệ thống cung cấp đang không trả lời; trục tạm ngừng gọi. Hãy gọi lại sau.',
  'provider-silent': 'Hệ thống cung cấp không trả lời trong thời gian quy định.',
  'provider-unreachable': 'Không kết nối được với hệ thống cung cấp.',
  'call-not-signed-yet': 'Lời gọi vừa được ghi, chưa vào đợt ký. Hãy thử lại sau ít giây.',
};

const ofForms: Readonly<Record<string, string>> = {
  'service-name-wrong': 'Tên ngắn chỉ gồm chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ.',
  'name-taken': 'Tên này đã có.',
  'number-wrong': 'Số phải lớn hơn 0 và trong giới hạn cho phép.',
  'address-wrong': 'Địa chỉ phải bắt đầu bằng https:// và không trỏ vào máy chủ này.',
  'changed-meanwhile': 'Người khác vừa thay đổi mục này. Xem lại rồi lưu lần nữa.',
  'contract-too-large': 'Đặc tả quá lớn.',
  'contract-unreadable': 'Không đọc được đặc tả: {at}',
  'contract-not-openapi': 'Đây không phải đặc tả OpenAPI 3.1.',
  'contract-too-deep': 'Đặc tả lồng quá nhiều tầng.',
  'contract-schema-wrong': 'Có lược đồ viết sai: {at}',
  'contract-title-missing': 'Thiếu tên dịch vụ ở {at}.',
  'contract-reference-wrong': 'Tham chiếu không có đích trong đặc tả, ở {at}.',
  'contract-empty': 'Đặc tả không có chức năng nào.',
  'contract-purposes-missing': 'Thiếu danh sách mục đích khai thác (x-purposes), ở {at}.',
  'contract-purpose-unknown': 'Mục đích chưa được khai ở đầu đặc tả: {at}.',
  'contract-operation-unnamed': 'Chức năng chưa có tên (operationId) hợp lệ: {at}.',
  'contract-operation-twice': 'Hai chức năng cùng tên: {at}.',
  'contract-path-wrong': 'Đường dẫn có ký tự không được phép: {at}.',
  'contract-not-fetched': 'Không tải được đặc tả: {at}',
  'contract-breaks':
    'Phiên bản này làm hỏng {places} chỗ mà hệ thống khác đang dựa vào. Chỉ công bố được dưới dạng phiên bản chính mới.',
  'contract-unchanged': 'Đặc tả này giống hệt phiên bản đang có hiệu lực.',
  'certificate-unreadable': 'Không đọc được chứng thư. Dán cả dòng BEGIN CERTIFICATE và END CERTIFICATE.',
  'certificate-not-valid': 'Chứng thư chưa đến hoặc đã quá thời hạn.',
  'certificate-taken': 'Chứng thư này đã được đăng ký.',
  'purpose-not-served': 'Chức năng này không phục vụ mục đích đã chọn.',
  'grant-exists': 'Đã có yêu cầu hoặc quyền như vậy.',
  'days-backward': 'Ngày kết thúc phải sau ngày bắt đầu.',
  'grant-decided': 'Yêu cầu này đã được quyết định.',
  'grant-not-in-force': 'Quyền này không còn hiệu lực.',
  'discrepancy-closed': 'Phiếu này đã được trả lời.',
  'expectation-not-met': 'Đặc tả hiện hành không bảo đảm ví dụ này: {at}',
  'endpoint-wrong': 'Địa chỉ nhận phải bắt đầu bằng https:// và không trỏ vào máy chủ này.',
  'event-type-not-granted': 'Hệ thống chưa được cấp quyền nhận loại sự kiện này: {type}.',
  'subscription-ended': 'Đăng ký này đã chấm dứt.',
};

/** What the refusals and issues of the data platform say. */
export const errorTexts: ErrorTexts = (code, _locale, params) => {
  const text = ofCalls[code] ?? ofForms[code];
  if (!text) return undefined;
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole));
  return { title: 'Chưa thực hiện được', text: filled };
};
