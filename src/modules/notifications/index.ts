/** What people are told because of a fact, on their page and by their channels, with the proof of it. See README.md. */
import './policy.ts';

export {
  brandnameSms,
  type TextProvider,
  type TextProviderSettings,
} from './carriers/brandname-sms.ts';
export { Busy, type Carrier, type Carriers, Undeliverable } from './carriers/carrier.ts';
export { mailCarrier } from './carriers/mail-carrier.ts';
export { type PlayTextProvider, startPlayTextProvider } from './carriers/play-text-provider.ts';
export { sendText } from './carriers/send-text.ts';
export { maskedAddress } from './masked-address.ts';
export type { Addresses, Channel, NewNotice, NoticeSource } from './model.ts';
export { noticeReader } from './notice-reader.ts';
export { NoticeProofs } from './pages/notice-proofs.tsx';
export { noticePaths } from './paths.ts';
export { listNoticesAbout, type Notice } from './queries.ts';
export { queueUnsent } from './queue-unsent.ts';
export { type NoticeRules, readNoticeRules } from './rules.ts';
export { type SendNotices, sendNotice, sendNoticeJob } from './send-notice.ts';
export type { NoticeFacts } from './templates/notice-template.ts';
export { type NoticeTemplates, readNoticeTemplates, type ToldNotice } from './templates/read-templates.ts';
export { segmentsOf, withoutAccents } from './text-message.ts';
