import type { Answer } from './write-meeting.ts';

/** What somebody's calendar answers to a request. */
export interface MeetingReply {
  readonly uid: string;
  readonly sequence: number;
  /** The address that was invited. */
  readonly attendee: string;
  readonly answer: Exclude<Answer, 'waiting'>;
}

const answers: Readonly<Record<string, MeetingReply['answer']>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};
const longest = 64 * 1024;

/** The answer of a `METHOD:REPLY` with one event and one attendee (RFC 5546, 3.2.3); null of anything else. */
export function readReply(calendar: string): MeetingReply | null {
  if (calendar.length > longest) return null;
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const values = (name: string) =>
    lines.flatMap((line) => {
      const found = new RegExp(`^${name}((?:;[^:"]*(?:"[^"]*")?)*):(.*)$`, 'i').exec(line);
      return found ? [{ parameters: found[1]!, value: found[2]!.trim() }] : [];
    });
  const [method] = values('METHOD');
  const [uid, another] = values('UID');
  const [attendee, second] = values('ATTENDEE');
  const answer = answers[/;PARTSTAT=([A-Z-]+)/i.exec(attendee?.parameters ?? '')?.[1]?.toUpperCase() ?? ''];
  if (method?.value.toUpperCase() !== 'REPLY' || !uid || another || !attendee || second || !answer)
    return null;
  return {
    uid: uid.value,
    sequence: Number(values('SEQUENCE')[0]?.value ?? 0) || 0,
    attendee: attendee.value.replace(/^mailto:/i, '').toLowerCase(),
    answer,
  };
}
