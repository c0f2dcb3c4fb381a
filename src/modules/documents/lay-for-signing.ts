import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { askSigning } from './commands/ask-signing.ts';
import { numberDocument } from './commands/number-document.ts';
import { type DocumentServices, typesOn } from './document-services.ts';
import type { DraftBody } from './draft-body.ts';
import { drawDocument } from './draw-document.ts';
import type { Document } from './model.ts';
import { getDocument } from './queries.ts';
import { type DocumentFile, listFiles, listRevisions } from './revisions.ts';

export interface LayForSigning {
  readonly documentId: string;
  /** Who initials it first; none where the review was enough. */
  readonly initialIds: readonly string[];
}

/**
 * The way of a draft to its signer, from end to end: number and date, the document drawn with them, the turns of those who
 * sign. What was cut off goes on where it stood: the number stays.
 *
 * @throws InvalidInput `pdf-required` at `/files` when what was uploaded is no PDF
 */
export async function layForSigning(
  ctx: Context,
  services: DocumentServices,
  { documentId, initialIds }: LayForSigning,
): Promise<Document> {
  const draft = await getDocument(ctx.db, ctx.actor, documentId);
  ctx.authorize('documents.askSigning', draft);
  const body = await bodyOf(ctx, draft);
  const type = orNotFound(typesOn(services.rules, ctx.now()).find(({ code }) => code === body.typeCode));
  const uploaded = body.text === null ? await uploadedPdf(ctx, draft) : undefined;
  const document = await numberDocument(ctx, { documentId, type });
  const file = uploaded ?? fileOf(await drawDocument(ctx, services, { document, type, body }));
  return askSigning(ctx, { documentId, body, file, initialIds, signerId: body.signer.officerId });
}

/** What the present revision of a draft says. */
export async function bodyOf({ db }: Context, { id, revision }: Document): Promise<DraftBody> {
  const present = (await listRevisions(db, id)).find(({ number }) => number === revision);
  return present!.body as DraftBody;
}

/** A signature is put on a PDF; a DOCX is made into one by whoever drew it up. */
async function uploadedPdf(ctx: Context, draft: Document): Promise<DocumentFile> {
  const [main] = await listFiles(ctx.db, draft);
  if (main?.mediaType !== 'application/pdf') {
    throw new InvalidInput([{ field: '/files', code: 'pdf-required', params: { name: main?.name ?? '' } }]);
  }
  return { fileId: main.fileId, name: main.name };
}

const fileOf = ({ id, name }: { readonly id: string; readonly name: string }): DocumentFile => ({
  fileId: id,
  name,
});
