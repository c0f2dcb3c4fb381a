import { lockWorkItem, sendBackWorkItem, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Consultation, consultationVariables } from '../consultation.ts';
import { dueNow } from '../due.ts';
import { dossierHandedOver } from '../events.ts';
import { followProcess } from '../follow-process.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { lockDossier } from '../queries.ts';
import { stepToReturnTo } from '../step-to-return-to.ts';
import { takeStep } from '../take-step.ts';
import { requireReason } from './refuse-dossier.ts';

export interface HandOverDossier {
  readonly workItemId: string;
  readonly dossierId: string;
  /** One of the item's words; its first when absent. */
  readonly outcome?: string | undefined;
  /** Opinion or instruction to whoever comes next; required when work is sent back. */
  readonly note?: string | undefined;
  /** The officer who is to handle it, named by the head of the office. */
  readonly handlerId?: string | undefined;
  /** Whom to ask, where the process leaves it to the officer; read only when the step goes that way. */
  readonly consultation?: Consultation | undefined;
}

/** Steps with an act of their own, which a plain hand-over must not pass by; from any of them work may be sent back. */
const ownCommand: ReadonlySet<string | null> = new Set(['accept', 'sign', 'issue', 'return']);

/** Completes a step and hands the dossier to the next: assigned, examined, reviewed, or sent back with a reason. */
export async function handOverDossier(ctx: Context, input: HandOverDossier): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    // The dossier before its steps, as every act does: what its process does by itself waits for this too.
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    const item = await lockWorkItem(tx, ctx.actor, { id: input.workItemId });
    const isSentBack = input.outcome === 'sendBack';
    refuseUnless(
      item.subjectId === input.dossierId && (isSentBack || !ownCommand.has(item.action)),
      'not-found',
    );
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');
    const note = isSentBack ? requireReason(input.note ?? '') : input.note?.trim() || null;

    const handed =
      isSentBack && !item.outcomes.includes('sendBack')
        ? await sendBack(tx, ctx, held, item, note!)
        : await takeStep(tx, ctx, held, item, {
            outcome: input.outcome,
            remark: note,
            variables: await consultationVariables(tx, ctx, held, item, input),
            ...(input.handlerId && { assignees: { handler: input.handlerId } }),
          });
    const facts = { status: handed.status, step: item.elementId, outcome: input.outcome ?? null, note };
    await recordEvent(tx, ctx, dossierHandedOver(handed, facts));
    return handed;
  });
}

/** To the step before and to whoever did it, where the process draws no way back. */
async function sendBack(tx: Tx, ctx: Context, held: Dossier, item: WorkItem, remark: string) {
  refuseUnless(await stepToReturnTo(tx, item), 'no-step-before');
  const effects = await sendBackWorkItem(tx, ctx, item, { remark, due: dueNow(ctx, held) });
  return followProcess(tx, ctx, held, effects);
}
