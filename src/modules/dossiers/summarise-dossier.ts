import { type Answers, type SummaryStage, summarise } from '#engines/forms/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { formOf, listsOf } from './form-of.ts';
import type { Dossier } from './model.ts';
import { listFiles } from './queries.ts';
import { opensPaper } from './reading-routes.tsx';

/** All that an application says, unmasked, for its applicant to read on paper; for an officer it is a reading. */
export async function summariseDossier(ctx: Context, dossier: Dossier): Promise<readonly SummaryStage[]> {
  await opensPaper(ctx, dossier);
  const form = await formOf(ctx.db, await getProcedureVersion(ctx.db, dossier.procedureVersionId));
  const names = new Map((await listFiles(ctx.db, dossier.id)).map(({ fileId, name }) => [fileId, name]));
  return summarise(form, dossier.answers as Answers, 'vi', {
    today: dayOf(ctx.now()),
    lists: await listsOf(ctx),
    fileName: (fileId) => names.get(fileId) ?? 'tệp',
  });
}
