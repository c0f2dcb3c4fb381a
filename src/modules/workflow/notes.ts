import { dayOf, listOfficersOf } from '#modules/org/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { listWorkItemsOf } from './queries.ts';

/** A note beside a piece of work. */
export interface WorkNote {
  readonly id: string;
  readonly authorName: string;
  readonly body: string;
  readonly writtenAt: Temporal.Instant;
  readonly mentions: readonly string[];
}

/** Who can be asked to read: the officers of the writer's own agencies, who see what the writer sees; nobody barred from it. */
export async function listReaders(db: Database | Tx, ctx: Context, subjectType: string, subjectId: string) {
  const items = await listWorkItemsOf(db, subjectType, subjectId);
  const barred = new Set(items.flatMap((item) => item.barred));
  const officers = await listOfficersOf(db, agenciesOf(ctx.actor), dayOf(ctx.now()));
  return officers.filter(({ officerId }) => !barred.has(officerId));
}

/** The notes beside a piece of work, oldest first, with the names of whoever was asked to read. */
export async function listNotes(
  db: Database | Tx,
  subjectType: string,
  subjectId: string,
): Promise<readonly WorkNote[]> {
  const notes = await db
    .selectFrom('workNote')
    .innerJoin('officer', 'officer.id', 'workNote.authorId')
    .select(['workNote.id', 'fullName as authorName', 'body', 'writtenAt'])
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('writtenAt')
    .orderBy('workNote.id')
    .execute();
  if (notes.length === 0) return [];
  const asked = await db
    .selectFrom('workMention')
    .innerJoin('officer', 'officer.id', 'workMention.officerId')
    .select(['noteId', 'fullName'])
    .where(
      'noteId',
      'in',
      notes.map(({ id }) => id),
    )
    .orderBy('fullName')
    .execute();
  const byNote = Map.groupBy(asked, ({ noteId }) => noteId);
  return notes.map((note) => ({
    ...note,
    mentions: (byNote.get(note.id) ?? []).map(({ fullName }) => fullName),
  }));
}

/** A note that the officer has been asked to read and has not seen. */
export interface Mention {
  readonly noteId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** A piece of the work it is about, to open it by. */
  readonly workItemId: string;
  readonly authorName: string;
  readonly body: string;
  readonly writtenAt: Temporal.Instant;
}

/** What the officer is asked to read, latest first; gone once they open what it is about. */
export async function listMentions(db: Database, officerId: string, limit = 20): Promise<readonly Mention[]> {
  const rows = await db
    .selectFrom('workMention')
    .innerJoin('workNote', 'workNote.id', 'workMention.noteId')
    .innerJoin('officer', 'officer.id', 'workNote.authorId')
    .select(['noteId', 'subjectType', 'subjectId', 'fullName as authorName', 'body', 'writtenAt'])
    .select(({ selectFrom }) =>
      selectFrom('workItem')
        .select('workItem.id')
        .whereRef('workItem.subjectType', '=', 'workNote.subjectType')
        .whereRef('workItem.subjectId', '=', 'workNote.subjectId')
        .orderBy('openedAt', 'desc')
        .limit(1)
        .as('workItemId'),
    )
    .where('workMention.officerId', '=', officerId)
    .where('seenAt', 'is', null)
    .orderBy('writtenAt', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ workItemId, ...row }) => (workItemId ? [{ ...row, workItemId }] : []));
}

/** The officer has the work open: what they were asked to read there is seen. */
export async function markSeen(ctx: Context, subjectType: string, subjectId: string): Promise<void> {
  const { id } = ctx.actor;
  if (id === null) return;
  const notes = ctx.db
    .selectFrom('workNote')
    .select('id')
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId);
  await ctx.db
    .updateTable('workMention')
    .set({ seenAt: ctx.now() })
    .where('officerId', '=', id)
    .where('seenAt', 'is', null)
    .where('noteId', 'in', notes)
    .execute();
}

/** A shift that a colleague handed to the officer. */
export interface ShiftGiven {
  readonly id: string;
  readonly fromName: string;
  readonly note: string;
  readonly passed: number;
}

export const listShiftsGiven = (
  db: Database,
  officerId: string,
  since: Temporal.Instant,
): Promise<readonly ShiftGiven[]> =>
  db
    .selectFrom('workShift')
    .innerJoin('officer', 'officer.id', 'workShift.fromOfficerId')
    .select(['workShift.id', 'fullName as fromName', 'note', 'passed'])
    .where('toOfficerId', '=', officerId)
    .where('handedOverAt', '>=', since)
    .orderBy('handedOverAt', 'desc')
    .limit(5)
    .execute();
