import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';

export const amounts = [
  'taken',
  'called',
  'served',
  'missed',
  'transferred',
  'waitedSeconds',
  'servedSeconds',
  'longestWaitSeconds',
] as const;

/** Sums of a period. An average is for the reader to take: waited by called, served by served. */
export type Amounts = Readonly<Record<(typeof amounts)[number], number>>;

export const noAmounts = Object.fromEntries(amounts.map((key) => [key, 0])) as unknown as Amounts;

export interface CentreFigures extends Amounts {
  readonly centreId: string;
  readonly agencyId: string;
  /** The nil UUID: taken, and not called yet. */
  readonly counterId: string;
  readonly onDate: Temporal.PlainDate;
}

const sums = [
  sql<string>`sum(taken)`.as('taken'),
  sql<string>`sum(called)`.as('called'),
  sql<string>`sum(served)`.as('served'),
  sql<string>`sum(missed)`.as('missed'),
  sql<string>`sum(transferred)`.as('transferred'),
  sql<string>`sum(waited_seconds)`.as('waitedSeconds'),
  sql<string>`sum(served_seconds)`.as('servedSeconds'),
  sql<string>`max(longest_wait_seconds)`.as('longestWaitSeconds'),
] as const;

const numbersOf = (row: Readonly<Record<keyof Amounts, string>>) =>
  Object.fromEntries(amounts.map((key) => [key, Number(row[key])])) as unknown as Amounts;

/**
 * Waiting and serving by day, agency and counter, as the log tells: for a centre's own page and for dashboards, of one
 * centre, of one agency wherever it sits, or of the whole province.
 */
export async function listCentreFigures(
  db: Database,
  asked: {
    readonly from: Temporal.PlainDate;
    readonly to: Temporal.PlainDate;
    readonly centreId?: string;
    readonly agencyId?: string;
  },
): Promise<readonly CentreFigures[]> {
  let query = db
    .selectFrom('centreFigure')
    .select(['centreId', 'agencyId', 'counterId', 'onDate', ...sums])
    .where('onDate', '>=', asked.from)
    .where('onDate', '<=', asked.to);
  if (asked.centreId) query = query.where('centreId', '=', asked.centreId);
  if (asked.agencyId) query = query.where('agencyId', '=', asked.agencyId);
  const rows = await query
    .groupBy(['centreId', 'agencyId', 'counterId', 'onDate'])
    .orderBy('onDate')
    .orderBy('centreId')
    .orderBy('agencyId')
    .orderBy('counterId')
    .execute();
  return rows.map((row) => ({ ...row, ...numbersOf(row) }));
}

/** The sums of each agency over the whole period, by its id. */
export async function listAgencyCentreFigures(
  db: Database,
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<ReadonlyMap<string, Amounts>> {
  const rows = await db
    .selectFrom('centreFigure')
    .select(['agencyId', ...sums])
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .groupBy('agencyId')
    .execute();
  return new Map(rows.map(({ agencyId, ...row }) => [agencyId, numbersOf(row)]));
}

/** The rows as one. */
export const sumOf = (rows: readonly Amounts[]): Amounts =>
  rows.reduce(
    (sum, row) => ({
      ...(Object.fromEntries(amounts.map((key) => [key, sum[key] + row[key]])) as unknown as Amounts),
      longestWaitSeconds: Math.max(sum.longestWaitSeconds, row.longestWaitSeconds),
    }),
    noAmounts,
  );
