import { sql } from 'kysely';
import { dayOf } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Ticket } from './model.ts';
import { asTicket, ticketColumns } from './tickets.ts';

/** From very dissatisfied to very satisfied, the scale of the counters (TT 01/2018/TT-VPCP). */
export const ratingScores = [1, 2, 3, 4, 5] as const;

export const isRated = async (db: Database | Tx, ticketId: string): Promise<boolean> =>
  (await db
    .selectFrom('centreRating')
    .select('ticketId')
    .where('ticketId', '=', ticketId)
    .executeTakeFirst()) !== undefined;

/** Who was served last at a counter, not longer ago than that and not rated yet. */
export async function findJustServed(
  db: Database,
  counterId: string,
  since: Temporal.Instant,
): Promise<Ticket | undefined> {
  const row = await db
    .selectFrom('centreTicket')
    .select(ticketColumns)
    .where('counterId', '=', counterId)
    .orderBy('calledAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = row && asTicket(row);
  if (last?.state !== 'served' || Temporal.Instant.compare(last.endedAt!, since) < 0) return undefined;
  return (await isRated(db, last.id)) ? undefined : last;
}

/** The ticket of today by the words on its slip, as a kiosk asks for them. */
export async function findBySlip(
  db: Database,
  centreId: string,
  label: string,
  checkCode: string,
  now: Temporal.Instant,
): Promise<Ticket | undefined> {
  const [, groupCode, number] = /^([A-Z]{1,2})0*(\d{1,5})$/.exec(label.trim().toUpperCase()) ?? [];
  if (!groupCode) return undefined;
  const row = await db
    .selectFrom('centreTicket')
    .select(ticketColumns)
    .where('centreId', '=', centreId)
    .where('onDate', '=', dayOf(now))
    .where('groupCode', '=', groupCode)
    .where('number', '=', Number(number))
    .where('checkCode', '=', checkCode.trim())
    .executeTakeFirst();
  return row && asTicket(row);
}

/** What people said of an agency at a centre; `average` and `satisfied` are untold where too few said anything. */
export interface PublicRating {
  readonly agencyId: string;
  /** Null where fewer than the rules' least: not even how few. */
  readonly count: number | null;
  readonly average: number | null;
  /** The share that was satisfied or very satisfied. */
  readonly satisfied: number | null;
}

/** Ratings of a centre in a period, by agency, in a form that shows nobody. */
export async function listPublicRatings(
  db: Database,
  centreId: string,
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  fewest: number,
): Promise<readonly PublicRating[]> {
  const rows = await db
    .selectFrom('centreRating')
    .select([
      'agencyId',
      sql<string>`count(*)`.as('count'),
      sql<string>`sum(score)`.as('sum'),
      sql<string>`count(*) filter (where score >= 4)`.as('satisfied'),
    ])
    .where('centreId', '=', centreId)
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .groupBy('agencyId')
    .orderBy('agencyId')
    .execute();
  return rows.map(({ agencyId, ...sums }) => {
    const count = Number(sums.count);
    if (count < fewest) return { agencyId, count: null, average: null, satisfied: null };
    return {
      agencyId,
      count,
      average: Number(sums.sum) / count,
      satisfied: Number(sums.satisfied) / count,
    };
  });
}
