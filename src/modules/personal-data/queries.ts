import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Reading } from './model.ts';

const columns = [
  'id',
  'citizenId',
  'subjectCode',
  'subjectTitle',
  'officerName',
  'unitId',
  'purpose',
  'note',
  'readAt',
  'expiresAt',
] as const;

/** The purpose for which this officer sees the subject's data unmasked now; nothing while they are masked. */
export async function findReading(
  db: Database | Tx,
  actor: Actor,
  subject: { readonly type: string; readonly id: string },
  now: Temporal.Instant,
): Promise<Reading | undefined> {
  if (actor.id === null) return undefined;
  const row = await db
    .selectFrom('personalDataReading')
    .select(columns)
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('officerId', '=', actor.id)
    .where('expiresAt', '>', now)
    // To open a paper shows that paper.
    .where('purpose', '<>', 'papers')
    .orderBy('readAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as Reading | undefined;
}

/** Who saw this citizen's data, the latest first: in their own applications, and in others' that name their number. */
export async function listReadingsOf(
  db: Database | Tx,
  citizen: { readonly id: string; readonly identityNumber: string | null },
  limit = 200,
): Promise<readonly Reading[]> {
  const numbers = citizen.identityNumber === null ? [] : [citizen.identityNumber];
  const rows = await db
    .selectFrom('personalDataReading')
    .select(columns)
    .where((is) =>
      is.or([
        is('citizenId', '=', citizen.id),
        ...numbers.map((number) => sql<SqlBool>`identity_numbers @> array[${number}]`),
      ]),
    )
    .orderBy('readAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly Reading[];
}
