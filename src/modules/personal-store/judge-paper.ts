import { buffer } from 'node:stream/consumers';
import { verifyFile } from '#modules/signing/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { addJobs, type Job } from '#platform/jobs/index.ts';
import type { SignatureVerdict } from './model.ts';

const jobName = 'judge-stored-paper';

export const addJudgeJobs = (tx: Tx, tenant: string, paperIds: readonly string[]): Promise<void> =>
  addJobs(
    tx,
    jobName,
    paperIds.map((paperId) => ({ payload: { tenant, paperId }, key: `${jobName}/${paperId}` })),
  );

export interface JudgePapers {
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly now?: () => Temporal.Instant;
}

/** The job that judges the signatures of a kept paper: reading and reckoning take longer than a reader's transaction may. */
export const judgePaperJob = (parts: JudgePapers): Job => ({
  name: jobName,
  run: ({ paperId }) => judgePaper(parts, String(paperId)),
});

/** Judges a kept PDF by the authorities this province believes, and writes the verdict beside it. Safe to repeat. */
export async function judgePaper(
  { db, blobs, now = Temporal.Now.instant }: JudgePapers,
  paperId: string,
): Promise<void> {
  const paper = await db
    .selectFrom('storePaper')
    .select('fileSha256')
    .where('id', '=', paperId)
    .where('signature', '=', 'unchecked')
    .executeTakeFirst();
  if (!paper) return;
  const verdict = await verifyFile(db, await buffer(blobs.read(paper.fileSha256)), now());
  const signature: SignatureVerdict =
    verdict.kind === 'signed' ? (verdict.isValid ? 'valid' : 'invalid') : 'none';
  await db
    .updateTable('storePaper')
    .set({ signature, signatureCheckedAt: now() })
    .where('id', '=', paperId)
    .where('signature', '=', 'unchecked')
    .execute();
}
