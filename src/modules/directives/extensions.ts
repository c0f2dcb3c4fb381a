import { cancelProcess, startProcess } from '#modules/workflow/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Directive } from './model.ts';
import { decisionProcess, extensionSubject } from './process.ts';
import { type DirectiveExtension, extensionColumns, getDirective } from './queries.ts';

/**
 * Whose directive it is to let one be later: its own orderer's; or, where a part would pass the end of a whole above it,
 * that of the highest whole it would pass.
 */
export async function decidedUnder(
  tx: Tx,
  directive: Directive,
  dueAt: Temporal.Instant,
): Promise<Directive> {
  const system = systemActor('Gia hạn');
  let deciding = directive;
  for (let each = directive; each.parentId; ) {
    each = await getDirective(tx, system, each.parentId);
    if (Temporal.Instant.compare(dueAt, each.dueAt) > 0) deciding = each;
  }
  return deciding;
}

/**
 * The decision waits in the inbox of whoever gave the directive it is decided under. Of one that came from another house
 * it waits with its supervisor here, or its lead's head, who writes down what that house answers.
 */
export async function openDecision(
  tx: Tx,
  ctx: Context,
  directive: Directive,
  under: Directive,
  extensionId: string,
): Promise<void> {
  const decider = under.ordererId ?? under.supervisorId;
  const role = under.ordererRole ?? 'assigner';
  const unitId = under.ordererUnitId ?? under.leadUnitId!;
  const agencyId = under.ordererAgencyId ?? under.leadAgencyId!;
  const place = { unitId, agencyId };
  await startProcess(tx, ctx, {
    subject: { type: extensionSubject, id: extensionId, code: directive.code, title: directive.title },
    definition: decisionProcess(role),
    placement: { handler: place, [role]: place },
    assignees: decider ? { [role]: decider } : undefined,
    // To decide after the end is to decide nothing: it is due with the deadline it would move.
    due: { at: directive.dueAt, limit: null },
  });
}

export async function lockExtension(tx: Tx, id: string): Promise<DirectiveExtension> {
  const row = await tx
    .selectFrom('directiveExtension')
    .select(extensionColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(row) as object as DirectiveExtension;
}

export const findOpenExtension = async (tx: Tx, directiveId: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('directiveExtension')
      .select('id')
      .where('directiveId', '=', directiveId)
      .where('outcome', 'is', null)
      .executeTakeFirst()
  )?.id;

/** What was asked for and is needed no more leaves the inbox undecided. */
export async function lapseExtension(tx: Tx, ctx: Context, directiveId: string): Promise<void> {
  const id = await findOpenExtension(tx, directiveId);
  if (!id) return;
  await cancelProcess(tx, ctx, { type: extensionSubject, id });
  await tx
    .updateTable('directiveExtension')
    .set({ outcome: 'lapsed', decidedAt: ctx.now() })
    .where('id', '=', id)
    .execute();
}
