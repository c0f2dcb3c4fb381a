/** What citizens say of how their dossiers were handled, hidden from those it is about. See README.md. */
import './policy.ts';
import './process.ts';

export { answerComplaint } from './commands/answer-complaint.ts';
export { type FileComplaint, fileComplaint } from './commands/file-complaint.ts';
export type { Complaint, ComplaintKind, ComplaintOutcome } from './model.ts';
export { complaintNoticeNames, complaintNotices } from './notices.ts';
export { complaintPaths } from './paths.ts';
export { getComplaint, listOwnComplaints } from './queries.ts';
export { type ComplaintRules, readComplaintRules } from './rules.ts';
export { type Hand, listHands } from './who-answers.ts';
