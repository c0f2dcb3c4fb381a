import type { ErrorTexts } from '#platform/http/index.ts';
import type { TagTone } from '#ui/index.ts';
import type { Danger } from './danger.ts';
import type { DispatchState, LetterState } from './model.ts';

type Word = { readonly text: string; readonly tone: TagTone };

export const letterWords: Readonly<Record<LetterState, Word>> = {
  proposed: { text: 'Đã đưa vào văn bản đến', tone: 'success' },
  plain: { text: 'Không kèm tệp', tone: 'neutral' },
  repeat: { text: 'Trùng thư trước', tone: 'neutral' },
  report: { text: 'Báo phát của máy chủ', tone: 'info' },
  secret: { text: 'Có dấu mật, không lưu', tone: 'danger' },
  unreadable: { text: 'Không đọc được', tone: 'warning' },
};

export const dispatchWords: Readonly<Record<DispatchState, Word>> = {
  waiting: { text: 'Đang gửi', tone: 'neutral' },
  sent: { text: 'Máy chủ thư đã nhận', tone: 'info' },
  delivered: { text: 'Đã vào hộp thư nơi nhận', tone: 'success' },
  failed: { text: 'Không tới nơi', tone: 'danger' },
  closed: { text: 'Đã gửi cách khác', tone: 'success' },
};

export const dangerWords: Readonly<Record<Danger, string>> = {
  program: 'chương trình chạy được',
  script: 'mã lệnh hoặc trang web',
  macros: 'có macro',
  'hidden-name': 'tên che giấu loại tệp',
  'disk-image': 'ảnh đĩa',
  locked: 'tệp nén có mật khẩu',
};

/** What is wrong with what was posted, or why an act did not come about, by code. */
export const problemWords: Readonly<Record<string, string>> = {
  'address-malformed': 'Ghi một địa chỉ thư, ví dụ vanthu@donvi.vn.',
  'way-required': 'Ghi đã gửi bằng cách nào, ít nhất vài chữ.',
  'mail-dispatch-not-failed': 'Thư này không còn chờ xử lý.',
  'work-item-done': 'Việc này đã có người làm.',
};

export const errorTexts: ErrorTexts = (code) =>
  code.startsWith('mail-') && problemWords[code]
    ? { title: 'Chưa thực hiện được', text: problemWords[code] }
    : undefined;
