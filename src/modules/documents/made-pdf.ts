import { buffer } from 'node:stream/consumers';
import { type WordProblem, wordToPdf } from '#engines/word-to-pdf/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { type BlobStore, getFile, type StoredFile, storeMade } from '#platform/files/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { listFiles } from './revisions.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const makePdfName = 'make-document-pdf';

/** Of a word processor's file: its PDF/A, or why it has none. */
export type MadePdf =
  | { readonly file: StoredFile; readonly problem: null }
  | { readonly file: null; readonly problem: WordProblem };

/** Nothing while it has not been tried. */
export async function findMadePdf(db: Database | Tx, fileId: string): Promise<MadePdf | undefined> {
  const made = await db
    .selectFrom('documentMadePdf')
    .select(['pdfFileId', 'problem'])
    .where('fileId', '=', fileId)
    .executeTakeFirst();
  if (!made) return undefined;
  if (made.pdfFileId === null) return { file: null, problem: made.problem as WordProblem };
  return { file: await getFile(db as Database, made.pdfFileId), problem: null };
}

export const makePdfJob = (ctx: Context, services: { readonly blobs: BlobStore }): Job => ({
  name: makePdfName,
  run: ({ documentId }) => makePdf(ctx, services, String(documentId)),
});

/** Makes a PDF/A of what was drawn up in a word processor; once a file, unless the program was not installed then. */
export async function makePdf(
  ctx: Context,
  { blobs }: { readonly blobs: BlobStore },
  documentId: string,
): Promise<void> {
  const { revision } = await ctx.db
    .selectFrom('document')
    .select('revision')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const [main] = await listFiles(ctx.db, { id: documentId, revision });
  if (main?.mediaType !== docxType) return;
  const known = await findMadePdf(ctx.db, main.fileId);
  if (known && known.problem !== 'converter-missing') return;

  const { pdf, problem } = await wordToPdf(await buffer(blobs.read(main.sha256)));
  const name = `${main.name.replace(/\.docx$/i, '')}.pdf`;
  const file = pdf && (await storeMade(ctx, blobs, { bytes: pdf, name, mediaType: 'application/pdf' }));
  const made = { pdfFileId: file?.id ?? null, problem, madeAt: ctx.now() };
  await ctx.db
    .insertInto('documentMadePdf')
    .values({ fileId: main.fileId, ...made })
    .onConflict((conflict) => conflict.column('fileId').doUpdateSet(made))
    .execute();
}
