/** What a refused act upon a piece of work says, by its code. */
export const refusals: Readonly<Record<string, string>> = {
  'work-item-taken': 'Việc này vừa có người nhận.',
  'work-item-done': 'Việc này đã làm xong hoặc không còn chờ xử lý.',
  'queue-empty': 'Không còn việc nào trong hàng đợi này.',
  'colleague-cannot': 'Người được chọn không giữ vai trò này tại đơn vị, hoặc không được giao việc này.',
  'nobody-to-give-to': 'Không có ai để giao: mọi người đang nghỉ hoặc không được giao việc này.',
  'nothing-to-hand-over': 'Bạn không có việc nào giao đích danh để bàn giao.',
  'outcome-required': 'Bước này có nhiều hướng xử lý, phải mở ra và chọn.',
  'no-step-before': 'Không có một bước trước duy nhất để trả lại.',
  'no-such-place': 'Không tìm thấy cơ quan mà quy trình chuyển đến.',
  'substitution-over': 'Thời gian làm thay này đã hết.',
  'dossier-not-open': 'Hồ sơ không còn ở trạng thái xử lý được.',
  'view-name-required': 'Đặt tên cho cách xem.',
  'too-many-views': 'Đã có đủ số cách xem; xóa bớt một cách xem rồi lưu.',
  'not-found': 'Việc này không phải của bạn.',
  'not-allowed': 'Bạn không có quyền làm việc này.',
};

/** What is wrong with a field, by the code of the issue. */
export const fieldIssues: Readonly<Record<string, string>> = {
  'note-required': 'Ghi nội dung trao đổi.',
  'too-long': 'Viết gọn lại, nhiều nhất 4000 ký tự.',
  'reader-unknown': 'Chỉ nhắc được đồng nghiệp trong cơ quan.',
  'identity-number-unclear': 'Số định danh có 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân cũ).',
  'name-required': 'Ghi họ tên người đó.',
  'substitute-unknown': 'Chọn một đồng nghiệp trong cơ quan.',
  'day-past': 'Chọn từ hôm nay trở đi.',
  'day-unclear': 'Chọn ngày.',
  'days-out-of-order': 'Ngày cuối phải từ ngày đầu trở đi.',
  'too-many-days': 'Nhiều nhất một năm mỗi lần.',
  'items-required': 'Đánh dấu ít nhất một việc.',
  'position-unknown': 'Chọn chức vụ của bạn.',
};
