import {
  ContentChanged,
  PackageTooLarge,
  validatePackage,
  writePackage,
} from '#engines/archive-package/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type StoredFile, storeMade } from '#platform/files/index.ts';
import type { ArchiveServices } from '../archive-services.ts';
import { changeFolder, officerOf } from '../change-folder.ts';
import { describePackage } from '../describe-package.ts';
import { packageMade } from '../events.ts';
import { getFolder, lockFolder } from '../queries.ts';

/**
 * Makes the package of a closed folder, as a stream into the store, and reads it back through the checker before it counts.
 *
 * @throws Refusal `archive-folder-not-closed`, `archive-package-unseen`, `archive-content-damaged`, `archive-package-too-large`
 */
export async function exportPackage(
  ctx: Context,
  { blobs, records }: Pick<ArchiveServices, 'blobs' | 'records'>,
  folderId: string,
): Promise<{ readonly packageId: string; readonly file: StoredFile }> {
  const folder = await getFolder(ctx.db, ctx.actor, folderId);
  ctx.authorize('archive.export', folder);
  const kind = folder.state === 'archived' || folder.state === 'transferred' ? 'AIP' : 'SIP';
  const packageId = newId();
  const described = await describePackage(ctx, records, folder, { id: packageId, kind });
  const name = `${kind}-${folder.code.replaceAll(/[^\p{L}\p{N}.-]/gu, '-')}-${folder.year}.zip`;
  const bytes = writePackage(described, (sha256) => blobs.read(sha256));
  const file = await storeMade(ctx, blobs, { bytes, name, mediaType: 'application/zip' }).catch((error) => {
    throw inWords(error);
  });
  const { isValid } = await validatePackage(blobs.read(file.sha256));
  refuseUnless(isValid, 'archive-package-not-valid');

  await ctx.transaction(async (tx, ctx) => {
    const locked = await lockFolder(tx, ctx.actor, folderId);
    refuseUnless(locked.contentsSha256 === folder.contentsSha256, 'archive-folder-not-closed');
    const { id: fileId, sha256, sizeBytes } = file;
    const row = { id: packageId, folderId, kind, fileId, sha256, sizeBytes };
    await tx
      .insertInto('archivePackage')
      .values({ ...row, madeBy: officerOf(ctx), madeAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, packageMade(await changeFolder(tx, locked, {}), { packageId, kind, sha256 }));
  });
  return { packageId, file };
}

/** What a person is told; missing bytes are damage too. */
function inWords(error: unknown): unknown {
  if (error instanceof ContentChanged)
    return new Refusal('archive-content-damaged', { name: error.file.name });
  if (error instanceof PackageTooLarge) return new Refusal('archive-package-too-large');
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return new Refusal('archive-content-damaged', { name: '' });
  return error;
}
