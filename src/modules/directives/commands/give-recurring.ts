import { dayOf, getUnit, listHeldPositions, listOfficerNames, listUnitsById } from '#modules/org/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { recurrenceEnded } from '../events.ts';
import type { Directive } from '../model.ts';
import { getDirective, listCooperating } from '../queries.ts';
import { dueAfter, keyOf, lockDue, type Recurrence } from '../recurrence/recurrences.ts';
import type { DirectiveRules } from '../rules.ts';
import { orderingPositions } from '../sides.ts';
import { giveDirective } from './give-directive.ts';

/**
 * Gives what comes back and is due to be given, in the name of who ordered it, each turn once. One whose orderer orders nothing any more
 * ends, and is given by whoever came after them.
 *
 * @returns how many were given
 */
export async function giveRecurring(ctx: Context, rules: DirectiveRules): Promise<number> {
  ctx.authorize('directives.remind');
  let given = 0;
  while (await ctx.transaction((tx, ctx) => giveNext(tx, ctx, rules))) given += 1;
  return given;
}

async function giveNext(tx: Tx, ctx: Context, rules: DirectiveRules): Promise<boolean> {
  const today = dayOf(ctx.now());
  const turn = await lockDue(tx, today);
  if (!turn) return false;
  const origin = await getDirective(tx, systemActor('Giao định kỳ'), turn.originId);
  const orderer = await ordererOf(tx, ctx, turn);
  if (!orderer || !origin.leadUnitId) {
    const ended = { ...turn, version: turn.version + 1 };
    await tx
      .updateTable('directiveRecurrence')
      .set({ endedAt: ctx.now(), version: ended.version })
      .where('id', '=', turn.id)
      .execute();
    await recordEvent(tx, ctx, recurrenceEnded(ended, origin.ordererAgencyId, { directiveId: origin.id }));
    return true;
  }
  // What was missed while the program stood still is not given late, all at once: the turn that is next counts.
  const isMissed = Temporal.PlainDate.compare(turn.nextDueOn, today) < 0;
  const first = dayOf(origin.dueOriginalAt);
  if (!isMissed) await giveDirective(ctx.as(orderer), rules, await orderOf(tx, origin, turn));
  await tx
    .updateTable('directiveRecurrence')
    .set({ nextDueOn: dueAfter(first, turn.nextDueOn, turn.every), version: turn.version + 1 })
    .where('id', '=', turn.id)
    .execute();
  return true;
}

/** The orderer with the positions they hold now; nobody where none of them orders. */
async function ordererOf(tx: Tx, ctx: Context, { ordererId }: Recurrence) {
  const positions = await listHeldPositions(tx, ordererId, dayOf(ctx.now()));
  if (orderingPositions(positions).length === 0) return null;
  const name = (await listOfficerNames(tx, [ordererId])).get(ordererId) ?? '';
  return { kind: 'officer', id: ordererId, name: `${name} (giao định kỳ)`, positions } as const;
}

async function orderOf(tx: Tx, origin: Directive, turn: Recurrence) {
  const unitIds = (await listCooperating(tx, origin.id)).map(({ unitId }) => unitId);
  const cooperating = unitIds.length > 0 ? await listUnitsById(tx, unitIds) : [];
  const { kind, title, content, product, sourceKind, sourceReference, supervisorId } = origin;
  return {
    givingKey: keyOf(turn),
    kind,
    title,
    content,
    product,
    // The document of the first has its own life: of the next ones it is named, not leant on.
    source: { kind: sourceKind === 'document' ? 'direct' : sourceKind, reference: sourceReference } as const,
    lead: { unitCode: (await getUnit(tx, origin.leadUnitId!)).code },
    cooperating: cooperating.map(({ code }) => code),
    supervisorId,
    dueOn: turn.nextDueOn,
  };
}
