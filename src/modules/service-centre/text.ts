import type { ErrorTexts } from '#platform/http/index.ts';
import { texts } from '#platform/i18n/index.ts';
import { refusedInWords } from '#ui/index.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

/** The texts of the pages for everyone. */
export const t = texts({ vi, en });
export type CentreWord = keyof typeof vi;

const refusals: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'centre-closed': ['Trung tâm đang ngoài giờ phát số.', 'The centre gives no numbers at this hour.'],
  'counter-not-open': ['Quầy chưa mở hoặc đang tạm dừng.', 'The counter is not open.'],
  'not-your-counter': ['Người khác đang ngồi tại quầy này.', 'Someone else sits at this counter.'],
  'counter-taken': ['Người khác đang ngồi tại quầy này.', 'Someone else sits at this counter.'],
  'already-at-a-counter': [
    'Bạn đang ngồi tại quầy {number}. Hãy đóng quầy đó trước.',
    'You sit at counter {number}. Close that one first.',
  ],
  'ticket-at-counter': [
    'Còn một số đang ở quầy. Kết thúc, chuyển quầy hoặc báo vắng trước.',
    'A number is still at the counter.',
  ],
  'ticket-not-called': ['Số này không còn ở quầy.', 'This number is no longer at the counter.'],
  'ticket-not-serving': ['Hãy bắt đầu phục vụ số này trước.', 'This number is not being served.'],
  'no-such-counter': ['Không có quầy này trong trung tâm.', 'The centre has no such counter.'],
  'ticket-not-served': ['Đánh giá được gửi sau khi phục vụ xong.', 'A number is rated after it was served.'],
  'already-rated': ['Lượt này đã được đánh giá.', 'This visit has been rated.'],
  'not-bookable': ['Giờ này không nhận đặt lịch.', 'This hour cannot be booked.'],
  'slot-full': ['Giờ này vừa hết chỗ. Xin chọn giờ khác.', 'This hour is full. Please choose another.'],
  'too-many-appointments': [
    'Mỗi người giữ nhiều nhất {most} lịch hẹn một lúc.',
    'One person holds at most {most} appointments at a time.',
  ],
  'appointment-over': ['Lịch hẹn này đã dùng, đã hủy hoặc đã qua.', 'This appointment is over.'],
  'appointment-other-day': ['Lịch hẹn này của ngày khác.', 'This appointment is on another day.'],
  'camera-silent': ['Camera không gửi ảnh.', 'The camera sends no picture.'],
  'camera-not-allowed': [
    'Địa chỉ này không thuộc các máy chủ camera đã khai trong gói dữ liệu.',
    'This address is on no camera host of the pack.',
  ],
  'centre-changed': ['Có người vừa thay đổi. Xem lại rồi lưu lần nữa.', 'Somebody has just changed it.'],
  'group-not-called': ['Nhóm này hiện không quầy nào gọi.', 'No counter calls this group.'],
  'counter-without-groups': ['Quầy này chưa gọi nhóm nào.', 'This counter calls no group.'],
  'counter-in-use': [
    'Đang có người ngồi quầy này. Đóng quầy rồi mới bỏ hết các nhóm được.',
    'Someone sits at this counter.',
  ],
  'group-awaited': [
    'Còn người đang chờ hoặc đã hẹn ở nhóm {group}, mà không quầy nào khác gọi nhóm này.',
    'People wait for group {group}, and no other counter calls it.',
  ],
  'group-code': ['Một hoặc hai chữ in hoa, ví dụ D.', 'One or two capital letters.'],
  'group-slots': ['Ghi một số từ 0 đến 200.', 'A number from 0 to 200.'],
  'counter-number': ['Ghi số quầy, từ 1 đến 999.', 'A number from 1 to 999.'],
  'counter-groups': ['Chọn trong các nhóm của trung tâm.', 'Choose among the groups.'],
  'arranged-name-required': ['Ghi tên.', 'Give a name.'],
  'arranged-agency-required': ['Chọn cơ quan, đơn vị.', 'Choose an agency.'],
  'device-unknown': ['Máy này chưa được đăng ký.', 'This device is not registered.'],
  'score-required': ['Xin chọn một mức.', 'Please choose one.'],
  'priority-unknown': ['Không có diện ưu tiên này.', 'There is no such priority.'],
  'pause-reason-required': ['Chọn lý do tạm dừng.', 'Choose a reason.'],
  'purpose-required': ['Nêu rõ lý do xem.', 'Say why.'],
  'device-name-required': ['Đặt tên để nhận ra máy, ví dụ “Kiosk sảnh”.', 'Name the device.'],
  'device-kind-required': ['Chọn loại thiết bị.', 'Choose a kind.'],
};

/** What the module's refusals and issues say to a person, as the app's `errorTexts` asks. */
export const errorTexts: ErrorTexts = (code, locale, params) => {
  const known = refusals[code];
  if (!known) return undefined;
  const text = (locale === 'en' ? known[1] : known[0]).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params?.[name] ?? ''),
  );
  return { title: locale === 'en' ? 'Not possible now' : 'Chưa thực hiện được', text };
};

/** A form of the desk or the console again, with what is wrong in it. */
export const { postedAgain } = refusedInWords(
  Object.fromEntries(Object.entries(refusals).map(([code, [vi]]) => [code, vi])),
);

/** The text alone, beside a field. */
export const refusalText = (
  code: string,
  locale: 'vi' | 'en' = 'vi',
  params: Readonly<Record<string, string | number>> = {},
): string => errorTexts(code, locale, params)?.text ?? code;
