import type { Limit } from '#engines/working-time/index.ts';
import type { DossierAssistance } from './assistance.ts';
import type { Channel, StatusName } from './model.ts';

/** The ten statuses in the words of the national portal. */
export const statusNames: Readonly<Record<StatusName, string>> = {
  filed: 'Mới đăng ký',
  accepted: 'Được tiếp nhận',
  refused: 'Không được tiếp nhận',
  processing: 'Đang xử lý',
  awaitingSupplement: 'Yêu cầu bổ sung giấy tờ',
  awaitingPayment: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  stopped: 'Dừng xử lý',
  finished: 'Đã xử lý xong',
  delivered: 'Đã trả kết quả',
};

export const channelNames: Readonly<Record<Channel, string>> = {
  inPerson: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Dịch vụ bưu chính công ích',
};

const unitNames: Readonly<Record<Limit['unit'], string>> = {
  workingDay: 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ làm việc',
  month: 'tháng',
};

/** In what a dossier's time limit is counted. */
export const limitUnitName = ({ timeLimitUnit }: { readonly timeLimitUnit: string | null }): string =>
  unitNames[(timeLimitUnit ?? 'workingDay') as Limit['unit']];

/** Who filled an application in, and how its applicant confirmed it. */
export const assistanceInWords = ({ filledByName, confirmedBy, address }: DossierAssistance): string =>
  confirmedBy === 'code'
    ? `${filledByName} nhập; người nộp xác nhận bằng mã gửi tới ${address}`
    : `${filledByName} nhập; người nộp ký trên tờ khai`;

/** "05 ngày làm việc": official papers write small numbers with two digits. */
export const limitInWords = ({ amount, unit }: Limit): string =>
  `${Number.isInteger(amount) && amount < 10 ? `0${amount}` : String(amount).replace('.', ',')} ${unitNames[unit]}`;

/** What a refused act says to the person who tried it. */
export const refusals = {
  'dossier-not-awaiting-acceptance':
    'Hồ sơ này không còn chờ tiếp nhận. Hãy tải lại trang để xem trạng thái mới.',
  'dossier-cannot-be-refused': 'Hồ sơ ở trạng thái này không thể từ chối tiếp nhận.',
  'decided-elsewhere':
    'Hồ sơ này do hệ thống khác giải quyết; bản ở đây chỉ theo dõi. Hãy thực hiện việc này trên hệ thống đó.',
  'decided-here': 'Hồ sơ này do tỉnh giải quyết, không nhận trạng thái từ hệ thống khác.',
  'tax-notice-other': 'Số thông báo này đã nhận với nội dung khác.',
  'dossier-not-open': 'Hồ sơ ở trạng thái này không thể thực hiện việc vừa chọn.',
  'dossier-not-awaiting-supplement': 'Hồ sơ này không đang chờ bổ sung giấy tờ.',
  'dossier-not-finished': 'Hồ sơ chưa có kết quả để trả.',
  'supplement-already-requested': 'Chỉ được yêu cầu bổ sung một lần; hồ sơ này đã được yêu cầu bổ sung.',
  'no-competent-agency': 'Chưa xác định được cơ quan giải quyết thủ tục này tại nơi đã chọn.',
  'no-such-unit': 'Không có đơn vị tiếp nhận mang mã này.',
  'already-rated': 'Bạn đã đánh giá hồ sơ này.',
  'dossier-cannot-be-rated': 'Chỉ đánh giá được khi hồ sơ đã có kết quả.',
  'second-supplement-needs-leader':
    'Hồ sơ này đã được yêu cầu bổ sung một lần; yêu cầu lần hai phải do lãnh đạo thực hiện.',
  'already-extended': 'Hồ sơ này đã hẹn lại một lần; không được hẹn lại lần nữa.',
  'too-late-to-extend': 'Chỉ hẹn lại được chậm nhất một ngày trước ngày hẹn trả.',
  'fee-not-paid': 'Phí, lệ phí của hồ sơ chưa nộp đủ; phải thu trước khi làm việc này.',
  'own-invitation': 'Phần này phải do người khác trả lời bằng tài khoản của họ.',
  'others-awaited': 'Còn phần phải do người khác trả lời; xem mục Phần của người khác.',
  'work-item-done': 'Việc này vừa được người khác làm xong.',
  'no-step-before': 'Không có một bước trước duy nhất để trả lại.',
  'field-copy-ended': 'Bản mang theo này đã kết thúc.',
  'step-not-yours':
    'Bước này không còn là việc của bạn; chỉ giữ được bản của họ hoặc ghi của bạn thành trao đổi.',
  'nothing-to-compare': 'Không còn bản quét nào chờ đối chiếu.',
  'no-such-place': 'Không tìm thấy cơ quan mà quy trình chuyển đến; hãy báo quản trị.',
} as const;

export const issues = {
  'file-unknown': 'Tệp này không còn; hãy tải lên lại.',
  'reason-required': 'Ghi rõ lý do, ít nhất vài chữ.',
  'ground-required': 'Chọn căn cứ từ chối trong danh mục.',
  'amount-required': 'Ghi số tiền bằng chữ số, ví dụ 1500000.',
  'extra-required': 'Ghi số ngày hẹn thêm, từ 1 đến {max}.',
  'papers-required': 'Ghi ít nhất một giấy tờ.',
  'score-required': 'Chọn một mức đánh giá.',
} as const;
