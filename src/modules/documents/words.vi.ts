import type { StatusCode } from '#engines/edxml/index.ts';
import type { TagTone } from '#ui/index.ts';
import type { MailStatus } from './mailed.ts';
import type { AssignmentRole, Circulation, Document, Secrecy, Source } from './model.ts';

type Word = { readonly text: string; readonly tone: TagTone };

export const stateWords: Readonly<Record<Document['state'], Word>> = {
  arrived: { text: 'Chờ vào sổ', tone: 'warning' },
  registered: { text: 'Đã vào sổ', tone: 'info' },
  'in-hand': { text: 'Đang giải quyết', tone: 'info' },
  finished: { text: 'Đã giải quyết', tone: 'success' },
  returned: { text: 'Đã trả lại nơi gửi', tone: 'neutral' },
  draft: { text: 'Dự thảo', tone: 'neutral' },
  'in-review': { text: 'Đang duyệt', tone: 'info' },
  reviewed: { text: 'Đã duyệt', tone: 'info' },
  'in-signing': { text: 'Đang ký', tone: 'info' },
  signed: { text: 'Chờ phát hành', tone: 'warning' },
  issued: { text: 'Đã phát hành', tone: 'success' },
  cancelled: { text: 'Đã hủy', tone: 'neutral' },
  recalled: { text: 'Bị thu hồi', tone: 'danger' },
  replaced: { text: 'Đã được thay thế', tone: 'neutral' },
};

export const roleWords: Readonly<Record<AssignmentRole, string>> = {
  lead: 'Chủ trì',
  cooperate: 'Phối hợp',
  inform: 'Để biết',
};

export const assignmentWords: Readonly<Record<string, Word>> = {
  open: { text: 'Đang làm', tone: 'info' },
  done: { text: 'Đã xong', tone: 'success' },
  returned: { text: 'Trả lại', tone: 'warning' },
  stopped: { text: 'Dừng vì thu hồi', tone: 'danger' },
};

export const reviewWords: Readonly<Record<string, Word>> = {
  waiting: { text: 'Chưa đến lượt', tone: 'neutral' },
  open: { text: 'Đang xem', tone: 'info' },
  approved: { text: 'Đồng ý', tone: 'success' },
  returned: { text: 'Trả lại', tone: 'danger' },
  spared: { text: 'Không cần nữa', tone: 'neutral' },
};

export const urgencyWords = ['Thường', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc', 'Hỏa tốc hẹn giờ'] as const;

export const secrecyWords: Readonly<Record<Secrecy, string>> = {
  secret: 'Mật',
  'top-secret': 'Tối mật',
  'utmost-secret': 'Tuyệt mật',
};

export const circulationWords: Readonly<Record<Circulation, string>> = {
  internal: 'Lưu hành nội bộ',
  return: 'Xem xong trả lại',
};

export const sourceWords: Readonly<Record<Source, string>> = {
  axis: 'Trục liên thông',
  paper: 'Bản giấy',
  mail: 'Thư điện tử',
  draft: 'Soạn tại cơ quan',
};

export const receiverWords: Readonly<Record<StatusCode | MailStatus | (string & {}), Word | undefined>> = {
  'mail-sent': { text: 'Máy chủ thư đã nhận', tone: 'info' },
  'mail-delivered': { text: 'Đã vào hộp thư nơi nhận', tone: 'success' },
  'mail-failed': { text: 'Thư không tới nơi', tone: 'danger' },
  'mail-closed': { text: 'Đã gửi cách khác', tone: 'success' },
  '01': { text: 'Đã đến', tone: 'info' },
  '02': { text: 'Từ chối', tone: 'danger' },
  '03': { text: 'Đã tiếp nhận', tone: 'info' },
  '04': { text: 'Đã phân công', tone: 'info' },
  '05': { text: 'Đang xử lý', tone: 'info' },
  '06': { text: 'Hoàn thành', tone: 'success' },
  '13': { text: 'Yêu cầu lấy lại', tone: 'warning' },
  '15': { text: 'Đồng ý lấy lại', tone: 'success' },
  '16': { text: 'Từ chối lấy lại', tone: 'danger' },
};

/** Why an act did not come about, or what is to be mended, by code. */
export const problemWords: Readonly<Record<string, string>> = {
  'sender-required': 'Ghi nơi gửi văn bản.',
  'code-required': 'Ghi số, ký hiệu của văn bản.',
  'subject-required': 'Ghi trích yếu nội dung.',
  'secret-has-no-words': 'Không ghi trích yếu của văn bản mật: chỉ ghi những gì có trên bì.',
  'secret-not-stored': 'Tệp “{name}” không được tải lên: văn bản mật không lưu trên hệ thống này.',
  'register-of-secrets': 'Văn bản mật vào sổ văn bản mật; sổ này không dùng cho văn bản khác.',
  'date-required': 'Ghi ngày văn bản.',
  'date-in-the-future': 'Ngày văn bản không thể sau hôm nay.',
  'urgency-unknown': 'Chọn độ khẩn.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'repeat-found':
    'Có thể văn bản này đã vào sổ. Xem danh sách bên dưới; nếu đúng là văn bản khác, đánh dấu rồi vào sổ.',
  'reason-required': 'Ghi rõ lý do hoặc kết quả, ít nhất vài chữ.',
  'not-a-leader': 'Người này không phải lãnh đạo của cơ quan.',
  'assignments-required': 'Chọn ít nhất một đơn vị hoặc một người.',
  'one-lead': 'Chỉ chọn một nơi chủ trì.',
  'lead-missing': 'Có nơi phối hợp thì phải có nơi chủ trì.',
  'days-out-of-range': 'Số ngày làm việc từ 0 đến {max}.',
  'assigned-twice': 'Mỗi đơn vị, mỗi người chỉ chọn một lần.',
  'limited-to-officers': 'Văn bản lưu hành hạn chế chỉ giao đích danh cho người được biết.',
  'unit-unknown': 'Đơn vị này không thuộc cơ quan hoặc chưa có người nhận việc.',
  'officer-elsewhere': 'Người này không giữ chức vụ ở đơn vị đã chọn.',
  'type-unknown': 'Chọn loại văn bản.',
  'signer-required': 'Chọn người ký có thẩm quyền.',
  'content-required': 'Soạn nội dung, hoặc tải lên tệp đã soạn.',
  'addressees-required': 'Loại văn bản này phải có “Kính gửi”.',
  'authority-misplaced': '“{line}” không thể đứng ở đó.',
  'authority-not-theirs': '{title} ký với: {should}.',
  'basis-required': 'Ký {form} phải ghi văn bản làm căn cứ.',
  'name-required': 'Ghi tên mẫu.',
  'issuer-not-collective':
    '{type} do cơ quan làm việc theo chế độ tập thể ban hành, người đứng đầu ký thay mặt (TM.): {law}.',
  'issuer-by-order': '{type} không giao người đứng đầu đơn vị ký thừa lệnh (TL.): {law}.',
  'not-valid-electronically':
    'Văn bản điện tử không có chữ ký số hợp lệ của cơ quan gửi nên không có giá trị như bản gốc ({law}). Trả lại nơi gửi, hoặc đánh dấu vào sổ để tham khảo.',
  'document-not-valid-electronically':
    'Thiếu chữ ký số của người có thẩm quyền hoặc của cơ quan: chỉ được gửi bản giấy ({law}).',
  'receiver-unknown': 'Trục liên thông không biết mã “{code}”.',
  'pdf-required':
    'Cần bản PDF: “{name}” không phải PDF và chưa chuyển được. Xuất ra PDF rồi tải lên thành bản mới.',
  'pdf-being-made': '“{name}” đang được chuyển sang PDF/A. Thử lại sau ít phút.',
  'pdf-signed': 'Bản PDF đã có chữ ký số: ghi thêm số sẽ làm hỏng chữ ký. Tải lên bản chưa ký.',
  'pdf-malformed': 'Không đọc được trang đầu của bản PDF (trang xoay, có mật khẩu hoặc hỏng).',
  'head-not-found':
    'Không tìm thấy chỗ trống cho {missing} ở trang đầu. Để trống theo thể thức rồi tải lên lại, hoặc chỉ chỗ ghi bằng tay.',
  'head-too-narrow': 'Chỗ trống cho số hoặc ngày quá hẹp. Nới ra rồi tải lên lại, hoặc chỉ chỗ ghi bằng tay.',
  'head-differs': 'Bản PDF đã ghi “{found}” ở chỗ của “{text}”. Để trống chỗ ấy rồi tải lên lại.',
  'places-required': 'Chỉ đủ chỗ ghi số và ngày, tính bằng milimét.',
  'scan-required': 'Chọn một tệp PDF quét từ bản đã ký tay và đóng dấu.',
  'form-required': 'Chọn hình thức sao.',
  'passages-required': 'Chép phần cần trích từ văn bản gốc.',
  'passage-not-in-original': 'Đoạn “{passage}…” không có đúng từng chữ trong văn bản gốc.',
  'original-unsigned':
    'Văn bản không có chữ ký số nên không sao điện tử được. Bản giấy sao theo cách thông thường.',
  'original-not-valid': 'Chữ ký trên văn bản không còn hợp lệ nên không sao được.',
  'copy-of-copy-expected': 'Văn bản này đã là bản sao: hãy sao lục.',
  'not-a-copy': 'Chỉ sao lục từ một bản sao y.',
  'signing-forbidden': 'Người lập văn bản không cho phép ký thêm vào tệp này.',
  'pin-required': 'Nhập mã PIN.',
  'pin-wrong': 'Mã PIN không đúng. Còn {left} lần thử trước khi khóa ký bị khóa lại.',
  'otp-wrong': 'Mã xác thực một lần không đúng hoặc đã hết hạn.',
  'signing-key-missing': 'Cơ quan chưa có dấu số còn hiệu lực. Hãy liên hệ quản trị.',
  'signing-key-locked': 'Dấu số đã bị khóa vì mã PIN sai quá số lần cho phép. Hãy liên hệ quản trị.',
  'key-unreachable': 'Chưa liên lạc được với nơi giữ dấu số. Hãy thử lại sau.',
  'key-unusable': 'Nơi giữ dấu số từ chối ký. Hãy báo quản trị kiểm tra.',
  'document-not-copied': 'Chỉ sao văn bản đã vào sổ hoặc đã phát hành, không hạn chế người biết.',
  'document-has-no-reading-copy':
    'Văn bản hạn chế người biết chỉ xem bằng bản đọc có tên người xem; tệp này không vẽ được thành bản đọc.',
  'document-not-on-paper': 'Văn bản không còn chờ bản ký tay.',
  'reviewers-required': 'Chọn ít nhất một người duyệt.',
  'reviewer-twice': 'Mỗi người duyệt một lần.',
  'reviewer-elsewhere': 'Người duyệt phải giữ chức vụ ở cơ quan.',
  'file-too-large': 'Tệp “{name}” lớn quá {maxMb} MB.',
  'file-empty': 'Tệp “{name}” rỗng.',
  'file-encrypted': 'Tệp “{name}” có mật khẩu. Bỏ mật khẩu rồi chọn lại.',
  'file-malformed': 'Tệp “{name}” hỏng.',
  'file-type-not-accepted': 'Tệp “{name}” không thuộc loại nhận được (PDF, DOCX, XLSX, ảnh).',
  'seal-keeper-missing': 'Cơ quan chưa có văn thư giữ dấu.',
  'signer-without-position': 'Người được chọn không giữ chức vụ nào hôm nay.',
  'not-a-pdf': 'Chỉ trình ký được tệp PDF.',
  'not-allowed': 'Bạn không có quyền làm việc này.',
  'work-item-done': 'Việc này đã có người làm hoặc không còn cần.',
  'document-not-arrived': 'Văn bản không còn chờ vào sổ.',
  'document-not-registered': 'Văn bản chưa vào sổ hoặc đã kết thúc.',
  'document-not-in-hand': 'Văn bản không còn trong quá trình giải quyết.',
  'document-closed': 'Văn bản đã kết thúc.',
  'document-not-a-draft': 'Văn bản không còn là dự thảo.',
  'document-not-signed': 'Văn bản chưa ký xong.',
  'document-not-issued': 'Văn bản chưa phát hành.',
  'draft-changed': 'Dự thảo vừa được sửa ở nơi khác. Xem bản mới rồi sửa tiếp.',
  'editors-required': 'Chọn ít nhất một người cùng soạn.',
  'editor-elsewhere': 'Người cùng soạn phải giữ chức vụ ở cơ quan.',
  'draft-has-no-text': 'Chỉ soạn chung được nội dung soạn tại đây, không phải tệp tải lên.',
  'co-editing-open': 'Dự thảo đang được soạn chung. Chốt bản soạn chung rồi làm tiếp.',
  'co-editing-closed': 'Việc soạn chung đã chốt. Lời vừa viết còn trong ô bên dưới: chép lại nếu cần.',
  'may-only-suggest': 'Bạn được mời đề nghị sửa; người soạn quyết định.',
  'last-paragraph': 'Không bỏ được đoạn cuối cùng.',
  'suggestion-same': 'Đề nghị này giống hệt đoạn đang có.',
  'suggestion-decided': 'Đề nghị này đã có người quyết định.',
  'suggestions-open': 'Còn đề nghị sửa chưa quyết định. Nhận hoặc bỏ từng đề nghị rồi chốt.',
  'block-changed': 'Đoạn này vừa được sửa. Xem lại đề nghị bên đoạn mới rồi quyết định.',
  'parts-open': 'Còn người chủ trì hoặc phối hợp chưa xong phần việc.',
};

/** The facts of a document, as its history tells them. */
export const factWords: Readonly<Record<string, string>> = {
  'document-arrived': 'Trục liên thông chuyển đến',
  'document-mailed-in': 'Thư điện tử đến hộp thư công vụ',
  'document-registered': 'Vào sổ, cấp số đến',
  'document-returned': 'Trả lại nơi gửi',
  'document-endorsement-proposed': 'Trình lãnh đạo',
  'document-endorsed': 'Cho ý kiến chỉ đạo, giao việc',
  'document-forwarded': 'Chuyển tiếp',
  'document-read': 'Mở xem lần đầu',
  'document-work-finished': 'Xong phần việc',
  'document-work-returned': 'Trả lại phần việc',
  'document-finished': 'Kết thúc giải quyết',
  'document-drafted': 'Soạn dự thảo',
  'document-revised': 'Sửa dự thảo thành bản mới',
  'document-commented': 'Góp ý',
  'document-co-editors-asked': 'Mời soạn chung',
  'document-co-editing-part-done': 'Xong phần soạn chung',
  'document-co-editing-closed': 'Chốt bản soạn chung',
  'document-review-asked': 'Trình duyệt',
  'document-reviewed': 'Cho ý kiến về dự thảo',
  'document-numbered': 'Lấy số',
  'document-signing-asked': 'Trình ký',
  'document-reading-copy-given': 'Nhận bản đọc có tên người xem',
  'document-hand-signing-asked': 'Trình ký tay trên giấy',
  'document-hand-signed': 'Nhập bản ký tay đã quét',
  'document-hand-signing-refused': 'Bản giấy không được ký',
  'document-signed': 'Đã ký số và đóng dấu',
  'document-signing-refused': 'Bị từ chối ký',
  'document-cancelled': 'Hủy dự thảo',
  'document-issued': 'Phát hành',
  'document-sent': 'Đã gửi qua trục liên thông',
  'document-answered': 'Nơi nhận báo tình trạng',
  'document-recalled': 'Thu hồi',
  'document-replaced': 'Được thay thế',
  'document-updated': 'Nơi gửi cập nhật văn bản',
  'document-recall-answered': 'Trả lời yêu cầu lấy lại',
  'document-moved': 'Chuyển sang đơn vị tiếp nhận do sắp xếp tổ chức',
  'document-readers-named': 'Thêm người được biết',
};
