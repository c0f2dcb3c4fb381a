/** What is told to people outside because of a fact: written once, sent until it has arrived. See README.md. */

export type { NewNotice, NoticeSource } from './model.ts';
export { noticeReader } from './notice-reader.ts';
export { queueUnsent } from './queue-unsent.ts';
export { type SendNotices, sendNotice, sendNoticeJob } from './send-notice.ts';
