import type { Answers, Form } from '#engines/forms/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { type BlobStore, isFileId, storeUpload } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { papersIn } from './papers.ts';

/** The names of the files in the answers that the person sent, or one of these others; any other id has no name. */
export async function ownFileNames(
  ctx: Context,
  form: Form,
  answers: Answers,
  others: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const ids = papersIn(form, answers)
    .map(({ fileId }) => fileId)
    .filter(isFileId);
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('file')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('createdById', 'in', [ctx.actor.id!, ...others])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface KeptUploads {
  /** Posted name of the upload box, and the id of the file. */
  readonly files: readonly { readonly box: string; readonly fileId: string }[];
  readonly issues: readonly Issue[];
}

/** Keeps what was uploaded; a file that is refused is named at its box and costs nothing else of the page. */
export async function keepUploads(
  ctx: Context,
  blobs: BlobStore,
  uploads: readonly Upload[],
  fieldOf: (box: string) => string,
): Promise<KeptUploads> {
  const files: { box: string; fileId: string }[] = [];
  const issues: Issue[] = [];
  for (const upload of uploads) {
    const field = `/${fieldOf(upload.field).replaceAll('.', '/')}`;
    try {
      const { id } = await storeUpload(ctx, blobs, {
        stream: upload.stream(),
        name: upload.filename,
        field,
      });
      files.push({ box: upload.field, fileId: id });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      issues.push(...error.issues);
    }
  }
  return { files, issues };
}
