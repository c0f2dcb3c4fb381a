import type { Answer } from '#engines/icalendar/index.ts';
import type { ErrorTexts } from '#platform/http/index.ts';
import type { TagTone } from '#ui/index.ts';

export const answerWords: Readonly<Record<Answer, { readonly text: string; readonly tone: TagTone }>> = {
  waiting: { text: 'Chưa trả lời', tone: 'neutral' },
  accepted: { text: 'Sẽ dự', tone: 'success' },
  declined: { text: 'Không dự được', tone: 'danger' },
  tentative: { text: 'Chưa chắc', tone: 'warning' },
};

/** What is wrong with what was posted, or why an act did not come about, by code. */
export const problemWords: Readonly<Record<string, string>> = {
  'title-required': 'Ghi nội dung cuộc họp.',
  'place-required': 'Ghi địa điểm.',
  'start-required': 'Ghi ngày và giờ bắt đầu.',
  'start-in-the-past': 'Giờ bắt đầu phải sau lúc này.',
  'end-before-start': 'Giờ kết thúc phải sau giờ bắt đầu.',
  'guests-required': 'Chọn ít nhất một người dự, nhiều nhất 200 người.',
  'address-malformed': '“{address}” không phải địa chỉ thư.',
  'reason-required': 'Ghi lý do, ít nhất vài chữ.',
  'meeting-cancelled': 'Cuộc họp đã hoãn.',
  'not-allowed': 'Bạn không có quyền làm việc này.',
};

export const errorTexts: ErrorTexts = (code) =>
  code === 'meeting-cancelled' ? { title: 'Chưa thực hiện được', text: problemWords[code]! } : undefined;
