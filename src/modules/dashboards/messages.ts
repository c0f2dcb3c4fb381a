import type { Locale } from '#platform/i18n/index.ts';

const vi = {
  title: 'Kết quả giải quyết hồ sơ',
  lead: 'Số liệu đếm trực tiếp từ từng bước xử lý, không ai nhập tay. Không có thông tin của người nộp.',
  month: 'Tháng',
  show: 'Xem',
  province: 'Toàn tỉnh',
  agency: 'Cơ quan',
  received: 'Tiếp nhận',
  finished: 'Giải quyết xong',
  onTimeShare: 'Sớm và đúng hạn',
  late: 'Trễ hạn',
  openLate: 'Đang quá hạn',
  open: 'Đang giải quyết',
  online: 'Nộp trực tuyến',
  digitised: 'Số hóa giấy tờ',
  electronicResult: 'Kết quả điện tử',
  reused: 'Dùng lại giấy tờ đã có',
  reusedCount: 'hồ sơ',
  reopened: 'Mở lại, thu hồi kết quả',
  satisfied: 'Hài lòng',
  atCounters: 'Tại quầy',
  visits: 'Lượt đến quầy',
  served: 'Đã phục vụ',
  waited: 'Chờ trung bình',
  waitedShort: 'Chờ ở quầy',
  longest: 'lâu nhất',
  serving: 'Phục vụ trung bình',
  missed: 'gọi không có người',
  none: 'Chưa có hồ sơ nào trong tháng này.',
  caption: 'Số liệu từng cơ quan',
  tooFew: 'công bố khi hết tháng và đủ lượt đánh giá',
  how: 'Cách tính',
  howShare:
    'Sớm và đúng hạn: hồ sơ có kết quả không muộn hơn thời điểm hẹn trả, chia cho tất cả hồ sơ có kết quả trong tháng. Hồ sơ chờ người nộp bổ sung không tính thời gian chờ.',
  howReused:
    'Số hóa: hồ sơ mà mọi giấy tờ đã nhận đều có bản điện tử. Dùng lại: hồ sơ có giấy tờ lấy từ kho của người nộp, không phải nộp lại. Cả hai chia cho hồ sơ đã tiếp nhận.',
  howSatisfied:
    'Hài lòng: lượt đánh giá 4 và 5 trên 5, chia cho tất cả lượt đánh giá gửi trong tháng; công bố khi hết tháng, nếu có từ 5 lượt và không lộ ra một người đã đánh giá thế nào.',
  satisfactionLink: 'Mức độ hài lòng theo cơ quan, theo thủ tục',
  howCounters:
    'Tại quầy: từ lúc lấy số đến lúc được gọi, và từ lúc bắt đầu đến lúc phục vụ xong, cộng từ từng lượt ở mọi trung tâm.',
  howNot: 'Đây là số liệu của phần mềm, không phải điểm chính thức của Bộ chỉ số theo Quyết định 766/QĐ-TTg.',
  asOf: 'Tính đến {when}',
} as const;

export type Word = keyof typeof vi;

const en: Readonly<Record<Word, string>> = {
  title: 'How applications are handled',
  lead: 'Counted from every step of the work as it happens; nobody types these numbers in. Nothing personal is shown.',
  month: 'Month',
  show: 'Show',
  province: 'The whole province',
  agency: 'Agency',
  received: 'Accepted',
  finished: 'Decided',
  onTimeShare: 'Early or on time',
  late: 'Late',
  openLate: 'Overdue now',
  open: 'Being handled',
  online: 'Sent online',
  digitised: 'Papers digitised',
  electronicResult: 'Electronic result',
  reused: 'Papers used again',
  reusedCount: 'applications',
  reopened: 'Reopened, result revoked',
  satisfied: 'Satisfied',
  atCounters: 'At the counters',
  visits: 'Visits to a counter',
  served: 'Served',
  waited: 'Mean wait',
  waitedShort: 'Counter wait',
  longest: 'longest',
  serving: 'Mean time served',
  missed: 'called and absent',
  none: 'No applications in this month.',
  caption: 'Figures by agency',
  tooFew: 'published when the month is over, of enough ratings',
  how: 'How it is counted',
  howShare:
    'Early or on time: decided no later than the promised moment, out of all decided in the month. Time spent waiting for the applicant does not count.',
  howReused:
    'Digitised: every paper received is there electronically. Used again: a paper came from what the applicant already had here. Both out of all accepted.',
  howSatisfied:
    'Satisfied: ratings of 4 and 5 out of 5, of all sent in the month; published when it is over, from five ratings on, and where it does not tell how one person answered.',
  satisfactionLink: 'How content people were, by agency and by service',
  howCounters:
    'At the counters: from drawing a number to being called, and from the beginning of the service to its end, over every visit to every centre.',
  howNot: 'These are the figures of the program, not the official score of the index of Decision 766/QĐ-TTg.',
  asOf: 'As of {when}',
};

export const t = (locale: Locale, word: Word): string => (locale === 'en' ? en : vi)[word];
