import type { TagTone } from '#ui/index.ts';
import type { Side } from './list-directives.ts';
import type { DirectiveState, SourceKind, Standing } from './model.ts';
import type { DirectiveAct } from './paths.ts';
import type { SecretaryAct } from './secretaries.ts';

export const stateNames: Readonly<Record<DirectiveState, string>> = {
  given: 'Chờ tiếp nhận',
  declined: 'Đơn vị trả lại',
  inProgress: 'Đang thực hiện',
  reported: 'Chờ xác nhận hoàn thành',
  completed: 'Đã hoàn thành',
  withdrawn: 'Đã thu hồi',
};

export const stateTones: Readonly<Record<DirectiveState, TagTone>> = {
  given: 'info',
  declined: 'warning',
  inProgress: 'accent',
  reported: 'info',
  completed: 'success',
  withdrawn: 'neutral',
};

export const standingNames: Readonly<Record<Standing, string>> = {
  inTime: 'Trong hạn',
  dueSoon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  onTime: 'Hoàn thành đúng hạn',
  late: 'Hoàn thành quá hạn',
  withdrawn: 'Đã thu hồi',
};

export const sourceNames: Readonly<Record<SourceKind, string>> = {
  direct: 'Giao trực tiếp',
  meeting: 'Kết luận cuộc họp',
  document: 'Theo văn bản',
  axis: 'Từ cơ quan khác, qua trục liên thông',
};

export const sideNames: Readonly<Record<Side, string>> = {
  lead: 'Cơ quan tôi chủ trì',
  orderer: 'Cơ quan tôi giao',
  cooperating: 'Cơ quan tôi phối hợp',
  supervisor: 'Tôi theo dõi',
};

export const secretaryActNames: Readonly<Record<SecretaryAct, string>> = {
  give: 'Giao nhiệm vụ',
  answer: 'Xác nhận, trả lại báo cáo; quyết định gia hạn',
  withdraw: 'Thu hồi nhiệm vụ',
};

/** What each act is called above its form and on its button. */
export const actNames: Readonly<Record<DirectiveAct, { readonly title: string; readonly button: string }>> = {
  receive: { title: 'Tiếp nhận nhiệm vụ', button: 'Tiếp nhận' },
  decline: { title: 'Trả lại: không đúng thẩm quyền', button: 'Trả lại nhiệm vụ' },
  redirect: { title: 'Giao đơn vị khác', button: 'Giao lại' },
  progress: { title: 'Báo cáo tiến độ', button: 'Gửi báo cáo tiến độ' },
  complete: { title: 'Báo cáo hoàn thành', button: 'Gửi báo cáo hoàn thành' },
  accept: { title: 'Xác nhận hoàn thành', button: 'Xác nhận hoàn thành' },
  return: { title: 'Trả lại, yêu cầu làm tiếp', button: 'Trả lại báo cáo' },
  extend: { title: 'Xin gia hạn', button: 'Gửi đề nghị gia hạn' },
  decide: { title: 'Quyết định gia hạn', button: 'Đồng ý gia hạn' },
  withdraw: { title: 'Thu hồi nhiệm vụ', button: 'Thu hồi' },
  source: { title: 'Văn bản làm căn cứ không còn', button: 'Giữ nhiệm vụ' },
  repeat: { title: 'Giao định kỳ', button: 'Lưu' },
};

/** What the next page says when it is done. */
export const actDone: Readonly<Record<DirectiveAct, string>> = {
  receive: 'Đã tiếp nhận nhiệm vụ. Việc nằm trong hộp việc của người thực hiện.',
  decline: 'Đã trả lại nhiệm vụ cho người giao.',
  redirect: 'Đã giao đơn vị khác.',
  progress: 'Đã ghi báo cáo tiến độ.',
  complete: 'Đã gửi báo cáo hoàn thành; chờ người giao xác nhận.',
  accept: 'Đã xác nhận hoàn thành. Nhiệm vụ khép lại.',
  return: 'Đã trả lại báo cáo; nhiệm vụ trở lại người thực hiện.',
  extend: 'Đã gửi đề nghị gia hạn. Hạn cũ còn hiệu lực đến khi có quyết định.',
  decide: 'Đã ghi quyết định về gia hạn.',
  withdraw: 'Đã thu hồi nhiệm vụ và các phần việc chưa xong.',
  source: 'Đã ghi quyết định về nhiệm vụ.',
  repeat: 'Đã lưu: nhiệm vụ được giao lại theo định kỳ đã chọn.',
};

/** What is wrong with what was posted, by code. */
export const issueTexts: Readonly<Record<string, string>> = {
  required: 'Viết rõ, ít nhất vài chữ.',
  'rhythm-required': 'Chọn hằng tháng, hằng quý hoặc không lặp lại.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'kind-unknown': 'Chọn cách tính hạn.',
  'source-unknown': 'Chọn nguồn giao.',
  'lead-unknown': 'Chọn đơn vị trong danh sách.',
  'outside-code': 'Ghi mã cơ quan theo Quyết định 20/2020/QĐ-TTg, ví dụ H18.05, và tên cơ quan.',
  'officer-unknown': 'Chọn người đang giữ chức vụ, trong danh sách.',
  'due-required': 'Ghi ngày phải xong.',
  'due-in-the-past': 'Ngày này đã qua.',
  'due-too-far': 'Ghi một ngày trong vòng một năm.',
  'not-later': 'Ngày mới phải sau hạn hiện nay.',
  'part-later-than-whole':
    'Hạn của phần việc không được sau hạn của nhiệm vụ. Nếu cần dài hơn, hãy giao theo hạn chung rồi xin gia hạn phần việc: người giao nhiệm vụ quyết định.',
  'amount-out-of-range': 'Ghi một số lớn hơn 0, nhiều nhất {max}.',
  'amount-whole': 'Ghi một số nguyên, từ 0 trở lên.',
  'percent-required': 'Ghi một số từ 0 đến 100.',
  'acts-required': 'Chọn ít nhất một việc được làm thay.',
  'until-required': 'Ghi ngày cuối cùng được làm thay.',
  'file-empty': 'Tệp “{name}” rỗng.',
  'file-type-not-accepted': 'Tệp “{name}” thuộc loại không được nhận. Hãy dùng PDF hoặc ảnh.',
  'file-encrypted': 'Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.',
  'file-malformed': 'Tệp “{name}” bị hỏng hoặc chưa tải xong. Hãy tải lên lại.',
  'file-too-large': 'Tệp “{name}” lớn hơn {maxMb} MB.',
};

/** Why an act was refused. */
export const refusalTexts: Readonly<Record<string, string>> = {
  stale: 'Nhiệm vụ vừa thay đổi; trang này đã là bản mới nhất. Xem lại rồi làm tiếp nếu vẫn cần.',
  'work-item-done': 'Việc này vừa được người khác làm xong.',
  'directive-not-waiting': 'Nhiệm vụ này không còn chờ tiếp nhận.',
  'directive-not-declined': 'Nhiệm vụ này không bị trả lại, nên không giao lại được.',
  'directive-not-in-progress': 'Nhiệm vụ này không ở trạng thái đang thực hiện.',
  'directive-not-reported': 'Nhiệm vụ này không chờ xác nhận.',
  'directive-closed': 'Nhiệm vụ này đã khép lại.',
  'parts-open': 'Còn phần việc chưa hoàn thành: cả nhiệm vụ chỉ xong khi mọi phần việc đã được xác nhận.',
  'extension-waits': 'Đã có một đề nghị gia hạn đang chờ quyết định.',
  'lead-takes-no-orders':
    'Đơn vị này không thuộc quyền giao việc của bạn, cũng không phối hợp trong nhiệm vụ.',
  'not-in-that-name': 'Bạn không được cử làm thay việc này.',
  'month-not-over': 'Chỉ lập phiếu khi tháng đã hết.',
  'already-drawn': 'Phiếu của tháng này đã được lập.',
  'already-contested': 'Số liệu này đã có ý kiến.',
  'not-allowed': 'Bạn không có quyền làm việc này.',
};

/** The figures of a month's sheet; those of other modules bring their own names. */
export const measureNames: Readonly<Record<string, string>> = {
  directivesOnTime: 'Nhiệm vụ hoàn thành đúng hạn',
  directivesLate: 'Nhiệm vụ hoàn thành quá hạn',
  completionsReturned: 'Báo cáo hoàn thành bị trả lại',
  progressReports: 'Báo cáo tiến độ đã gửi',
  answersGiven: 'Báo cáo, đề nghị đã trả lời',
  activeDays: 'Số ngày có việc được ghi nhận',
};

export const figureNames = {
  given: 'Được giao',
  onTime: 'Xong đúng hạn',
  late: 'Xong quá hạn',
  openInTime: 'Đang làm, trong hạn',
  openOverdue: 'Đang làm, quá hạn',
} as const;
