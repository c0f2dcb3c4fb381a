/** What is wrong with what was posted, and why it was not signed, by code. */
export const signProblems: Readonly<Record<string, string>> = {
  'pin-wrong': 'Mã PIN không đúng. Còn {left} lần thử trước khi khóa ký bị khóa lại.',
  'otp-wrong': 'Mã xác thực một lần không đúng hoặc đã hết hạn. Lấy mã mới rồi ký lại.',
  'key-unreachable':
    'Chưa liên lạc được với thiết bị hoặc dịch vụ giữ khóa ký. Mã PIN không bị tính là sai; hãy thử lại sau.',
  'key-unusable': 'Thiết bị hoặc dịch vụ giữ khóa từ chối ký. Hãy báo quản trị kiểm tra khóa ký.',
  'key-confirms-elsewhere':
    'Khóa trên SIM ký từng văn bản, mỗi lần một xác nhận trên điện thoại: mở hồ sơ để ký.',
  'confirmation-under-way':
    'Điện thoại đang chờ bạn xác nhận một yêu cầu khác. Hãy trả lời yêu cầu ấy trước.',
  'pin-required': 'Nhập mã PIN.',
  'paper-unconfirmed': 'Đánh dấu xác nhận việc đã làm trên bản giấy.',
  'reason-required': 'Ghi rõ lý do trả lại, ít nhất vài chữ.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'none-chosen': 'Chọn ít nhất một hồ sơ để ký.',
  'too-many': 'Mỗi lần ký nhiều nhất {max} hồ sơ.',
  'draft-changed': 'Dự thảo vừa được thay bằng bản khác. Hãy xem bản mới rồi ký.',
  'work-item-done': 'Việc này vừa được người khác làm xong.',
  'dossier-not-open': 'Hồ sơ đang tạm dừng hoặc đã kết thúc, chưa ký được.',
  'signing-key-missing': 'Không có chứng thư số còn hiệu lực để ký. Hãy liên hệ quản trị để được cấp.',
  'signing-key-locked': 'Khóa ký đã bị khóa vì mã PIN sai quá số lần cho phép. Hãy liên hệ quản trị.',
  'form-required': 'Chọn hình thức sao.',
  'passages-required': 'Chép phần cần trích từ văn bản gốc.',
  'passage-not-in-original': 'Đoạn “{passage}…” không có đúng từng chữ trong văn bản gốc.',
  'original-unsigned':
    'Kết quả không có chữ ký số nên không sao điện tử được. Bản giấy sao theo cách thông thường.',
  'original-not-valid': 'Chữ ký trên văn bản gốc không còn hợp lệ nên không sao được.',
  'copy-of-copy-expected': 'Văn bản này đã là bản sao: hãy sao lục.',
  'not-a-copy': 'Chỉ sao lục từ một bản sao y.',
  'signing-forbidden': 'Người lập văn bản không cho phép ký thêm vào tệp này.',
  'pdf-encrypted': 'Tệp dự thảo có mật khẩu nên không ký được. Hãy trả lại để thay tệp khác.',
  'pdf-malformed': 'Tệp dự thảo hỏng nên không ký được. Hãy trả lại để thay tệp khác.',
};
