import { isWorkingDay } from '#engines/working-time/index.ts';
import { dayOf, findSubstitute, listHeldPositions, listHolders } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { makeDigest } from './commands/make-digest.ts';
import type { Directive } from './model.ts';
import { findStep, stepActions } from './process.ts';
import { directiveColumns } from './queries.ts';
import { daysPast, type Told, toldAt } from './reminders.ts';
import type { DirectiveRules } from './rules.ts';

/** How many one sweep tells of; the rest is told of by the next. */
const most = 500;

/**
 * Tells of every deadline whose stage has come: one digest for each officer and day, on working days alone. Two sweeps at
 * once, or one that was killed, tell nobody twice.
 *
 * @returns how many officers were told
 */
export async function remindDirectives(ctx: Context, rules: DirectiveRules): Promise<number> {
  const on = dayOf(ctx.now());
  if (!isWorkingDay(ctx.calendar, on)) return 0;
  const rows = await ctx.db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('remindAt', '<=', ctx.now())
    .orderBy('remindAt')
    .orderBy('id')
    .limit(most)
    .execute();
  const told = new Map<string | null, Directive[]>();
  for (const directive of rows as readonly object[] as readonly Directive[]) {
    const days = daysPast(ctx.calendar, directive.dueAt, ctx.now());
    const officerId = await whomToTell(ctx, directive, toldAt(days, rules.reminders));
    told.set(officerId, [...(told.get(officerId) ?? []), directive]);
  }
  let made = 0;
  for (const [officerId, directives] of told) {
    if (await makeDigest(ctx, rules, { officerId, on, directiveIds: directives.map(({ id }) => id) }))
      made += 1;
  }
  return made;
}

/** By the stage; where there is no such person, whoever comes before them in the line. */
async function whomToTell(ctx: Context, directive: Directive, told: Told): Promise<string | null> {
  const doer = await doerOf(ctx, directive);
  if (told === 'supervisor' && directive.supervisorId) return directive.supervisorId;
  if (told === 'head' || told === 'supervisor') return (await headOf(ctx, directive)) ?? doer;
  if (told === 'substitute' && doer) return (await standInFor(ctx, directive, doer)) ?? doer;
  return doer;
}

/** A colleague who stands in for an absent doer, in whichever position of theirs at the lead. */
async function standInFor({ db, now }: Context, { leadAgencyId }: Directive, doer: string) {
  const on = dayOf(now());
  const held = await listHeldPositions(db, doer, on);
  for (const { unitId, agencyId, roles, onBehalfOf } of held) {
    if (onBehalfOf !== null || agencyId !== leadAgencyId) continue;
    for (const role of roles) {
      const substitute = await findSubstitute(db, doer, { unitId, role }, on);
      if (substitute) return substitute;
    }
  }
  return undefined;
}

/** Whoever the open step names; of one that nobody has taken yet, the head; of one from outside, who watches it. */
async function doerOf(ctx: Context, directive: Directive): Promise<string | null> {
  if (directive.state === 'given') return headOf(ctx, directive);
  if (directive.state === 'declined' || directive.state === 'reported') return directive.ordererId;
  const item = await findStep(ctx.db, directive.id, stepActions.carryOut);
  return item?.assigneeId ?? directive.handlerId ?? directive.supervisorId;
}

/** Who directs the work of the lead. */
async function headOf({ db, now }: Context, { leadAgencyId, leadUnitId }: Directive): Promise<string | null> {
  if (leadAgencyId === null) return null;
  for (const role of ['assigner', 'signer', 'oneStopHead']) {
    const holders = await listHolders(db, leadAgencyId, role, dayOf(now()));
    const nearest = holders.find(({ unitId }) => unitId === leadUnitId) ?? holders[0];
    if (nearest) return nearest.officerId;
  }
  return null;
}
