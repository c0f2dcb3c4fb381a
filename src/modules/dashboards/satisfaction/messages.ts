import { texts } from '#platform/i18n/index.ts';

/** What the pages of satisfaction say. */
export const t = texts({
  vi: {
    title: 'Mức độ hài lòng',
    lead: 'Người nộp hồ sơ đánh giá việc phục vụ sau khi có kết quả, mỗi hồ sơ một lần.',
    figures: 'Số liệu',
    province: 'Hài lòng toàn tỉnh',
    byAgency: 'Theo cơ quan',
    within: 'Từng thủ tục tại từng cơ quan',
    agency: 'Cơ quan',
    procedure: 'Thủ tục',
    satisfied: 'Hài lòng',
    count: 'Lượt đánh giá',
    ratings: 'lượt đánh giá',
    hidden: 'không công bố',
    none: 'Không có lượt đánh giá nào trong tháng.',
    notOver: 'Tháng này chưa hết',
    notOverText: 'Số liệu hài lòng được công bố một lần, khi hết tháng. Chọn một tháng trước.',
    ownTitle: 'Hài lòng theo cán bộ, theo bước',
    ownLead:
      'Chỉ người đứng đầu cơ quan xem được. Một hồ sơ được tính cho mọi cán bộ và mọi bước đã xử lý hồ sơ đó tại cơ quan.',
    byOfficer: 'Theo cán bộ đã xử lý',
    byStep: 'Theo bước xử lý',
    officer: 'Cán bộ',
    step: 'Bước',
    how: 'Cách tính và vì sao có số không công bố',
    howCounted:
      'Hài lòng: lượt đánh giá 4 và 5 trên 5, chia cho tất cả lượt đánh giá gửi trong tháng. Tháng đã hết thì số không đổi nữa.',
    howHidden:
      'Một số không được công bố khi có dưới 5 lượt, khi không ai hài lòng, hoặc khi lấy các số khác cộng trừ với nhau sẽ biết một người đã đánh giá thế nào.',
  },
  en: {
    title: 'How content people were',
    lead: 'Applicants say how they were served once they have their result, once for each application.',
    figures: 'Figures',
    province: 'Content, in the whole province',
    byAgency: 'By agency',
    within: 'Each service at each agency',
    agency: 'Agency',
    procedure: 'Service',
    satisfied: 'Content',
    count: 'Ratings',
    ratings: 'ratings',
    hidden: 'not published',
    none: 'No ratings in this month.',
    notOver: 'This month is not over',
    notOverText: 'Figures are published once, when the month is over. Choose an earlier one.',
    how: 'How it is counted, and why some numbers are not published',
    howCounted:
      'Content: ratings of 4 and 5 out of 5, of all sent in the month. Once it is over the numbers stay.',
    howHidden:
      'A number is not published of fewer than 5 ratings, where nobody was content, or where adding and subtracting others would tell how one person answered.',
  },
});
