import { carryOnProcess, type DueWork } from '#modules/workflow/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { dueNow } from '../due.ts';
import { dossierCarriedOn } from '../events.ts';
import { followProcess } from '../follow-process.ts';
import { lockDossier } from '../queries.ts';
import { subjectOf } from '../subject-of.ts';

/** Lets the process of a dossier go on by itself: a time limit within it has run out, or a service is to be done. */
export async function carryOnDossier(ctx: Context, due: DueWork): Promise<void> {
  await ctx.as(systemActor('Quy trình')).transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, due.subjectId);
    const on = { subject: subjectOf(held), due: dueNow(ctx, held) };
    const done = await carryOnProcess(tx, ctx, due, on);
    if (!done) return;

    const carried = await followProcess(tx, ctx, held, done.effects);
    const facts = { status: carried.status, by: done.kind, step: done.stepId, operation: done.operation };
    await recordEvent(tx, ctx, dossierCarriedOn(carried, facts));
  });
}
