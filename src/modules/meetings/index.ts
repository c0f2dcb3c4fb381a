/** Meetings that an invitation calls. See README.md. */
import './policy.ts';
import './work.ts';

export { answerMeeting } from './commands/answer-meeting.ts';
export { type CallMeeting, callMeeting } from './commands/call-meeting.ts';
export { cancelMeeting } from './commands/cancel-meeting.ts';
export { moveMeeting } from './commands/move-meeting.ts';
export type { Guest, Meeting } from './model.ts';
export { meetingMover } from './move-meetings.ts';
export { meetingPaths } from './paths.ts';
export { getMeeting, listGuests, listMeetings } from './queries.ts';
