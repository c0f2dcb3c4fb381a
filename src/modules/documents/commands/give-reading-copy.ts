import { buffer } from 'node:stream/consumers';
import { listUnitNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import type { DocumentServices } from '../document-services.ts';
import { readingCopyGiven } from '../events.ts';
import { docxType, findMadePdf } from '../made-pdf.ts';
import type { Document } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { drawReadingCopy } from '../reading-copy.ts';
import type { DocumentFile, StoredFacts } from '../revisions.ts';

const drawable = new Set(['application/pdf', 'image/png', 'image/jpeg']);

/**
 * Gives the actor a file of a document of limited circulation as a copy with their name across it; that it was given is a
 * fact, found by the code on the copy. The file itself stays as it was signed.
 *
 * @throws Refusal `document-has-no-reading-copy` for what cannot be drawn
 */
export async function giveReadingCopy(
  ctx: Context,
  { blobs, letters }: DocumentServices,
  document: Document,
  file: DocumentFile & StoredFacts,
): Promise<Uint8Array> {
  const original = file.mediaType === docxType ? (await findMadePdf(ctx.db, file.fileId))?.file : file;
  if (!original || !drawable.has(original.mediaType)) throw new Refusal('document-has-no-reading-copy');
  const { actor } = ctx;
  const held = actor.positions.find(({ agencyId }) => agencyId === document.agencyId) ?? actor.positions[0];
  const unit = held ? (await listUnitNames(ctx.db, [held.unitId])).get(held.unitId) : undefined;
  const code = newId().slice(-8);
  const copy = await drawReadingCopy(letters, {
    original: { bytes: await buffer(blobs.read(original.sha256)), mediaType: original.mediaType },
    reader: actor.name,
    unit: unit ?? '',
    at: ctx.now(),
    code,
  });
  await ctx.transaction(async (tx, ctx) => {
    const locked = await lockDocument(tx, ctx.actor, document.id);
    const changed = await changeDocument(tx, ctx, locked, {});
    await recordEvent(tx, ctx, readingCopyGiven(changed, { code, sha256: original.sha256 }));
  });
  return copy;
}
