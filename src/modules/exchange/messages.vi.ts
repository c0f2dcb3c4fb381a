import type { StatusCode } from '#engines/edxml/index.ts';
import type { Business, DeliveryState, Way } from './model.ts';

/** Why an envelope was held back, for clerks and for the senders' operators. */
export const faultNames: Readonly<Record<string, string>> = {
  'too-large': 'Gói tin quá lớn',
  'encoding-wrong': 'Bảng mã chữ không đúng',
  malformed: 'Không phải XML đúng cú pháp',
  doctype: 'Có khai báo DOCTYPE hoặc thực thể, không được phép',
  'too-deep': 'Các phần lồng nhau quá sâu',
  'too-many-elements': 'Quá nhiều phần tử',
  'too-many-attributes': 'Quá nhiều thuộc tính',
  'value-too-long': 'Có giá trị quá dài',
  'not-edxml': 'Không phải gói tin edXML (QCVN 102:2016)',
  'sender-missing': 'Thiếu mã cơ quan gửi',
  'sender-unknown': 'Cơ quan gửi chưa đăng ký trên trục',
  'sender-not-yours': 'Hệ thống gửi không được đứng tên cơ quan này',
  'recipient-missing': 'Thiếu mã cơ quan nhận',
  'recipient-unknown': 'Không có cơ quan nhận mang mã này',
  'document-id-missing': 'Thiếu mã định danh văn bản',
  'document-repeated': 'Đã nhận một văn bản khác mang cùng mã định danh',
  'business-unknown': 'Loại nghiệp vụ không có trong quy chuẩn',
  'status-unknown': 'Mã trạng thái không có trong quy chuẩn',
  unsigned: 'Gói tin chưa được ký số',
  'signature-wrong': 'Chữ ký số không đúng: nội dung đã bị thay đổi hoặc ký sai',
  'signature-weak': 'Chữ ký dùng thuật toán cũ (SHA-1), không còn tin cậy',
  'certificate-of-another': 'Ký bằng chứng thư không phải của cơ quan gửi',
  'certificate-not-valid-now': 'Chứng thư chưa có hoặc đã hết hiệu lực',
  'status-repeated': 'Trạng thái này đã được báo rồi',
  'status-not-the-senders': 'Trạng thái này do bên nhận báo',
  'status-not-the-receivers': 'Trạng thái này do bên gửi báo',
  'status-before-arrival': 'Văn bản chưa đến bên nhận',
  'status-out-of-order': 'Trạng thái không đúng thứ tự',
  'status-after-end': 'Văn bản đã xử lý xong',
  'recall-not-asked': 'Bên gửi chưa yêu cầu thu hồi',
  'recall-answered': 'Yêu cầu thu hồi đã được trả lời',
  'recall-too-late': 'Văn bản đã xử lý xong, không thu hồi được nữa',
};

export const faultName = (code: string): string => faultNames[code] ?? code;

export const statusTexts: Readonly<Record<StatusCode, string>> = {
  '01': 'Đã đến',
  '02': 'Từ chối tiếp nhận',
  '03': 'Đã tiếp nhận',
  '04': 'Phân công xử lý',
  '05': 'Đang xử lý',
  '06': 'Hoàn thành',
  '13': 'Yêu cầu thu hồi',
  '15': 'Đồng ý thu hồi',
  '16': 'Từ chối thu hồi',
};

export const businessNames: Readonly<Record<Business, string>> = {
  new: 'Văn bản mới',
  recall: 'Thu hồi',
  update: 'Cập nhật',
  replace: 'Thay thế',
};

export const deliveryNames: Readonly<Record<DeliveryState, string>> = {
  waiting: 'Đang gửi',
  delivered: 'Đã đến',
  undeliverable: 'Không gửi được',
};

export const wayNames: Readonly<Record<Way, string>> = {
  local: 'Trong phần mềm này',
  pull: 'Hệ thống của đơn vị tự lấy',
  push: 'Trục gọi hệ thống của đơn vị',
  national: 'Qua trục quốc gia',
};

export const heldStates: Readonly<Record<string, string>> = {
  held: 'Chờ xem xét',
  released: 'Đã nhận lại',
  dismissed: 'Đã bỏ qua',
};
