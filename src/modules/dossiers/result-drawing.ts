import type { LetterPress, SignaturePlace } from '#engines/letters/index.ts';
import { dayOf, getUnit, type Holder } from '#modules/org/index.ts';
import type { OriginalRegister, SigningServices } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, type StoredFile, storeMade } from '#platform/files/index.ts';
import { drawResult, type ResultWords } from './draw-result.ts';
import type { IssuedDossier } from './issued-dossier.ts';
import type { Dossier } from './model.ts';
import { resultName } from './result-name.ts';

export interface DrawingServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  /** Gives results a code that leads to their original; without it they are drawn without one. */
  readonly originals?: OriginalRegister | undefined;
}

/** And signs what is drawn. */
export type SignedDrawingServices = DrawingServices & SigningServices;

/** Draws a draft without a number and keeps it, with what is needed to draw it again when it is signed. */
export async function drawDraft(
  ctx: Context,
  { blobs, letters }: DrawingServices,
  dossier: Dossier,
  words: Pick<ResultWords, 'signer' | 'mainText'>,
): Promise<StoredFile> {
  const { pdf } = await drawResult(ctx, letters, dossier, words);
  const file = await storeMade(ctx, blobs, {
    bytes: pdf,
    name: `Dự thảo kết quả ${dossier.code}.pdf`,
    mediaType: 'application/pdf',
  });
  await ctx.db
    .insertInto('dossierResultDrawing')
    .values({ fileId: file.id, dossierId: dossier.id, mainText: words.mainText })
    .execute();
  return file;
}

/** What is to be signed, and where on it. */
export interface ToSign {
  readonly fileId: string;
  readonly place?: Omit<SignaturePlace, 'role'> | undefined;
}

export interface Drawing {
  readonly fileId: string;
  readonly mainText: string | null;
  readonly numberedFileId: string | null;
  readonly place: unknown;
}

const columns = ['fileId', 'mainText', 'numberedFileId', 'place'] as const;

/** How the draft was drawn, or nothing when it was uploaded. */
export function findDrawing(ctx: Context, fileId: string): Promise<Drawing | undefined> {
  return ctx.db
    .selectFrom('dossierResultDrawing')
    .select(columns)
    .where('fileId', '=', fileId)
    .executeTakeFirst();
}

/**
 * The drawn draft with its number, its date, the name of who signs and the code to its original. It is drawn once: asked again after a failure,
 * or by two clicks at once, it is the same file, and so is signed once.
 */
export async function drawNumbered(
  ctx: Context,
  { blobs, letters, originals }: DrawingServices,
  dossier: IssuedDossier,
  drawing: Drawing,
  signer: Pick<Holder, 'fullName' | 'title'>,
): Promise<ToSign> {
  if (drawing.numberedFileId) return toSign(drawing);
  const { pdf, signaturePlaces } = await drawResult(ctx, letters, dossier, {
    signer,
    mainText: drawing.mainText,
    number: dossier.documentNumber ?? undefined,
    original: originals && (await enterOriginal(ctx, originals, dossier, drawing)),
  });
  const file = await storeMade(ctx, blobs, {
    bytes: pdf,
    name: `Kết quả ${dossier.code}.pdf`,
    mediaType: 'application/pdf',
  });
  const place = signaturePlaces.at(-1);
  await ctx.db
    .updateTable('dossierResultDrawing')
    .set({ numberedFileId: file.id, place: place ? jsonb(place) : null })
    .where('fileId', '=', drawing.fileId)
    .where('numberedFileId', 'is', null)
    .execute();
  return toSign(orNotFound(await findDrawing(ctx, drawing.fileId)));
}

/** An official letter has no name of its own; every other result is called what is granted. */
async function enterOriginal(
  ctx: Context,
  originals: OriginalRegister,
  dossier: IssuedDossier,
  { mainText }: Drawing,
) {
  return originals.enter(ctx, {
    subject: { type: 'dossier', id: dossier.id },
    agency: await getUnit(ctx.db, dossier.competentAgencyId),
    documentNumber: dossier.documentNumber!,
    kind: mainText === null ? await resultName(ctx, dossier) : 'Công văn',
    issuedOn: dayOf(ctx.now()),
    holderName: dossier.organisationName === null ? dossier.applicantName : undefined,
  });
}

function toSign({ numberedFileId, place }: Drawing): ToSign {
  const found = place as SignaturePlace | null;
  return {
    fileId: numberedFileId!,
    place: found ? { page: found.page, rectangle: found.rectangle } : undefined,
  };
}
