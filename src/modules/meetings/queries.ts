import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Guest, Meeting } from './model.ts';
import { isSeenBy } from './policy.ts';

/** Where a page of the calendar ended. */
export interface MeetingPlace {
  readonly startsAt: Temporal.Instant;
  readonly id: string;
}

/** @throws Refusal `not-found`, also where the actor may not see it */
export async function getMeeting(db: Database | Tx, actor: Actor, id: string): Promise<Meeting> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where(isSeenBy(actor))
    .executeTakeFirst();
  return orNotFound(row) as Meeting;
}

/** The meeting, its row locked: whoever may is asked after. */
export const lockMeeting = async (tx: Tx, id: string): Promise<Meeting> =>
  orNotFound(
    await tx.selectFrom('meeting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  ) as Meeting;

export async function listGuests(db: Database | Tx, meetingId: string): Promise<readonly Guest[]> {
  const rows = await db
    .selectFrom('meetingGuest')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .orderBy('id')
    .execute();
  return rows as readonly Guest[];
}

/** What is to come, the nearest first; or what was, the latest first. */
export async function listMeetings(
  db: Database,
  actor: Actor,
  asked: {
    readonly now: Temporal.Instant;
    readonly isPast: boolean;
    readonly after?: MeetingPlace | undefined;
    readonly limit: number;
  },
): Promise<readonly Meeting[]> {
  const { now, isPast, after, limit } = asked;
  const order = isPast ? 'desc' : 'asc';
  const beyond = sql.raw(isPast ? '<' : '>');
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where(isSeenBy(actor))
    .where('endsAt', isPast ? '<' : '>=', now)
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(starts_at, id) ${beyond} (${after?.startsAt}, ${after?.id}::uuid)`),
    )
    .orderBy('startsAt', order)
    .orderBy('id', order)
    .limit(limit)
    .execute();
  return rows as readonly Meeting[];
}

/** Writes a locked meeting as its next version. */
export async function changeMeeting(
  tx: Tx,
  meeting: Meeting,
  changes: Partial<Pick<Meeting, 'place' | 'startsAt' | 'endsAt' | 'state' | 'sequence'>>,
): Promise<Meeting> {
  const changed = { ...meeting, ...changes, version: meeting.version + 1 };
  await tx
    .updateTable('meeting')
    .set({ ...changes, version: changed.version })
    .where('id', '=', meeting.id)
    .execute();
  return changed;
}
