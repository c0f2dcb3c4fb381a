import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { inForce } from './in-force.ts';
import type { Unit } from './model.ts';
import { getUnit } from './queries.ts';

/**
 * The unit that does on the day the work of whoever bore this code: itself while it stands, else its successor, and that
 * one's, over as many reorganisations as there were. Zeros before a number do not matter: `H99.1` is `H99.01`.
 */
export async function resolveUnitCode(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  const standing = await db
    .selectFrom('unit')
    .select('id')
    .where(sameCode(code))
    .where(inForce(on, 'unit'))
    .executeTakeFirst();
  if (standing) return getUnit(db, standing.id);
  const ended = await db
    .selectFrom('unit')
    .select('id')
    .where(sameCode(code))
    .where('validTo', '<', on)
    .orderBy('validTo', 'desc')
    .executeTakeFirst();
  return ended && findSuccessor(db, ended.id, on, new Set());
}

const sameCode = (code: string) =>
  sql<boolean>`regexp_replace(code, '\\.0+(?=[0-9])', '.', 'g') = ${code.replace(/\.0+(?=\d)/g, '.')}`;

async function findSuccessor(
  db: Database | Tx,
  id: string,
  on: Temporal.PlainDate,
  seen: Set<string>,
): Promise<Unit | undefined> {
  seen.add(id);
  const next = await db
    .selectFrom('unitSuccession')
    .innerJoin('unit', 'unit.id', 'unitSuccession.successorId')
    .select(['unit.id', 'unit.validTo'])
    .where('predecessorId', '=', id)
    .where('onDate', '<=', on)
    .orderBy('unit.code')
    .execute();
  for (const { id, validTo } of next) {
    if (seen.has(id)) continue;
    const stands = validTo === null || Temporal.PlainDate.compare(validTo, on) >= 0;
    const found = stands ? await getUnit(db, id) : await findSuccessor(db, id, on, seen);
    if (found) return found;
  }
  return undefined;
}
