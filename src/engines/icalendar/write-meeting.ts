export interface CalendarMeeting {
  /** The same for ever, at whatever time it is held. */
  readonly uid: string;
  readonly sequence: number;
  readonly stampedAt: Temporal.Instant;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly summary: string;
  readonly location: string;
  readonly description?: string | undefined;
  readonly organizer: { readonly name: string; readonly address: string };
  readonly guests: readonly { readonly name: string; readonly address: string; readonly answer: Answer }[];
}

export type Answer = 'waiting' | 'accepted' | 'declined' | 'tentative';

const partstats: Readonly<Record<Answer, string>> = {
  waiting: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  tentative: 'TENTATIVE',
};

/** The meeting as a calendar object (RFC 5545, 3.6.1), to be sent as a request, a cancellation, or published as it is (RFC 5546). */
export function writeMeeting(meeting: CalendarMeeting, method: 'REQUEST' | 'CANCEL' | 'PUBLISH'): string {
  const { uid, sequence, stampedAt, startsAt, endsAt, summary, location, description, organizer, guests } =
    meeting;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muong//Meetings//VI',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${instant(stampedAt)}`,
    `DTSTART:${instant(startsAt)}`,
    `DTEND:${instant(endsAt)}`,
    `SUMMARY:${text(summary)}`,
    `LOCATION:${text(location)}`,
    ...(description ? [`DESCRIPTION:${text(description)}`] : []),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER;CN=${parameter(organizer.name)}:mailto:${organizer.address}`,
    ...guests.map(
      ({ name, address, answer }) =>
        `ATTENDEE;CN=${parameter(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=${partstats[answer]};RSVP=TRUE:mailto:${address}`,
    ),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** "20261125T020000Z": every calendar knows universal time. */
const instant = (at: Temporal.Instant): string =>
  at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');

/** RFC 5545, 3.3.11. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** A quoted parameter holds no quotes and no controls (RFC 5545, 3.2). */
const parameter = (value: string): string => `"${value.replace(/["\p{Cc}]/gu, ' ').trim()}"`;

/** At most 75 octets a line; the rest goes on after a space (RFC 5545, 3.1). */
function fold(line: string): string {
  const folded: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 75) {
      folded.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...folded, current].join('\r\n');
}
