/** What a registry that may not be asked says to the clerk. */
export const registryTexts: Readonly<Record<string, string>> = {
  'registry-needs-number': 'Ghi họ tên và đủ 12 số định danh theo thẻ căn cước rồi mới hỏi được.',
  'registry-asked-too-often': 'Đã hỏi nhiều lần cho hồ sơ này. Điền theo thẻ căn cước.',
};

/** What a refused confirmation says to the clerk, by its code. */
export const confirmationTexts: Readonly<Record<string, string>> = {
  'no-address': 'Chưa có số điện thoại hoặc thư điện tử của người nộp để gửi mã.',
  'too-many-confirmations':
    'Đã gửi nhiều mã tới địa chỉ này trong một giờ; hãy để người nộp ký trên tờ khai in.',
  'confirmation-not-sent': 'Chưa gửi được mã. Thử lại, hoặc để người nộp ký trên tờ khai in.',
  'confirmation-unknown': 'Chưa gửi mã nào cho tờ khai này.',
  'wrong-confirmation-code': 'Mã không đúng, đã hết hạn hoặc đã thử quá nhiều lần.',
};
