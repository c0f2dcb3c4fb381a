import { listUnitNames, listUnitsById, zone } from '#modules/org/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { deskOf } from '../reading-actor.ts';
import {
  type DirectiveFigures,
  listUnitFigures,
  measures,
  type Period,
  type UnitFigures,
} from './queries.ts';

/** A month as it is asked for: "2026-11"; the present one when none is asked for, or nonsense. */
export function monthAsked(asked: string | undefined, today: Temporal.PlainDate): Temporal.PlainYearMonth {
  if (!asked || !/^\d{4}-\d{2}$/.test(asked)) return today.toPlainYearMonth();
  try {
    return Temporal.PlainYearMonth.from(asked);
  } catch {
    return today.toPlainYearMonth();
  }
}

/** The month and the eleven before it. */
export const monthsUpTo = (today: Temporal.PlainDate): readonly string[] =>
  Array.from({ length: 12 }, (_, back) => today.toPlainYearMonth().subtract({ months: back }).toString());

export const periodOf = (month: Temporal.PlainYearMonth): Period => ({
  from: month.toPlainDate({ day: 1 }),
  to: month.toPlainDate({ day: month.daysInMonth }),
});

/** When open work is looked at: now, or at the end of a month that is over. */
export function lookedAt({ to }: Period, now: Temporal.Instant): Temporal.Instant {
  const end = to.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  return Temporal.Instant.compare(end, now) < 0 ? end : now;
}

/** Whose figures an officer sees: their own agency's, a leader's they serve, and below a province's committee all. */
export async function agenciesShown(ctx: Context): Promise<readonly string[]> {
  const { reader } = await deskOf(ctx);
  const own = agenciesOf(reader);
  const isProvince = (await listUnitsById(ctx.db, own)).some(({ kind }) => kind === 'peoplesCommittee');
  if (!isProvince) return own;
  const led = await ctx.db
    .selectFrom('directiveTally')
    .select('agencyId')
    .distinct()
    .where('agencyId', 'is not', null)
    .execute();
  return [...new Set([...own, ...led.map(({ agencyId }) => agencyId!)])];
}

export async function viewFigures(ctx: Context, month: Temporal.PlainYearMonth) {
  const period = periodOf(month);
  const agencies = await agenciesShown(ctx);
  const rows = await listUnitFigures(ctx.db, agencies, period, lookedAt(period, ctx.now()));
  const names = await listUnitNames(
    ctx.db,
    rows.flatMap(({ unitId, agencyId }) => [unitId, agencyId]),
  );
  const byAgency = [...Map.groupBy(rows, ({ agencyId }) => agencyId)].map(([agencyId, units]) => ({
    agencyId,
    name: names.get(agencyId) ?? '',
    total: addUp(units.filter(({ isInner }) => !isInner)),
    inner: units
      .filter(({ isInner }) => isInner)
      .map((unit) => ({ ...unit, name: names.get(unit.unitId) ?? '' })),
  }));
  return {
    month: month.toString(),
    agencies: byAgency.toSorted((one, other) => one.name.localeCompare(other.name, 'vi')),
    total: addUp(rows.filter(({ isInner }) => !isInner)),
  };
}

export type FigureView = Awaited<ReturnType<typeof viewFigures>>;

const addUp = (rows: readonly UnitFigures[]): DirectiveFigures =>
  Object.fromEntries(
    measures.map((measure) => [measure, rows.reduce((sum, row) => sum + row[measure], 0)]),
  ) as DirectiveFigures;
