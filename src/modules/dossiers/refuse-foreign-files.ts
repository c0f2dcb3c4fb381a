import { type SqlBool, sql } from 'kysely';
import { listConsentedFiles } from '#modules/personal-store/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { isFileId } from '#platform/files/index.ts';
import type { Agreement } from './commands/submit-dossier.ts';
import type { Paper } from './papers.ts';

/**
 * A file must be one that the sender sent, or someone who answered a page of the application, or one of the owner's store
 * whose use in this application they agreed to.
 *
 * @throws InvalidInput `file-unknown` at each field that carries another
 */
export async function refuseForeignFiles(
  tx: Tx,
  ctx: Context,
  papers: readonly Paper[],
  {
    submissionKey,
    agreements = [],
  }: { readonly submissionKey: string; readonly agreements?: readonly Agreement[] | undefined },
): Promise<void> {
  // Who has no id is the program itself; a partner's system has one, and attaches only what it sent.
  if (papers.length === 0 || ctx.actor.id === null) return;
  const ids = papers.map((paper) => paper.fileId).filter(isFileId);
  const own = await tx
    .selectFrom('file')
    .select('id')
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .where('createdById', 'in', [ctx.actor.id, ...agreements.map(({ citizenId }) => citizenId)])
    .execute();
  const known = new Set(own.map((file) => file.id));
  if (papers.every(({ fileId }) => known.has(fileId))) return;
  for (const { fileId } of await listConsentedFiles(ctx, submissionKey)) known.add(fileId);
  const foreign = papers.filter((paper) => !known.has(paper.fileId));
  if (foreign.length > 0)
    throw new InvalidInput(foreign.map(({ field }) => ({ field, code: 'file-unknown' })));
}
