import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { type StoredPaper, stateOf } from './model.ts';
import { paperColumns } from './queries.ts';

/** A file of the store that its owner agreed to use in an application, under the paper's own title. */
export interface ConsentedFile {
  readonly fileId: string;
  readonly title: string;
  readonly paperId: string;
}

/** The files that an application may carry from the store now: agreed to, not withdrawn, still good for use. */
export async function listConsentedFiles(
  ctx: Context,
  applicationKey: string,
): Promise<readonly ConsentedFile[]> {
  const rows = await ctx.db
    .selectFrom('storeUse')
    .innerJoin('storePaper', 'storePaper.id', 'storeUse.paperId')
    .select(paperColumns)
    .where('storeUse.applicationKey', '=', applicationKey)
    .where('storeUse.withdrawnAt', 'is', null)
    .execute();
  const today = dayOf(ctx.now());
  return (rows as readonly StoredPaper[])
    .filter((paper) => stateOf(paper, today) === 'usable')
    .map(({ id, fileId, title }) => ({ paperId: id, fileId, title }));
}

/**
 * Writes down into which dossier the papers agreed to have gone; part of the submission, whose fact it is. What was agreed
 * to and left out again stays unused.
 */
export async function settleUses(
  tx: Tx,
  ctx: Context,
  applicationKey: string,
  dossier: { readonly id: string; readonly code: string },
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  const consented = await listConsentedFiles(ctx, applicationKey);
  const used = consented.filter(({ fileId }) => fileIds.includes(fileId));
  if (used.length === 0) return;
  await tx
    .updateTable('storeUse')
    .set({ dossierId: dossier.id, dossierCode: dossier.code, usedAt: ctx.now() })
    .where('applicationKey', '=', applicationKey)
    .where('withdrawnAt', 'is', null)
    .where(
      'paperId',
      'in',
      used.map(({ paperId }) => paperId),
    )
    .execute();
}
