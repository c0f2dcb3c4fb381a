import type { ArrivalKind, ArrivalState, LineName, MessageState } from './model.ts';

/** The texts of the line's pages. */
export const lineNames: Readonly<Record<LineName, string>> = {
  statuses: 'Gửi trạng thái lên Cổng',
  arrivals: 'Nhận hồ sơ từ Cổng',
};

export const kindNames: Readonly<Record<ArrivalKind, string>> = {
  dossier: 'Hồ sơ mới',
  supplement: 'Bổ sung hồ sơ',
  withdrawal: 'Rút hồ sơ',
  payment: 'Thanh toán',
  status: 'Trạng thái',
  unknown: 'Không rõ loại',
};

export const arrivalStates: Readonly<Record<ArrivalState, string>> = {
  waiting: 'Đang chờ xử lý',
  taken: 'Đã nhận',
  held: 'Cách ly',
  dismissed: 'Đã bỏ qua',
};

export const messageStates: Readonly<Record<MessageState, string>> = {
  waiting: 'Chờ gửi',
  delivered: 'Cổng đã nhận',
  refused: 'Cổng từ chối',
};

/** Why a message waits or is held. */
export const reasonNames: Readonly<Record<string, string>> = {
  'unknown-message': 'Không rõ bản tin nói về việc gì',
  'unknown-procedure': 'Không có thủ tục mang mã này đang hiệu lực',
  'unknown-agency': 'Không có cơ quan nào mang mã này',
  'unknown-status': 'Mã trạng thái lạ',
  malformed: 'Thiếu hoặc sai dữ liệu bắt buộc',
  'dossier-known': 'Hồ sơ này đã nhận trước đó với nội dung khác',
  'dossier-not-here': 'Chưa nhận được hồ sơ mà bản tin nói đến',
  'file-not-fetched': 'Chưa tải được tệp',
  'file-differs': 'Tệp tải về khác mã băm đã báo',
  'file-too-large': 'Tệp quá lớn',
  'file-empty': 'Tệp rỗng',
  'file-type-not-accepted': 'Loại tệp không được nhận',
  'file-encrypted': 'Tệp bị đặt mật khẩu',
  'file-malformed': 'Tệp hỏng',
  'too-many-files': 'Quá nhiều tệp',
  'nothing-owed': 'Hồ sơ không còn khoản phải nộp',
  'online-under-way': 'Đang có giao dịch khác cho khoản này',
  'decided-here': 'Hồ sơ do tỉnh giải quyết, không nhận trạng thái từ nơi khác',
  'decided-elsewhere': 'Hồ sơ do hệ thống khác giải quyết',
  'dossier-not-open': 'Hồ sơ ở trạng thái không thực hiện được việc này',
  'dossier-not-awaiting-supplement': 'Hồ sơ không đang chờ bổ sung',
  'papers-required': 'Bản tin bổ sung không có giấy tờ',
  'no-competent-agency': 'Không xác định được cơ quan giải quyết',
  failed: 'Phần mềm gặp lỗi khi xử lý',
};

export const reasonName = (code: string | null): string =>
  code === null ? '—' : (reasonNames[code] ?? `Không thực hiện được (${code})`);

/** What the refusals say. */
export const refusals: Readonly<Record<string, string>> = {
  'portal-arrival-settled': 'Bản tin này đã được xử lý.',
  'portal-not-connected': 'Chưa kết nối với Cổng Dịch vụ công quốc gia. Đặt PORTAL_URL trong cấu hình.',
  'portal-day-to-come': 'Chỉ đối soát được ngày hôm nay và các ngày đã qua.',
  'portal-proposal-settled': 'Thay đổi này đã được quyết định.',
  'portal-note-required': 'Ghi lý do, để người sau hiểu vì sao bản tin này được bỏ qua.',
};
