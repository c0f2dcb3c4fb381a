import type { Database, Tx } from '#platform/context.ts';
import type { Aspect } from './read-rules.ts';

/** What the law asks of a kind of document in one respect. */
export interface DocumentRule {
  readonly typeName: string;
  readonly aspect: Aspect;
  readonly demands: unknown;
  readonly law: string;
  readonly isConfirmed: boolean;
}

/** The rules in force on a day, those of a kind before those of any. */
export async function listRules(db: Database | Tx, on: Temporal.PlainDate): Promise<readonly DocumentRule[]> {
  const rows = await db
    .selectFrom('documentRule')
    .select(['typeName', 'aspect', 'demands', 'law', 'isConfirmed'])
    .where('effectiveFrom', '<=', on)
    .where((is) => is.or([is('effectiveTo', 'is', null), is('effectiveTo', '>=', on)]))
    .orderBy('typeName', 'desc')
    .orderBy('effectiveFrom', 'desc')
    .execute();
  return rows as readonly DocumentRule[];
}

/** What is asked of this kind in this respect on the day: its own rule, else that of any kind; null where nothing is. */
export async function findRule(
  db: Database | Tx,
  aspect: Aspect,
  typeName: string | null,
  on: Temporal.PlainDate,
): Promise<DocumentRule | null> {
  const all = (await listRules(db, on)).filter((rule) => rule.aspect === aspect);
  return all.find((rule) => rule.typeName === typeName) ?? all.find((rule) => rule.typeName === '') ?? null;
}
