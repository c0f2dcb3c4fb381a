/** Meetings by mail between calendars: RFC 5545, RFC 5546, RFC 6047. See README.md. */
export { type MeetingReply, readReply } from './read-reply.ts';
export { type Answer, type CalendarMeeting, writeMeeting } from './write-meeting.ts';
