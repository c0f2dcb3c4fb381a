import { buffer } from 'node:stream/consumers';
import { addDocumentTimestamp, verifyPdfSignatures } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { getFile } from '#platform/files/index.ts';
import { keepRestamped } from '../commands/keep-restamped.ts';
import { raiseAfter } from '../make-signature.ts';
import { listTrustedRoots } from '../queries.ts';
import { codeOf, dueOf, type PreservationServices, watch } from './preserve-signed.ts';
import { findPreserved, listToRaise, type ToRaise } from './preserved-files.ts';

/** After so long it is left to `preserveSigned`, which asks again before the proof runs out. */
const mostDays = { hours: 24 * 30 };

/**
 * Gives fresh signatures the level they could not have while authorities were away: the evidence, and a stamp where the
 * time was not proven. Appended to the file, which is kept beside the one that was signed.
 *
 * @returns how many were raised
 */
export async function raiseSigned(ctx: Context, services: PreservationServices, limit = 50): Promise<number> {
  const waiting = await listToRaise(ctx.db, ctx.now(), limit);
  let raised = 0;
  for (const record of waiting) if (await raise(ctx, services, record)) raised += 1;
  return raised;
}

async function raise(ctx: Context, services: PreservationServices, record: ToRaise): Promise<boolean> {
  try {
    await watch(ctx, services, record.fileId);
    const file = (await findPreserved(ctx.db, record.fileId))!;
    const { pdf, level } = await raisedForm(ctx, services, record, file.keptFileId);
    await keepRestamped(ctx, services.blobs, { file, pdf, level, due: await dueOf(ctx, pdf) });
    await note(ctx, record, level, null);
    return true;
  } catch (error) {
    codeOf(error);
    const givesUp = Temporal.Instant.compare(record.signedAt.add(mostDays), ctx.now()) < 0;
    await note(ctx, record, record.level, givesUp ? null : ctx.now().add(raiseAfter));
    return false;
  }
}

async function raisedForm(
  ctx: Context,
  { blobs, authorities: { enclose, timestamp } }: PreservationServices,
  { level }: ToRaise,
  keptFileId: string,
): Promise<{ readonly pdf: Uint8Array; readonly level: string }> {
  const kept = await buffer(blobs.read((await getFile(ctx.db, keptFileId)).sha256));
  const enclosed = enclose ? await enclose(kept, ctx.now()) : kept;
  const isToStamp = level === 'B-B' && timestamp !== undefined;
  const pdf = isToStamp ? await addDocumentTimestamp(enclosed, { timestamp }) : enclosed;
  const trust = { trustedRoots: await listTrustedRoots(ctx.db), at: ctx.now() };
  const own = verifyPdfSignatures(pdf, trust).findLast(({ kind }) => kind === 'signature');
  return { pdf, level: own?.level ?? level };
}

const note = (ctx: Context, { fileId }: ToRaise, level: string, raiseAt: Temporal.Instant | null) =>
  ctx.db.updateTable('signingRecord').set({ level, raiseAt }).where('fileId', '=', fileId).execute();
