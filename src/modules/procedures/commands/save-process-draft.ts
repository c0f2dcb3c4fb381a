import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { processDraftSaved } from '../events.ts';
import { findProcessDraft, type ProcessDraft } from '../process-drafts.ts';

export interface SaveProcessDraft {
  readonly code: string;
  /** A drawing as it stands; it need not be whole. */
  readonly bpmn: string;
  /** The draft's version as the page showed it; 0 where there was none. */
  readonly seenVersion: number;
}

/** Keeps a drawing to go on with later. Two who draw at once: the second is told, and nothing of the first is lost. */
export async function saveProcessDraft(
  ctx: Context,
  { code, bpmn, seenVersion }: SaveProcessDraft,
): Promise<ProcessDraft> {
  ctx.authorize('procedures.publish');
  return ctx.transaction(async (tx, ctx) => {
    const locked = tx.selectFrom('procedure').select('id').where('code', '=', code).forUpdate();
    const procedure = orNotFound(await locked.executeTakeFirst());
    const known = await findProcessDraft(tx, procedure.id);
    refuseUnless((known?.version ?? 0) === seenVersion, 'stale');

    const draft: ProcessDraft = {
      id: known?.id ?? newId(),
      version: seenVersion + 1,
      bpmn,
      savedAt: ctx.now(),
      savedBy: ctx.actor.name,
    };
    await tx
      .insertInto('procedureProcessDraft')
      .values({ ...draft, procedureId: procedure.id })
      .onConflict((conflict) => conflict.column('procedureId').doUpdateSet(draft))
      .execute();
    await recordEvent(tx, ctx, processDraftSaved(draft, code));
    return draft;
  });
}
