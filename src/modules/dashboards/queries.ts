import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/context.ts';
import { type Figures, type Measure, measures } from './model.ts';

export interface Period {
  readonly from: Temporal.PlainDate;
  /** The last day counted. */
  readonly to: Temporal.PlainDate;
}

const none = Object.fromEntries(
  [...measures, 'openInTime', 'openLate', 'awaitingCitizen'].map((name) => [name, 0]),
) as unknown as Figures;

/** The figures of every agency with work in the period or open work now, by the agency's id. */
export async function listFigures(
  db: Database,
  { from, to }: Period,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Figures>> {
  const [counted, open] = await Promise.all([
    db
      .selectFrom('dashboardFigure')
      .select(['agencyId', 'measure'])
      .select((row) => row.fn.sum<string>('amount').as('amount'))
      .where('onDate', '>=', from)
      .where('onDate', '<=', to)
      .groupBy(['agencyId', 'measure'])
      .execute(),
    db
      .selectFrom('dashboardDossier')
      .select('agencyId')
      .select([
        count(sql`status in (2, 4) and (due_at is null or due_at >= ${now})`).as('openInTime'),
        count(sql`status in (2, 4) and due_at < ${now}`).as('openLate'),
        count(sql`status in (5, 6)`).as('awaitingCitizen'),
      ])
      .where('status', 'in', [2, 4, 5, 6])
      .groupBy('agencyId')
      .execute(),
  ]);
  const figures = new Map<string, Figures>();
  const put = (agencyId: string, part: Partial<Figures>) =>
    figures.set(agencyId, { ...(figures.get(agencyId) ?? none), ...part });
  for (const { agencyId, measure, amount } of counted) {
    put(agencyId, { [measure as Measure]: Number(amount) });
  }
  for (const { agencyId, ...numbers } of open) {
    put(agencyId, {
      openInTime: Number(numbers.openInTime),
      openLate: Number(numbers.openLate),
      awaitingCitizen: Number(numbers.awaitingCitizen),
    });
  }
  return figures;
}

const count = (isSo: RawBuilder<unknown>) => sql<string>`count(*) filter (where ${isSo})`;

/** The figures of several agencies together. */
export const totalOf = (all: Iterable<Figures>): Figures =>
  [...all].reduce(
    (sum, each) =>
      Object.fromEntries(
        Object.entries(sum).map(([name, value]) => [name, value + each[name as keyof Figures]]),
      ) as unknown as Figures,
    none,
  );

const countedColumns = ['dossierId', 'code', 'procedureName', 'dueAt', 'closedOn'] as const;

export interface CountedDossier {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: Temporal.Instant | null;
  readonly closedOn: Temporal.PlainDate | null;
}

/** The figures whose dossiers can be listed: what they count, and by which of its days a dossier is found again. */
const listed = {
  received: { day: 'receivedOn', measures: ['received'] },
  digitised: { day: 'receivedOn', measures: ['digitised'] },
  reused: { day: 'receivedOn', measures: ['reused'] },
  electronicResult: { day: 'closedOn', measures: ['electronicResult'] },
  punctual: { day: 'closedOn', measures: ['early', 'onTime'] },
  late: { day: 'closedOn', measures: ['late'] },
  refused: { day: 'closedOn', measures: ['refused'] },
  withdrawn: { day: 'closedOn', measures: ['withdrawn'] },
  stopped: { day: 'closedOn', measures: ['stopped'] },
  reopened: { day: 'reopenedOn', measures: ['reopened'] },
} as const satisfies Readonly<
  Record<
    string,
    { readonly day: 'receivedOn' | 'closedOn' | 'reopenedOn'; readonly measures: readonly Measure[] }
  >
>;

export type Listed = keyof typeof listed;

export const isListed = (figure: string): figure is Listed => Object.hasOwn(listed, figure);

/** The dossiers behind a figure of an agency: those counted as it in the period, the latest first. */
export function listCounted(
  db: Database,
  agencyId: string,
  figure: Listed,
  { from, to }: Period,
  limit = 200,
): Promise<readonly CountedDossier[]> {
  const { day, measures } = listed[figure];
  return db
    .selectFrom('dashboardDossier')
    .select(countedColumns)
    .where(day === 'receivedOn' ? 'receivedAgencyId' : 'agencyId', '=', agencyId)
    .where((is) =>
      is.or([
        is.and([is(day, '>=', from), is(day, '<=', to)]),
        // A decision taken back was counted on a day that the dossier no longer ends on.
        ...(day === 'closedOn' ? [is('reopenedOn', 'is not', null)] : []),
      ]),
    )
    .where(
      sql<boolean>`exists (select from unnest(measures) as counted
        where split_part(counted, ' ', 2) = any(${[...measures]}::text[])
          and split_part(counted, ' ', 1)::date between ${from}::date and ${to}::date)`,
    )
    .orderBy(day, 'desc')
    .orderBy('dossierId', 'desc')
    .limit(limit)
    .execute();
}

/** The open dossiers of an agency that are late, or fall due soonest: what can still raise its figure. */
export function listDueSoonest(
  db: Database,
  agencyId: string,
  limit = 50,
): Promise<readonly CountedDossier[]> {
  return db
    .selectFrom('dashboardDossier')
    .select(countedColumns)
    .where('agencyId', '=', agencyId)
    .where('status', 'in', [2, 4])
    .where('dueAt', 'is not', null)
    .orderBy('dueAt')
    .limit(limit)
    .execute();
}
