import { buffer } from 'node:stream/consumers';
import { PdfError, restamp, restampDue } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { type BlobStore, getFile } from '#platform/files/index.ts';
import type { Authorities } from '../authorities/authorities.ts';
import { keepRestamped } from '../commands/keep-restamped.ts';
import { listTrustedRoots } from '../queries.ts';
import { noteForm } from './kept-forms.ts';
import { listEnding, listUnwatched, type PreservedFile } from './preserved-files.ts';

export interface PreservationServices {
  readonly blobs: BlobStore;
  readonly authorities: Authorities;
}

/** A signature may be followed by a seal: what is fresh is not yet what is kept. */
const settling = { hours: 24 };
/** So long before what proves it runs out, a file is stamped anew. */
const lead = { hours: 24 * 90 };
/** What could not be stamped is tried again after so long. */
const again = { hours: 24 };

/**
 * Looks after signed files: learns until when each can be proven, and before that day encloses the evidence and stamps
 * it anew (B-LTA). Without a timestamp authority the days are learnt and shown, and nothing is stamped.
 *
 * @returns how many files were newly watched, and how many were stamped
 */
export async function preserveSigned(
  ctx: Context,
  services: PreservationServices,
  limit = 50,
): Promise<{ readonly watched: number; readonly stamped: number }> {
  const now = ctx.now();
  const fresh = await listUnwatched(ctx.db, now.subtract(settling), limit);
  for (const fileId of fresh) await watch(ctx, services, fileId);
  if (!services.authorities.timestamp) return { watched: fresh.length, stamped: 0 };

  const ending = await listEnding(ctx.db, now.add(lead), limit);
  const due = ending.filter(
    ({ problem, lookedAt }) =>
      problem === null || Temporal.Instant.compare(lookedAt, now.subtract(again)) < 0,
  );
  let stamped = 0;
  for (const file of due) if (await stamp(ctx, services, file)) stamped += 1;
  return { watched: fresh.length, stamped };
}

/** From now on it is known until when the file can be proven. */
export async function watch(
  ctx: Context,
  services: Pick<PreservationServices, 'blobs'>,
  fileId: string,
): Promise<void> {
  const due = await dueOf(ctx, await bytesOf(ctx, services, fileId));
  await noteForm(ctx.db, fileId, (await getFile(ctx.db, fileId)).sha256);
  await ctx.db
    .insertInto('signingPreservation')
    .values({ fileId, keptFileId: fileId, version: 0, ...due, problem: null, lookedAt: ctx.now() })
    .onConflict((conflict) => conflict.column('fileId').doNothing())
    .execute();
}

async function stamp(ctx: Context, services: PreservationServices, file: PreservedFile): Promise<boolean> {
  const { authorities } = services;
  try {
    const pdf = await restamp(await bytesOf(ctx, services, file.keptFileId), {
      trustedRoots: await listTrustedRoots(ctx.db),
      at: ctx.now(),
      fetcher: authorities.fetcher(),
      timestamp: authorities.timestamp!,
    });
    await keepRestamped(ctx, services.blobs, { file, pdf, level: 'B-LTA', due: await dueOf(ctx, pdf) });
    return true;
  } catch (error) {
    const problem = codeOf(error);
    await ctx.db
      .updateTable('signingPreservation')
      .set({ problem, lookedAt: ctx.now() })
      .where('fileId', '=', file.fileId)
      .execute();
    return false;
  }
}

/** A coded failure is the authority's or the file's, and is told. @throws any other, which is ours */
export function codeOf(error: unknown): string {
  const { code } = error as { code?: string };
  if (!code) throw error;
  return code;
}

const bytesOf = async (ctx: Context, { blobs }: Pick<PreservationServices, 'blobs'>, fileId: string) =>
  buffer(blobs.read((await getFile(ctx.db, fileId)).sha256));

/** When what proves the file runs out, and what; nothing where no signature holds. */
export async function dueOf(ctx: Context, pdf: Uint8Array) {
  const nothing = { dueAt: null, reason: null, what: null };
  try {
    return restampDue(pdf, { trustedRoots: await listTrustedRoots(ctx.db), at: ctx.now() }) ?? nothing;
  } catch (error) {
    if (error instanceof PdfError) return nothing;
    throw error;
  }
}
