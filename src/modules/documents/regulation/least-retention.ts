import { dayOf } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Document } from '../model.ts';
import { listRules } from './find-rule.ts';

/** How long a document must be kept at least. */
export interface LeastRetention {
  /** Null for ever. */
  readonly years: number | null;
  readonly law: string;
}

/** The least for each of these that the agency issued itself; by the law of the day it was issued on. Others have none. */
export async function leastRetentions(
  db: Database | Tx,
  documents: readonly Document[],
): Promise<ReadonlyMap<string, LeastRetention>> {
  const issued = documents.filter(({ direction, issuedAt }) => direction === 'outgoing' && issuedAt !== null);
  const byDay = Map.groupBy(issued, ({ issuedAt }) => dayOf(issuedAt!).toString());
  const found = new Map<string, LeastRetention>();
  for (const [day, ofDay] of byDay) {
    const rules = (await listRules(db, Temporal.PlainDate.from(day))).filter(
      ({ aspect }) => aspect === 'years',
    );
    for (const { id, typeName } of ofDay) {
      const rule = rules.find((each) => each.typeName === typeName);
      if (rule)
        found.set(id, { years: rule.demands === 'permanent' ? null : Number(rule.demands), law: rule.law });
    }
  }
  return found;
}
