import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';

export interface Period {
  readonly from: Temporal.PlainDate;
  /** The last day. */
  readonly to: Temporal.PlainDate;
}

export const measures = ['given', 'onTime', 'late', 'openInTime', 'openOverdue'] as const;
export type Measure = (typeof measures)[number];
export type DirectiveFigures = Readonly<Record<Measure, number>>;

export interface UnitFigures extends DirectiveFigures {
  readonly agencyId: string;
  readonly unitId: string;
  /** What an agency gave within itself counts for its units only. */
  readonly isInner: boolean;
}

/** What each measure counts: what was given and ended in the period, and what was open at its end. */
const conditions = {
  given: ({ from, to }: Period) => sql`given_on between ${from} and ${to}`,
  onTime: ({ from, to }: Period) => sql`closed_on between ${from} and ${to} and outcome = 'onTime'`,
  late: ({ from, to }: Period) => sql`closed_on between ${from} and ${to} and outcome = 'late'`,
  openInTime: ({ to }: Period, at: Temporal.Instant) => sql`${openAt(to)} and due_at >= ${at}`,
  openOverdue: ({ to }: Period, at: Temporal.Instant) => sql`${openAt(to)} and due_at < ${at}`,
} as const;

const openAt = (to: Temporal.PlainDate) =>
  sql`given_on <= ${to} and (closed_on is null or closed_on > ${to})`;

/** The figures of these agencies by unit. @param at the end of the period, or now within it */
export async function listUnitFigures(
  db: Database | Tx,
  agencyIds: readonly string[],
  period: Period,
  at: Temporal.Instant,
): Promise<readonly UnitFigures[]> {
  if (agencyIds.length === 0) return [];
  const counts = measures.map(
    (measure) => sql`count(*) filter (where ${conditions[measure](period, at)}) as ${sql.ref(measure)}`,
  );
  const { rows } = await sql<Record<Measure, string> & Omit<UnitFigures, Measure>>`
    select agency_id, unit_id, is_inner, ${sql.join(counts)} from directive_tally
    where agency_id = any(${[...agencyIds]}::uuid[]) and given_on <= ${period.to}
      and (closed_on is null or closed_on >= ${period.from})
    group by agency_id, unit_id, is_inner`.execute(db);
  return rows.map(({ agencyId, unitId, isInner, ...counted }) => ({
    agencyId,
    unitId,
    isInner,
    ...(Object.fromEntries(
      measures.map((measure) => [measure, Number(counted[measure])]),
    ) as DirectiveFigures),
  }));
}

export interface Counted {
  readonly directiveId: string;
  readonly code: string;
  readonly title: string;
  readonly dueAt: Temporal.Instant;
  readonly givenOn: Temporal.PlainDate;
  readonly closedOn: Temporal.PlainDate | null;
}

/** Which directives a figure of an agency counts, the latest first, a page at a time. */
export async function listCountedDirectives(
  db: Database | Tx,
  agencyId: string,
  measure: Measure,
  period: Period,
  at: Temporal.Instant,
  { limit = 50, before }: { readonly limit?: number; readonly before?: string | undefined } = {},
): Promise<readonly Counted[]> {
  const earlier = before ? sql`and directive_id < ${before}::uuid` : sql``;
  const { rows } = await sql<Counted>`
    select directive_id, code, title, due_at, given_on, closed_on from directive_tally
    where agency_id = ${agencyId}::uuid and not is_inner and ${conditions[measure](period, at)} ${earlier}
    order by directive_id desc limit ${limit}`.execute(db);
  return rows;
}
