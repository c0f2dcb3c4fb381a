import type { Answer } from '#engines/icalendar/index.ts';

/** A meeting in the calendar of a unit. */
export interface Meeting {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly unitId: string;
  readonly documentId: string | null;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly state: 'planned' | 'cancelled';
  /** How often calendars were told anew. */
  readonly sequence: number;
  readonly organizerId: string;
}

export interface Guest {
  readonly id: string;
  readonly meetingId: string;
  readonly officerId: string | null;
  readonly name: string;
  readonly address: string | null;
  readonly answer: Answer;
  readonly answeredAt: Temporal.Instant | null;
  readonly answeredBy: 'page' | 'mail' | 'unsure-mail' | null;
  readonly toldSequence: number | null;
}

export const isPlanned = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'planned';

/** By which calendars everywhere know the meeting. */
export const uidOf = ({ id }: Pick<Meeting, 'id'>, tenant: string): string => `${id}@${tenant}.muong`;
export const idIn = (uid: string): string | undefined => /^([0-9a-f-]{36})@[\w-]+\.muong$/.exec(uid)?.[1];
