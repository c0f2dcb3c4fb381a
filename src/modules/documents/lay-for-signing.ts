import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { askHandSigning } from './commands/ask-hand-signing.ts';
import { askSigning } from './commands/ask-signing.ts';
import { numberDocument } from './commands/number-document.ts';
import { type DocumentServices, typesOn } from './document-services.ts';
import { bodyOf } from './draft-body.ts';
import type { Document } from './model.ts';
import { getDocument } from './queries.ts';
import { prepareForSigning } from './signable-paper.ts';
import type { HandPlaces } from './stamp-number.ts';

export interface LayForSigning {
  readonly documentId: string;
  /** Who initials it first; none where the review was enough. */
  readonly initialIds: readonly string[];
  /** It is printed, and signed and sealed on paper. */
  readonly isByHand?: boolean;
  /** Where number and date go in what was uploaded, if a person says so. */
  readonly places?: HandPlaces | null;
}

/**
 * The way of a draft to its signer, from end to end: number and date, the document drawn with them or they written into
 * it, the turns of those who sign. What was cut off goes on where it stood: the number stays.
 *
 * @throws InvalidInput what `prepareForSigning` says, before a number is taken
 */
export async function layForSigning(
  ctx: Context,
  services: DocumentServices,
  { documentId, initialIds, isByHand = false, places = null }: LayForSigning,
): Promise<Document> {
  const draft = await getDocument(ctx.db, ctx.actor, documentId);
  ctx.authorize('documents.askSigning', draft);
  const body = await bodyOf(ctx, draft);
  const type = orNotFound(typesOn(services.rules, ctx.now()).find(({ code }) => code === body.typeCode));
  const { enclosures, finish } = await prepareForSigning(ctx, services, { draft, body, type, places });
  const file = await finish(await numberDocument(ctx, { documentId, type }));
  const laid = { ...body, ...(body.text !== null && { drawnFileId: file.fileId }) };
  const asked = { documentId, body: laid, files: [file, ...enclosures] as const };
  return isByHand
    ? askHandSigning(ctx, asked)
    : askSigning(ctx, { ...asked, initialIds, signerId: body.signer.officerId });
}
