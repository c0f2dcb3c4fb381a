import { type RawBuilder, sql } from 'kysely';
import type { Calendar } from '#engines/working-time/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Directive } from '../model.ts';
import { type Alike, type Likeness, likeness, type Risk, riskOf } from './risk.ts';
import { progressBand, quarterAt, type StandingPoint } from './standing-point.ts';

/** A risk with the point at which the directive stands: the words around the figure are made of both. */
export interface ExplainedRisk extends StandingPoint {
  /** Nothing where too few alike have ended. */
  readonly risk: Risk | undefined;
}

/** The latest so many of a group are counted: what an office was like years ago says less, and costs more. */
const latest = 200;

type Asked = Pick<Directive, 'id' | 'state' | 'kind' | 'leadUnitId' | 'givenAt' | 'dueAt' | 'percent'>;

/** The risk of lateness of those that are being done and are not late yet, by their ids. */
export async function listRisks(
  db: Database | Tx,
  calendar: Calendar,
  now: Temporal.Instant,
  directives: readonly Asked[],
): Promise<ReadonlyMap<string, ExplainedRisk>> {
  const asked = directives.flatMap((directive) => {
    const isUnderWay = directive.state === 'given' || directive.state === 'inProgress';
    const quarter = isUnderWay ? quarterAt(calendar, directive, now) : undefined;
    return quarter === undefined ? [] : [{ directive, quarter, progress: progressBand(directive.percent) }];
  });
  if (asked.length === 0) return new Map();
  const counts = new Map<Likeness, ReadonlyMap<string, Alike>>();
  for (const by of likeness) counts.set(by, await countAlike(db, asked, by));
  return new Map(
    asked.map(({ directive: { id }, quarter, progress }) => {
      const counted = Object.fromEntries(
        likeness.map((by) => [by, counts.get(by)!.get(id) ?? { total: 0, late: 0 }]),
      ) as Record<Likeness, Alike>;
      return [id, { quarter, progress, risk: riskOf(counted) }];
    }),
  );
}

const alike: Readonly<Record<Likeness, RawBuilder<unknown>>> = {
  unitAndKind: sql`and c.unit_id = asked.unit_id and c.kind = asked.kind`,
  unit: sql`and c.unit_id = asked.unit_id`,
  kind: sql`and c.kind = asked.kind`,
  all: sql``,
};

/** One walk along the group's index for each, cut at the latest: the cost does not grow with the years. */
async function countAlike(
  db: Database | Tx,
  asked: readonly (StandingPoint & { readonly directive: Asked })[],
  by: Likeness,
): Promise<ReadonlyMap<string, Alike>> {
  const { rows } = await sql<{ id: string; total: string; late: string }>`
    select asked.id, count(*) as total, count(*) filter (where ended.is_late) as late
    from unnest(
      ${asked.map(({ directive }) => directive.id)}::uuid[],
      ${asked.map(({ directive }) => directive.leadUnitId)}::uuid[],
      ${asked.map(({ directive }) => directive.kind)}::text[],
      ${asked.map(({ quarter }) => quarter)}::int[],
      ${asked.map(({ progress }) => progress)}::int[]
    ) as asked (id, unit_id, kind, quarter, progress)
    cross join lateral (
      select c.is_late from directive_course c
      where c.quarter = asked.quarter and c.progress = asked.progress ${alike[by]}
      order by c.directive_id desc limit ${latest}
    ) as ended
    group by asked.id`.execute(db);
  return new Map(rows.map(({ id, total, late }) => [id, { total: Number(total), late: Number(late) }]));
}
