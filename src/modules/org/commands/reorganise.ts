import { createHash } from 'node:crypto';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { organisationReorganised } from '../events.ts';
import { dayOf } from '../model.ts';
import type { ReorganisationPlan } from '../reorganisation/plan.ts';
import { reorganiseUnits } from '../reorganisation/reorganise-units.ts';
import type { UnitMoves } from '../reorganisation/unit-moves.ts';

/** How a module takes its open work along when units end. The composition of the program lists them all. */
export interface UnitMover {
  /** What is moved, as a clerk calls it: "hồ sơ đang giải quyết". */
  readonly name: string;
  /** Whose open rows it answers for. */
  readonly tables: readonly string[];
  /** Gives what is open of ended units to their successors. @returns how many rows */
  move(tx: Tx, ctx: Context, moves: UnitMoves, plan: ReorganisationPlan): Promise<number>;
  /** How much open work still lies with units that ended: none, after a move. */
  countLeft(tx: Tx, endedIds: readonly string[]): Promise<number>;
  /** Sums over all open work whatever its unit, its codes and its deadlines: equal before and after. */
  tally(tx: Tx): Promise<string>;
}

export interface ReorganisationReport {
  readonly endedUnits: number;
  readonly moved: readonly { readonly name: string; readonly count: number }[];
  /** The same plan was carried out before; nothing was done now. */
  readonly isRepeated: boolean;
}

/**
 * Dissolves, merges, divides and renames units with all their work, in one transaction: the units and who follows whom,
 * the people in their posts, and what every module has open. Refuses unless everything open is still there, with the
 * same codes and deadlines, and nothing lies with a unit that ended. A rehearsal does it all and takes it back.
 *
 * @throws Refusal `too-early` before the plan's day, `work-left-behind`, `work-not-equal` with what
 */
export async function reorganise(
  ctx: Context,
  plan: ReorganisationPlan,
  movers: readonly UnitMover[],
  { isRehearsal = false }: { readonly isRehearsal?: boolean } = {},
): Promise<ReorganisationReport> {
  ctx.authorize('org.reorganise');
  const isDue = Temporal.PlainDate.compare(plan.on, dayOf(ctx.now())) <= 0;
  refuseUnless(isDue || isRehearsal, 'too-early', { on: plan.on.toString() });
  const rehearsed = new Rehearsed();
  try {
    return await ctx.transaction(async (tx, ctx) => {
      const done = await findDone(tx, plan);
      if (done) return done;
      const id = await begin(tx, ctx, plan);
      const report = await carryOut(tx, ctx, plan, movers, id);
      if (isRehearsal) throw rehearsed.with(report);
      await keep(tx, ctx, plan, id, report);
      return report;
    });
  } catch (error) {
    if (error === rehearsed) return rehearsed.report!;
    throw error;
  }
}

/** Takes a rehearsal back. */
class Rehearsed extends Error {
  report: ReorganisationReport | undefined;
  with(report: ReorganisationReport): this {
    this.report = report;
    return this;
  }
}

async function carryOut(
  tx: Tx,
  ctx: Context,
  plan: ReorganisationPlan,
  movers: readonly UnitMover[],
  id: string,
): Promise<ReorganisationReport> {
  const before = await tallies(tx, movers);
  const moves = await reorganiseUnits(tx, plan, id);
  const moved = [];
  for (const mover of movers) moved.push({ name: mover.name, count: await mover.move(tx, ctx, moves, plan) });
  for (const mover of movers) {
    const left = await mover.countLeft(tx, moves.endedIds);
    if (left > 0) throw new Refusal('work-left-behind', { what: mover.name, count: left });
  }
  const after = await tallies(tx, movers);
  const unequal = movers.find((_, index) => before[index] !== after[index]);
  if (unequal) throw new Refusal('work-not-equal', { what: unequal.name });
  return { endedUnits: moves.endedIds.length, moved, isRepeated: false };
}

async function tallies(tx: Tx, movers: readonly UnitMover[]): Promise<readonly string[]> {
  const sums = [];
  for (const mover of movers) sums.push(await mover.tally(tx));
  return sums;
}

const hashOf = (plan: ReorganisationPlan) => createHash('sha256').update(JSON.stringify(plan)).digest('hex');

async function findDone(tx: Tx, plan: ReorganisationPlan): Promise<ReorganisationReport | undefined> {
  const done = await tx
    .selectFrom('unitReorganisation')
    .select('moved')
    .where('planHash', '=', hashOf(plan))
    .executeTakeFirst();
  return done && { ...(done.moved as unknown as Omit<ReorganisationReport, 'isRepeated'>), isRepeated: true };
}

/** The plan's own row is the lock: of two that begin at once the second waits, and finds it done. */
async function begin(tx: Tx, ctx: Context, plan: ReorganisationPlan): Promise<string> {
  const { document, on } = plan;
  const id = newId();
  await tx
    .insertInto('unitReorganisation')
    .values({ id, planHash: hashOf(plan), document, onDate: on, doneAt: ctx.now(), moved: jsonb({}) })
    .execute();
  return id;
}

async function keep(
  tx: Tx,
  ctx: Context,
  { document, on }: ReorganisationPlan,
  id: string,
  { endedUnits, moved }: ReorganisationReport,
): Promise<void> {
  await tx
    .updateTable('unitReorganisation')
    .set({ moved: jsonb({ endedUnits, moved }) })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, ctx, organisationReorganised(id, { document, on: on.toString(), endedUnits }));
}
