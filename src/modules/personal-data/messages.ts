import type { Locale } from '#platform/i18n/index.ts';
import type { Purpose } from './model.ts';

export const purposeNames: Readonly<Record<Locale, Readonly<Record<Purpose, string>>>> = {
  vi: {
    handling: 'Giải quyết hồ sơ',
    contact: 'Liên hệ người nộp',
    check: 'Đối chiếu thông tin, giấy tờ',
    complaint: 'Giải quyết phản ánh, khiếu nại',
    inspection: 'Thanh tra, kiểm tra',
    other: 'Việc khác',
    papers: 'Mở giấy tờ kèm theo hồ sơ',
    field: 'Mang hồ sơ đi làm việc tại địa bàn',
  },
  en: {
    handling: 'Handling the application',
    contact: 'Contacting the applicant',
    check: 'Checking data and papers',
    complaint: 'Answering a complaint',
    inspection: 'Inspection',
    other: 'Something else',
    papers: 'Opening papers of the application',
    field: 'Taking the application along to work on the spot',
  },
};

const vi = {
  title: 'Ai đã xem thông tin của tôi',
  lead: 'Thông tin cá nhân trong hồ sơ được che. Cán bộ muốn xem phải nêu mục đích, và mỗi lượt xem được ghi lại ở đây.',
  account: 'Tài khoản',
  none: 'Chưa có ai xem thông tin cá nhân của bạn.',
  caption: 'Các lượt xem, mới nhất trước',
  when: 'Lúc',
  who: 'Người xem',
  purpose: 'Mục đích',
  subject: 'Trong hồ sơ',
  namedIn: 'Hồ sơ của người khác có nêu tên bạn',
  wrong: 'Thấy lượt xem không đúng?',
  wrongHelp: 'Báo cho bộ phận một cửa nơi nộp hồ sơ, hoặc gửi phản ánh, kiến nghị. Cơ quan phải trả lời bạn.',
} as const;

const en: Readonly<Record<keyof typeof vi, string>> = {
  title: 'Who saw my data',
  lead: 'Personal data in applications are masked. An officer who wants to see them has to say why, and each time is listed here.',
  account: 'Account',
  none: 'Nobody has looked at your personal data.',
  caption: 'The latest first',
  when: 'When',
  who: 'Who',
  purpose: 'Purpose',
  subject: 'In',
  namedIn: 'An application of someone else that names you',
  wrong: 'Something looks wrong?',
  wrongHelp: 'Tell the desk that received the application, or send a complaint. The office must answer you.',
};

export const t = (locale: Locale, key: keyof typeof vi): string => (locale === 'en' ? en : vi)[key];
