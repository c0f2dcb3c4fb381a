import type { DeskAct } from './desk-paths.ts';

/** What each act is called on its button and above its form. */
export const actNames: Readonly<Record<DeskAct, { readonly title: string; readonly button: string }>> = {
  accept: { title: 'Tiếp nhận hồ sơ', button: 'Tiếp nhận và in giấy hẹn' },
  refuse: { title: 'Từ chối tiếp nhận', button: 'Từ chối và gửi phiếu' },
  requestSupplement: { title: 'Yêu cầu bổ sung giấy tờ', button: 'Gửi yêu cầu bổ sung' },
  supplement: { title: 'Nhận giấy tờ bổ sung tại quầy', button: 'Ghi nhận đã bổ sung' },
  handOver: { title: 'Chuyển bước', button: 'Chuyển bước' },
  draft: { title: 'Dự thảo kết quả', button: 'Lưu dự thảo' },
  deliver: { title: 'Trả kết quả', button: 'Đã trả kết quả' },
  demandDues: { title: 'Yêu cầu thực hiện nghĩa vụ tài chính', button: 'Gửi yêu cầu nộp' },
  extend: { title: 'Xin lỗi và hẹn lại ngày trả', button: 'Gửi văn bản xin lỗi và hẹn lại' },
  stop: { title: 'Dừng giải quyết hồ sơ', button: 'Dừng và gửi thông báo' },
  reopen: { title: 'Thu hồi kết quả, mở lại hồ sơ', button: 'Thu hồi và mở lại' },
  withdraw: { title: 'Rút hồ sơ theo yêu cầu người nộp', button: 'Cho rút hồ sơ' },
};

/** What the next page says when it is done. */
export const actDone: Readonly<Record<DeskAct, string>> = {
  accept: 'Đã tiếp nhận hồ sơ {code}. Giấy tiếp nhận và hẹn trả kết quả nằm ở mục Giấy tờ đã phát hành.',
  refuse: 'Đã từ chối tiếp nhận hồ sơ {code}. Phiếu từ chối nằm ở mục Giấy tờ đã phát hành.',
  requestSupplement: 'Đã yêu cầu bổ sung hồ sơ {code}. Thời hạn tạm dừng đến khi người nộp bổ sung.',
  supplement: 'Đã ghi nhận giấy tờ bổ sung của hồ sơ {code}.',
  handOver: 'Đã chuyển hồ sơ {code} sang bước sau.',
  draft: 'Đã lưu dự thảo kết quả vào hồ sơ {code}.',
  deliver: 'Đã trả kết quả hồ sơ {code}. Hồ sơ đã đóng.',
  demandDues: 'Đã yêu cầu nộp cho hồ sơ {code}. Thời hạn tạm dừng đến khi nộp đủ.',
  extend: 'Đã hẹn lại hồ sơ {code}. Văn bản xin lỗi nằm ở mục Giấy tờ đã phát hành.',
  stop: 'Đã dừng giải quyết hồ sơ {code}. Thông báo nằm ở mục Giấy tờ đã phát hành.',
  reopen: 'Đã mở lại hồ sơ {code}. Kết quả trước được đánh dấu đã thu hồi; thời hạn tính lại từ hôm nay.',
  withdraw: 'Đã cho rút hồ sơ {code} theo yêu cầu của người nộp.',
};

/** The ways a step may end, as the one who ends it reads them. */
export const outcomeNames: Readonly<Record<string, string>> = {
  grant: 'Đủ điều kiện: trình dự thảo kết quả',
  refuse: 'Không đủ điều kiện: trình văn bản trả lời, nêu lý do',
  approve: 'Đồng ý, trình lãnh đạo ký',
  sendBack: 'Chuyển lại để làm lại',
  agree: 'Đồng ý',
  disagree: 'Không đồng ý',
  noOpinion: 'Không có ý kiến',
  consult: 'Lấy ý kiến cơ quan, đơn vị khác',
  done: 'Đã xong, chuyển bước sau',
  reject: 'Không đạt',
};

/** The same as a fact that has happened. */
export const outcomeFacts: Readonly<Record<string, string>> = {
  grant: 'đủ điều kiện',
  refuse: 'không đủ điều kiện',
  approve: 'đồng ý',
  sendBack: 'chuyển lại',
  agree: 'đồng ý',
  disagree: 'không đồng ý',
  noOpinion: 'không có ý kiến',
  consult: 'lấy ý kiến',
  silence: 'không trả lời đúng hạn',
  reject: 'không đạt',
};

export const factNames: Readonly<Record<string, string>> = {
  'dossier-submitted': 'Nộp hồ sơ',
  'dossier-accepted': 'Tiếp nhận hồ sơ',
  'dossier-refused': 'Từ chối tiếp nhận',
  'dossier-supplement-requested': 'Yêu cầu bổ sung giấy tờ',
  'dossier-supplemented': 'Bổ sung giấy tờ',
  'dossier-handed-over': 'Chuyển bước',
  'dossier-carried-on': 'Quy trình tự chuyển tiếp',
  'dossier-field-papers-added': 'Thêm ảnh, giấy tờ ghi tại địa bàn',
  'dossier-result-drafted': 'Lưu dự thảo kết quả',
  'dossier-result-numbered': 'Lấy số cho kết quả',
  'dossier-signed-off': 'Ký duyệt kết quả',
  'dossier-result-issued': 'Vào sổ, đóng dấu, phát hành',
  'dossier-result-delivered': 'Trả kết quả',
  'dossier-withdrawn': 'Rút hồ sơ',
  'dossier-payment-demanded': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  'dossier-payment-completed': 'Đã thực hiện nghĩa vụ tài chính',
  'dossier-extended': 'Xin lỗi và hẹn lại ngày trả',
  'dossier-moved': 'Chuyển cơ quan do sắp xếp tổ chức',
  'dossier-stopped': 'Dừng xử lý',
  'dossier-reopened': 'Thu hồi kết quả, mở lại hồ sơ',
  'dossier-paper-scanned': 'Quét giấy tờ',
  'dossier-papers-digitised': 'Đối chiếu bản quét với bản giấy',
  'dossier-followed': 'Nhận trạng thái từ hệ thống giải quyết',
  'dossier-rated': 'Người nộp đánh giá',
};

export const letterNames: Readonly<Record<string, string>> = {
  acknowledgement: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  'supplement-request': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  refusal: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ',
  apology: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
  'stop-notice': 'Thông báo dừng giải quyết hồ sơ',
};

export const returnMethodNames = {
  inPerson: 'Nhận tại quầy',
  online: 'Nhận trực tuyến',
  post: 'Nhận qua bưu chính',
} as const;

/** What is wrong with what was posted, by code. */
export const deskIssues: Readonly<Record<string, string>> = {
  'reason-required': 'Ghi rõ lý do, ít nhất vài chữ.',
  'ground-required': 'Chọn căn cứ từ chối trong danh mục.',
  'amount-required': 'Ghi số tiền bằng chữ số, ví dụ 1500000.',
  'extra-required': 'Ghi số ngày hẹn thêm, từ 1 đến {max}.',
  'papers-required': 'Chọn hoặc ghi ít nhất một giấy tờ.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'basis-required': 'Ghi số, ký hiệu văn bản thu hồi hoặc hủy bỏ kết quả.',
  'basis-day-required': 'Chọn ngày của văn bản, không sau hôm nay.',
  'reopen-amount': 'Ghi một số lớn hơn 0, nhiều nhất {max}; hoặc để trống.',
  'outcome-required': 'Chọn hướng xử lý.',
  'handler-unknown': 'Người này không nhận việc thụ lý tại cơ quan. Hãy chọn trong danh sách.',
  'consult-agencies-required': 'Chọn ít nhất một nơi để hỏi.',
  'consult-agencies-many': 'Hỏi nhiều nhất {max} nơi một lần.',
  'consult-agency-unknown': 'Có nơi không được hỏi ở bước này. Hãy chọn trong danh sách.',
  'consult-question-required': 'Ghi rõ nội dung cần hỏi.',
  'consult-due-required': 'Chọn một ngày sau hôm nay.',
  'consult-due-late': 'Hạn trả lời không được sau ngày hẹn trả kết quả.',
  'signer-required': 'Chọn người ký.',
  'draft-required': 'Chọn tệp PDF, hoặc soạn nội dung rồi lập dự thảo từ mẫu.',
  'draft-not-pdf': 'Dự thảo kết quả phải là tệp PDF.',
  'method-required': 'Chọn cách trả kết quả.',
  required: 'Không được để trống.',
  'file-empty': 'Tệp “{name}” rỗng.',
  'file-type-not-accepted': 'Tệp “{name}” thuộc loại không được nhận. Hãy dùng PDF hoặc ảnh.',
  'file-encrypted': 'Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.',
  'file-malformed': 'Tệp “{name}” bị hỏng hoặc chưa tải xong. Hãy tải lên lại.',
  'file-too-large': 'Tệp “{name}” lớn hơn {maxMb} MB.',
};
