import { createHash } from 'node:crypto';
import { packagePlaces, validatePackage } from '#engines/archive-package/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { changeFolder } from '../change-folder.ts';
import { packageChecked } from '../events.ts';
import { lockFolder } from '../queries.ts';

export interface TakenBack {
  readonly folderId: string;
  /** Files that were missing here and are there again. */
  readonly restored: number;
}

/**
 * Takes a package back that was made here: it must be the same to the byte. What of its files is missing in the store is put there
 * again (QCVN 12:2026/BCA, 2.2.5.4). Given as a stream that can be opened twice; nothing is kept before the whole is found right.
 *
 * @throws Refusal `archive-package-changed` with what is wrong, `archive-package-unknown`, `archive-folder-destroyed`
 */
export async function takeBackPackage(
  ctx: Context,
  blobs: BlobStore,
  open: () => AsyncIterable<Uint8Array>,
): Promise<TakenBack> {
  const report = await validatePackage(open());
  const fault = report.faults[0];
  refuseUnless(!fault, 'archive-package-changed', { what: fault?.path || (fault?.code ?? '') });
  const made = isId(report.id)
    ? await ctx.db.selectFrom('archivePackage').selectAll().where('id', '=', report.id).executeTakeFirst()
    : undefined;
  refuseUnless(made, 'archive-package-unknown');
  refuseUnless(made.sha256 === (await hashOf(open())), 'archive-package-changed', { what: report.id });

  return ctx.transaction(async (tx, ctx) => {
    const folder = orNotFound(await lockFolder(tx, ctx.actor, made.folderId));
    ctx.authorize('archive.export', folder);
    refuseUnless(folder.state !== 'destroyed', 'archive-folder-destroyed');
    let restored = 0;
    const content = packagePlaces.content('');
    await validatePackage(open(), async (place, bytes) => {
      const sha256 = report.files.get(place)!.sha256;
      if (!place.startsWith(content) || (await blobs.has(sha256))) return;
      await blobs.put(bytes as unknown as Iterable<Uint8Array>, Number.POSITIVE_INFINITY);
      restored += 1;
    });
    const checked = await changeFolder(tx, folder, {});
    await recordEvent(tx, ctx, packageChecked(checked, { packageId: made.id, restored }));
    return { folderId: folder.id, restored };
  });
}

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
