import { readProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listExamplesOf } from '../form-versions.ts';
import { refuseUnfitForOffice } from '../office-process.ts';
import { getProcedure, type ProcedureVersion } from '../queries.ts';
import { publishProcedures } from './publish-procedures.ts';

/** Of a version that somebody drew in the console rather than wrote in a file. */
export const drawnInConsole = 'console';

/**
 * Makes a drawing the process of a procedure from today on, as a new version of the procedure. Dossiers in hand stay on
 * the process they began with; what is accepted from now on goes the new way, without a restart.
 *
 * @throws InvalidProcess when it could not always be carried to its end, or an office could not carry it out
 */
export async function publishProcess(
  ctx: Context,
  { code, bpmn }: { readonly code: string; readonly bpmn: string },
): Promise<ProcedureVersion> {
  ctx.authorize('procedures.publish');
  refuseUnfitForOffice(await readProcess({ bpmn }));
  const today = ctx.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
  return ctx.transaction(async (tx, ctx) => {
    const { id, procedureId, content } = await getProcedure(tx, code, today);
    const examples = await listExamplesOf(tx, id);
    await publishProcedures(
      ctx,
      [{ procedure: content, process: { bpmn }, ...(examples.length > 0 && { examples }) }],
      { effectiveFrom: today, source: drawnInConsole },
    );
    await tx.deleteFrom('procedureProcessDraft').where('procedureId', '=', procedureId).execute();
    return getProcedure(tx, code, today);
  });
}
