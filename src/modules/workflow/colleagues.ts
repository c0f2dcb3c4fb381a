import { dayOf, type Holder, listAbsent, listHolders } from '#modules/org/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { WorkItem } from './model.ts';

/** Someone who could be given an item. */
export interface Colleague extends Holder {
  /** A colleague stands in for them today. */
  readonly isAway: boolean;
  readonly isBarred: boolean;
  /** How many open items name them. */
  readonly open: number;
  readonly lastGivenAt: Temporal.Instant | null;
}

/** Everyone who holds the role of an item in its unit today, with what they have to do. */
export async function listColleagues(
  db: Database | Tx,
  ctx: Context,
  item: Pick<WorkItem, 'agencyId' | 'unitId' | 'role' | 'barred'>,
): Promise<readonly Colleague[]> {
  const on = dayOf(ctx.now());
  const inAgency = await listHolders(db, item.agencyId, item.role, on);
  const holders = inAgency.filter(({ unitId }) => unitId === item.unitId);
  const ids = holders.map(({ officerId }) => officerId);
  const [absent, loads] = [await listAbsent(db, ids, on), await listLoads(db, ids)];
  return holders.map((holder) => ({
    ...holder,
    isAway: absent.has(holder.officerId),
    isBarred: item.barred.includes(holder.officerId),
    open: loads.get(holder.officerId)?.open ?? 0,
    lastGivenAt: loads.get(holder.officerId)?.lastGivenAt ?? null,
  }));
}

async function listLoads(db: Database | Tx, officerIds: readonly string[]) {
  if (officerIds.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('workItem')
    .select(({ fn }) => [
      'assigneeId',
      fn.countAll<string>().as('open'),
      fn.max('openedAt').as('lastGivenAt'),
    ])
    .where('assigneeId', 'in', [...officerIds])
    .where('state', '=', 'open')
    .groupBy('assigneeId')
    .execute();
  return new Map(
    rows.map(({ assigneeId, open, lastGivenAt }) => [assigneeId!, { open: Number(open), lastGivenAt }]),
  );
}
