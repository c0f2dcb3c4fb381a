import { buffer } from 'node:stream/consumers';
import { type ComparedPages, comparePages } from '#engines/page-pictures/index.ts';
import type { Context } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { DraftBody } from './draft-body.ts';
import { docxType, findMadePdf } from './made-pdf.ts';
import { listFiles, type Revision } from './revisions.ts';

/** Two revisions as they look, of those that are papers both; `unreadable` where one cannot be drawn. */
export type ComparedPapers = ComparedPages | 'unreadable' | undefined;

/** What differs to the eye between two revisions, where each has a PDF. */
export async function comparePapers(
  ctx: Context,
  blobs: BlobStore,
  documentId: string,
  [before, after]: readonly [Revision, Revision],
  page: number,
): Promise<ComparedPapers> {
  const [old, young] = await Promise.all(
    [before, after].map((revision) => paperOf(ctx, documentId, revision)),
  );
  if (!old || !young || old === young) return undefined;
  try {
    const [one, other] = await Promise.all([old, young].map((sha256) => buffer(blobs.read(sha256))));
    return await comparePages(one!, other!, { page });
  } catch {
    // Hostile and broken files end in their thread; what is wrong with them is not told apart.
    return 'unreadable';
  }
}

/** The hash of a revision's paper: what was uploaded, made of that, or drawn. */
async function paperOf({ db }: Context, id: string, { number, body }: Revision): Promise<string | undefined> {
  const draft = body as DraftBody | null;
  // Beside words that are not drawn yet stand enclosures only.
  if (draft && draft.text !== null && draft.drawnFileId === undefined) return undefined;
  const [main] = await listFiles(db, { id, revision: number });
  if (main?.mediaType === 'application/pdf') return main.sha256;
  if (main?.mediaType !== docxType) return undefined;
  return (await findMadePdf(db, main.fileId))?.file?.sha256;
}
