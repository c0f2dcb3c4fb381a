import type { ErrorTexts } from '#platform/http/index.ts';
import type { TagTone } from '#ui/index.ts';
import type { Complaint, ComplaintKind, ComplaintOutcome } from './model.ts';

export const kindNames: Readonly<Record<ComplaintKind, string>> = {
  feedback: 'Phản ánh',
  suggestion: 'Kiến nghị',
  complaint: 'Khiếu nại',
};

export const kindHints: Readonly<Record<ComplaintKind, string>> = {
  feedback: 'Phản ánh: việc chậm, thái độ, cách làm gây phiền hà',
  suggestion: 'Kiến nghị: đề nghị cách làm tốt hơn',
  complaint: 'Khiếu nại: quyết định hoặc việc làm trái pháp luật, xâm phạm quyền lợi của tôi',
};

export const outcomeNames: Readonly<Record<ComplaintOutcome, string>> = {
  founded: 'Đúng như phản ánh',
  partlyFounded: 'Đúng một phần',
  unfounded: 'Không có cơ sở',
};

export const stateNames: Readonly<Record<Complaint['state'], string>> = {
  open: 'Đang xem xét',
  answered: 'Đã trả lời',
};

export const stateTones: Readonly<Record<Complaint['state'], TagTone>> = {
  open: 'info',
  answered: 'success',
};

/** What is wrong with what was posted, by code. */
export const issueTexts: Readonly<Record<string, string>> = {
  'kind-required': 'Chọn phản ánh, kiến nghị hay khiếu nại.',
  'words-required': 'Viết rõ sự việc, ít nhất vài câu ngắn.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'officer-unknown': 'Chọn người trong danh sách.',
  'outcome-required': 'Chọn kết quả xem xét.',
};

const refusalTexts: Readonly<Record<string, string>> = {
  'complained-of-cannot-record':
    'Bạn đã tham gia giải quyết hồ sơ này, nên không ghi hộ được. Mời người dân gặp cán bộ khác, hoặc tự gửi trên trang hồ sơ của mình.',
  'nobody-to-answer': 'Chưa có lãnh đạo nào ngoài những người bị phản ánh để xem xét.',
};

/** What the module's refusals say, as the app's `errorTexts` asks. */
export const errorTexts: ErrorTexts = (code) =>
  Object.hasOwn(refusalTexts, code) ? { title: 'Chưa thực hiện được', text: refusalTexts[code]! } : undefined;
