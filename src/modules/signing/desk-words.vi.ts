import { refusedToSign } from './refused-to-sign.ts';

/** What is wrong with what was posted, and why it did not come about, by code. */
const problems: Readonly<Record<string, string>> = {
  'title-required': 'Ghi trích yếu hoặc tên của đợt trình.',
  'documents-required': 'Chọn ít nhất một tệp PDF.',
  'not-a-pdf': 'Chỉ trình ký được tệp PDF.',
  'file-too-large': 'Tệp “{name}” lớn quá {maxMb} MB.',
  'file-empty': 'Tệp “{name}” rỗng.',
  'file-encrypted': 'Tệp “{name}” có mật khẩu. Bỏ mật khẩu rồi chọn lại.',
  'file-malformed': 'Tệp “{name}” hỏng.',
  'file-type-not-accepted': 'Tệp “{name}” không phải PDF.',
  'signer-missing': 'Chọn ít nhất một người ký.',
  'order-against-law': 'Thứ tự phải là ký nháy, ký, rồi mới đóng dấu.',
  'stage-empty': 'Chọn ít nhất một người.',
  'need-out-of-range': 'Số người cần ký phải từ 1 đến {count}.',
  'signer-twice': 'Người này đã có trong lượt ký.',
  'signer-without-position': 'Người được chọn không giữ chức vụ nào hôm nay.',
  'seal-keeper-missing': 'Cơ quan chưa có người giữ dấu.',
  'seal-not-passed': 'Con dấu thuộc cơ quan, không chuyển cho người khác.',
  'due-in-the-past': 'Hạn ký phải sau lúc này.',
  'due-required': 'Ghi ngày hạn ký.',
  'reason-required': 'Ghi rõ lý do, ít nhất vài chữ.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'too-many': 'Mỗi lần nhiều nhất {max} văn bản.',
  'none-chosen': 'Chọn ít nhất một văn bản còn chờ ký.',
  'to-required': 'Chọn người nhận.',
  'pin-required': 'Nhập mã PIN.',
  'pin-wrong': 'Mã PIN không đúng. Còn {left} lần thử trước khi khóa ký bị khóa lại.',
  'pin-wrong-there': 'Thiết bị hoặc dịch vụ trả lời mã PIN không đúng.',
  'otp-wrong': 'Mã xác thực một lần không đúng hoặc đã hết hạn.',
  'pin-too-short': 'Mã PIN cần ít nhất {least} ký tự.',
  'pin-guessable': 'Mã PIN dễ đoán. Tránh dãy liền nhau hoặc một ký tự lặp lại.',
  'pin-not-repeated': 'Hai lần nhập mã PIN mới không giống nhau.',
  'pin-the-same': 'Mã PIN mới phải khác mã đang dùng.',
  'pin-kept-elsewhere': 'Mã PIN của khóa này đổi bằng phần mềm của thiết bị hoặc dịch vụ.',
  'file-required': 'Chọn tệp khóa (.p12 hoặc .pfx).',
  'password-wrong': 'Mật khẩu của tệp không đúng.',
  'key-file-unreadable': 'Không đọc được khóa trong tệp. Xin tổ chức cấp xuất lại tệp PKCS #12 mã hóa AES.',
  'certificate-unreadable': 'Chọn tệp chứng thư dạng PEM (.pem, .crt).',
  'certificate-refused': 'Chữ ký thử không được chấp nhận: {reason}',
  'serial-required': 'Ghi số sê-ri của thiết bị.',
  'credential-required': 'Ghi mã khóa do dịch vụ cấp.',
  'picture-required': 'Chọn tệp hình PNG.',
  'picture-not-png': 'Tệp không phải hình PNG.',
  'picture-not-transparent': 'Hình phải có nền trong suốt.',
  'picture-size': 'Mỗi chiều của hình phải từ {least} đến {most} điểm ảnh.',
  'picture-unreadable': 'Hình hỏng nên không vẽ được. Hãy xuất lại tệp PNG.',
  'diameter-out-of-range': 'Đường kính con dấu phải từ {least} đến {most} mm.',
  'key-unreachable': 'Chưa liên lạc được với nơi giữ khóa ký; mã PIN không bị tính là sai.',
  'key-unusable': 'Nơi giữ khóa từ chối ký.',
  'key-confirms-elsewhere':
    'Khóa trên SIM chỉ ký sau khi xác nhận trên điện thoại, nên không dùng được cho việc này.',
  'confirmation-under-way':
    'Điện thoại đang chờ bạn xác nhận một yêu cầu khác. Hãy trả lời yêu cầu ấy trước.',
  'confirmation-not-carried-out': 'Bạn đã xác nhận nhưng hệ thống chưa làm xong việc này. Hãy ký lại.',
  'document-changed-meanwhile':
    'Văn bản vừa có thêm chữ ký khác trong lúc chờ xác nhận. Hãy ký lại trên bản mới.',
  'msisdn-invalid': 'Ghi số điện thoại, ví dụ 0912 345 678.',
  'phone-refused': 'Bạn đã từ chối trên điện thoại.',
  'phone-pin-blocked': 'Mã PIN trên SIM đã bị khóa do nhập sai. Hãy liên hệ nhà mạng để mở.',
  'phone-blocked': 'SIM này đang bị khóa chức năng ký số. Hãy liên hệ nhà mạng.',
  'phone-unknown': 'Số này chưa có SIM ký số, hoặc chứng thư trên SIM chưa được kích hoạt.',
  'phone-expired': 'Đã hết thời gian chờ mà chưa có xác nhận. Hãy ký lại.',
  'phone-away': 'Không gửi được tới điện thoại: máy tắt hoặc ngoài vùng phủ sóng.',
  'phone-busy': 'Điện thoại đang xử lý một yêu cầu ký khác. Hãy thử lại sau ít phút.',
  'phone-certificate-revoked': 'Chứng thư trên SIM đã bị thu hồi.',
  'phone-answer-wrong':
    'Chữ ký nhận về không khớp với văn bản và chứng thư, nên đã bị loại bỏ. Hãy báo quản trị.',
  'signing-key-missing': 'Bạn chưa có khóa ký còn hiệu lực.',
  'signing-key-locked':
    'Khóa ký đã bị khóa vì mã PIN sai quá số lần cho phép. Nạp lại khóa để đặt mã PIN mới.',
  'signing-key-changed': 'Khóa vừa được thay đổi ở nơi khác. Hãy xem lại.',
  'signing-request-closed': 'Việc trình ký này đã kết thúc.',
  'work-item-done': 'Lượt ký này đã xong hoặc không còn cần.',
  'pdf-malformed': 'Tệp hỏng nên không ký được.',
  'pdf-encrypted': 'Tệp có mật khẩu nên không ký được.',
};

export const { wordOf: problemText, postedAgain } = refusedToSign(problems);

export const purposeNames: Readonly<Record<string, string>> = {
  initial: 'Ký nháy',
  signature: 'Ký',
  seal: 'Đóng dấu',
};

export const turnStates: Readonly<
  Record<
    string,
    { readonly text: string; readonly tone: 'neutral' | 'info' | 'success' | 'danger' | 'warning' }
  >
> = {
  waiting: { text: 'Chưa đến lượt', tone: 'neutral' },
  open: { text: 'Đang chờ', tone: 'info' },
  signed: { text: 'Đã ký', tone: 'success' },
  refused: { text: 'Từ chối', tone: 'danger' },
  passed: { text: 'Đã chuyển', tone: 'neutral' },
  spared: { text: 'Không cần nữa', tone: 'neutral' },
};

export const requestStates: typeof turnStates = {
  open: { text: 'Đang trình', tone: 'info' },
  signed: { text: 'Đã ký xong', tone: 'success' },
  refused: { text: 'Bị từ chối', tone: 'danger' },
  withdrawn: { text: 'Đã rút lại', tone: 'neutral' },
};
