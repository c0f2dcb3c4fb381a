import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { inForce } from './in-force.ts';
import type { Place } from './model.ts';

const placeColumns = ['code', 'level', 'kind', 'name', 'nameEn', 'parentCode'] as const;

/** Places of one level in force on the day, in Vietnamese order. */
export function listPlaces(
  db: Database | Tx,
  level: 'province' | 'district' | 'commune',
  on: Temporal.PlainDate,
  parentCode?: string,
): Promise<readonly Place[]> {
  let query = db
    .selectFrom('place')
    .select(placeColumns)
    .where('level', '=', level)
    .where(inForce(on, 'place'));
  if (parentCode) query = query.where('parentCode', '=', parentCode);
  return query.orderBy(sql`name collate "vi-x-icu"`).execute();
}

export function findPlace(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<Place | undefined> {
  return db
    .selectFrom('place')
    .select(placeColumns)
    .where('code', '=', code)
    .where(inForce(on, 'place'))
    .executeTakeFirst();
}

/** The places that hold today what this place held: itself where it still stands. Old papers resolve by it. */
export async function listSuccessors(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<readonly Place[]> {
  const found = new Map<string, Place>();
  const seen = new Set<string>();
  for (let codes = [code]; codes.length > 0; ) {
    const rows = await db
      .selectFrom('placeSuccession')
      .select(['predecessorCode', 'successorCode'])
      .where('predecessorCode', 'in', codes)
      .where('onDate', '<=', on)
      .execute();
    for (const each of codes) {
      seen.add(each);
      const standing = await findPlace(db, each, on);
      if (standing && !rows.some((row) => row.predecessorCode === each && row.successorCode !== each)) {
        found.set(each, standing);
      }
    }
    codes = [...new Set(rows.map((row) => row.successorCode))].filter((next) => !seen.has(next));
  }
  return [...found.values()];
}
