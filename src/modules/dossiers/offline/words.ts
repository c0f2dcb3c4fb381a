import { texts } from '#platform/i18n/index.ts';

/** What the browser's element says by itself, without asking the server. */
const elementVi = {
  keep: 'Giữ trên máy này để điền khi mất mạng',
  keepHelp: 'Chỉ giữ trên máy của riêng bạn. Khi bạn đăng xuất, mọi thứ đã giữ bị xóa.',
  keepFailed: 'Chưa giữ được; hãy thử lại khi đường truyền tốt hơn.',
  kept: 'Điền được cả khi mất mạng: tờ khai này được giữ trên máy.',
  forget: 'Thôi giữ',
  waiting: 'Đang ngoại tuyến: đã giữ trên máy này, sẽ gửi khi có mạng',
  whole: 'Nộp hồ sơ',
  stale: 'Tờ khai này vừa được sửa ở nơi khác',
  staleHelp:
    'Mở lại từng phần dưới đây: những gì bạn đã nhập vẫn còn. Xem lại rồi bấm tiếp tục để giữ bản này.',
  sent: 'Đã gửi những gì đã giữ trên máy này',
  submitted: 'Hồ sơ đã nộp',
  openReceipt: 'Xem mã hồ sơ',
  'sign-in': 'Hãy đăng nhập lại để gửi những gì đã giữ',
  signIn: 'Đăng nhập và gửi',
  incomplete: 'Đã gửi, nhưng còn chỗ phải sửa',
  refused: 'Hồ sơ chưa nộp được',
  review: 'Xem lại tờ khai',
};

const elementEn: typeof elementVi = {
  keep: 'Keep on this device, to fill in without a connection',
  keepHelp: 'Only on a device of your own. When you sign out, everything kept is deleted.',
  keepFailed: 'Not kept; try again when the connection is better.',
  kept: 'Can be filled in without a connection: this form is kept on the device.',
  forget: 'Stop keeping',
  waiting: 'Offline: kept on this device, will be sent when there is a connection',
  whole: 'Submit application',
  stale: 'This application was changed elsewhere',
  staleHelp: 'Open each part below: what you typed is still there. Look it over and continue to keep it.',
  sent: 'What was kept on this device has been sent',
  submitted: 'Application submitted',
  openReceipt: 'See its code',
  'sign-in': 'Sign in again to send what was kept',
  signIn: 'Sign in and send',
  incomplete: 'Sent, but something needs mending',
  refused: 'The application could not be submitted',
  review: 'Look it over',
};

export type ElementWords = Readonly<typeof elementVi>;

export const elementWords = { vi: elementVi, en: elementEn } as const;

const vi = {
  title: 'Gửi khi có mạng',
  lead: 'Không có mạng, tờ khai vẫn điền được. Những gì bạn đã điền được giữ trên máy này và tự gửi đi, mỗi phần một lần, khi có mạng trở lại.',
  parts: 'Các phần của tờ khai',
  partsHelp: 'Mở lại phần nào để xem hay sửa trước khi gửi.',
  help: 'Hồ sơ được kiểm tra khi đến nơi: nếu còn thiếu, bạn được báo ngay tại đây và chưa có gì được nộp. Nộp hai lần vẫn chỉ là một hồ sơ.',
  send: 'Gửi khi có mạng',
};

const en: typeof vi = {
  title: 'Send when there is a connection',
  lead: 'Without a connection the form can still be filled in. What you entered is kept on this device and sent by itself, each part once, when the connection is back.',
  parts: 'Parts of the form',
  partsHelp: 'Open any part to read or change it before it is sent.',
  help: 'The application is checked when it arrives: if something is missing you are told here, and nothing has been submitted. Sent twice it is still one application.',
  send: 'Send when there is a connection',
};

export const words = texts({ vi, en });
