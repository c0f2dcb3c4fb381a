import { type SqlBool, sql } from 'kysely';
import type { Database } from '#platform/context.ts';

/** A step that was done: when it came, when it was passed on and by whom. */
export interface Turn {
  readonly subjectId: string;
  readonly elementId: string;
  readonly title: string;
  readonly closedBy: string | null;
  readonly openedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant;
}

/** Every step done for these subjects, in the order in which they came. */
export async function listTurns(
  db: Database,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<readonly Turn[]> {
  const rows = await db
    .selectFrom('workItem')
    .select(['subjectId', 'elementId', 'title', 'closedBy', 'openedAt', 'closedAt'])
    .where('subjectType', '=', subjectType)
    .where(sql<SqlBool>`subject_id = any(${[...subjectIds]}::uuid[])`)
    .where('state', '=', 'done')
    .orderBy('subjectId')
    .orderBy('openedAt')
    .orderBy('token')
    .execute();
  return rows as readonly Turn[];
}
