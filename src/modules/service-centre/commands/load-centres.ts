import type { Insertable } from 'kysely';
import {
  dayOf,
  findUnitByCode,
  findUnitForField,
  getUnit,
  listUnits,
  type Unit,
} from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId, type Tables } from '#platform/database/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import { type Pack, PackFault } from '#platform/packs/index.ts';
import { listCentres } from '../centres.ts';
import { centreLoaded } from '../events.ts';
import { type CentrePlan, readCentrePlans, readCentreRules } from '../rules.ts';

type Plan = Pick<CentrePlan, 'groups' | 'counters'> & { readonly isAlwaysOpen: boolean };

/**
 * Opens a centre in every service centre of the organisation, by its own plan or that of its level. What stands stays as
 * it is, for the centre's head has set it since; loading again adds the centres that are new.
 *
 * @throws PackFault for a unit or an agency that is not there, or a counter for a group that is not
 */
export async function loadCentres(ctx: Context, pack: Pack): Promise<void> {
  ctx.authorize('serviceCentre.load');
  const rules = readCentreRules(pack);
  const own = new Map(readCentrePlans(pack).map((plan) => [plan.unit, plan]));
  const on = dayOf(ctx.now());
  const desks = await listUnits(ctx.db, on, { kind: 'serviceCentre' });
  const standing = await listCentres(ctx.db);
  // A hall stays under its code when the desk that opened it has become part of another.
  const known = new Set([...desks, ...standing].map(({ code }) => code));
  const unknown = [...own.keys()].find((code) => !known.has(code));
  if (unknown) throw new PackFault('centres.yaml', `${unknown} is no service centre`);

  await ctx.transaction(async (tx, ctx) => {
    const added = [];
    const run = new Set(standing.map(({ unitId }) => unitId));
    for (const desk of desks.filter(({ id }) => !run.has(id))) {
      const usual = desk.level === 'province' ? rules.provinceCentre : rules.communeCentre;
      const plan = own.get(desk.code) ?? { ...usual, isAlwaysOpen: false };
      const id = await openCentre(tx, ctx, desk, plan, on);
      if (id) added.push(centreLoaded({ id, version: 1 }, desk.agencyId, { code: desk.code }));
    }
    await recordEvents(tx, ctx, added);
  });
}

async function openCentre(tx: Tx, ctx: Context, desk: Unit, plan: Plan, on: Temporal.PlainDate) {
  const agency = await getUnit(tx, desk.agencyId);
  const row = await tx
    .insertInto('centre')
    .values({
      id: newId(),
      version: 1,
      unitId: desk.id,
      agencyId: agency.id,
      code: desk.code,
      name: desk.name,
      nameEn: desk.nameEn,
      isAlwaysOpen: plan.isAlwaysOpen,
      openedAt: ctx.now(),
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;

  const groups: Insertable<Tables['centreGroup']>[] = [];
  for (const { agency: code, nameEn = null, fields, ...group } of plan.groups) {
    const whose = code
      ? (await unitOf(tx, code, on)).id
      : ((await handlerOf(tx, desk, fields[0], on))?.agencyId ?? agency.id);
    groups.push({ ...group, nameEn, fields: [...fields], centreId: row.id, agencyId: whose });
  }
  const counters: Insertable<Tables['centreCounter']>[] = [];
  for (const { agency: code, camera = null, groups: served, ...counter } of plan.counters) {
    const missing = served.find((each) => !groups.some((group) => group.code === each));
    if (missing)
      throw new PackFault(`centres: ${desk.code}`, `counter ${counter.number}: no group ${missing}`);
    const agencyId = code ? (await unitOf(tx, code, on)).id : agency.id;
    counters.push({
      ...counter,
      id: newId(),
      version: 1,
      centreId: row.id,
      deskId: desk.id,
      agencyId,
      groups: [...served],
      state: 'closed',
      stateSince: ctx.now(),
      cameraUrl: camera,
    });
  }
  await tx.insertInto('centreGroup').values(groups).execute();
  await tx.insertInto('centreCounter').values(counters).execute();
  return row.id;
}

const handlerOf = async (tx: Tx, desk: Unit, field: string | undefined, on: Temporal.PlainDate) =>
  field ? findUnitForField(tx, field, desk.level as 'province' | 'commune', desk.placeCode, on) : undefined;

async function unitOf(tx: Tx, code: string, on: Temporal.PlainDate): Promise<Unit> {
  const unit = await findUnitByCode(tx, code, on);
  if (!unit) throw new PackFault('centres.yaml', `no unit ${code} on ${on.toString()}`);
  return unit;
}
