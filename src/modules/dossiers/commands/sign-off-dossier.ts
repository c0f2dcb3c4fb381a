import { lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { dossierSignedOff } from '../events.ts';
import { asIssuedAt, layDown } from '../issued-dossier.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { ownStep } from '../own-step.ts';
import { lockDossier } from '../queries.ts';
import { takeStep } from '../take-step.ts';

export interface SignOffDossier {
  readonly dossierId: string;
  /** The result with the leader's signature; null where the result is a paper or an entry in a register. */
  readonly fileId: string | null;
}

/** The leader approves: the signed result lies in the dossier and goes on to be numbered and sealed. */
export async function signOffDossier(ctx: Context, input: SignOffDossier): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    const own = await ownStep(ctx, held.id, 'sign', tx);
    const issued = await asIssuedAt(tx, held, own.item);
    ctx.authorize('dossiers.signOff', issued);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');
    const item = await lockWorkItem(tx, ctx.actor, { id: own.item.id });

    if (input.fileId) await layDown(tx, ctx, issued, { fileId: input.fileId, as: 'result' });
    const signed = await takeStep(tx, ctx, held, item, { outcome: 'sign' });
    const facts = { status: signed.status, step: item.elementId, documentNumber: issued.documentNumber };
    await recordEvent(tx, ctx, dossierSignedOff(signed, facts));
    return signed;
  });
}
