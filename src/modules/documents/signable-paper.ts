import { buffer } from 'node:stream/consumers';
import type { DocumentType } from '#engines/letters/index.ts';
import { getUnit } from '#modules/org/index.ts';
import { verifyFile } from '#modules/signing/index.ts';
import type { Context, Database } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { storeMade } from '#platform/files/index.ts';
import { type DocumentServices, typesOn } from './document-services.ts';
import { bodyOf, type DraftBody } from './draft-body.ts';
import { drawDocument, placeOf, printDocument } from './draw-document.ts';
import { docxType, findMadePdf } from './made-pdf.ts';
import type { Document } from './model.ts';
import { type DocumentFile, listFiles, type StoredFacts } from './revisions.ts';
import { type HandPlaces, planStamp, stampNumber } from './stamp-number.ts';

/** How far what was uploaded is from being signed: a PDF, one that is being made, or why there is none. */
export type PaperState = 'ready' | 'being-made' | 'converter-missing' | 'not-made' | 'pdf-required';

type Paper = DocumentFile & Pick<StoredFacts, 'sha256'>;

/** The PDF of a draft that was drawn up elsewhere: as it was uploaded, or made of a word processor's file. */
export async function findPaper(
  db: Database,
  document: Pick<Document, 'id' | 'revision'>,
): Promise<{ readonly state: PaperState; readonly paper?: Paper }> {
  const [main] = await listFiles(db, document);
  if (main?.mediaType === 'application/pdf') return { state: 'ready', paper: main };
  if (main?.mediaType !== docxType) return { state: 'pdf-required' };
  const made = await findMadePdf(db, main.fileId);
  if (!made) return { state: 'being-made' };
  if (made.problem) return { state: made.problem === 'converter-missing' ? made.problem : 'not-made' };
  const { id: fileId, name, sha256 } = made.file;
  return { state: 'ready', paper: { fileId, name, sha256 } };
}

/** A document as it looks: its paper, or what its words would be drawn as; nothing where there is no PDF yet. */
export async function showPaper(
  ctx: Context,
  services: DocumentServices,
  document: Document,
): Promise<Uint8Array | undefined> {
  const body = await bodyOf(ctx, document);
  const type = typesOn(services.rules, ctx.now()).find(({ code }) => code === body?.typeCode);
  if (body && body.text !== null && body.drawnFileId === undefined && type) {
    return printDocument(ctx, { letters: services.letters }, { document, type, body });
  }
  const { paper } = await findPaper(ctx.db, document);
  return paper && buffer(services.blobs.read(paper.sha256));
}

/** A draft as it will be signed, once it has its number. */
export interface SignablePaper {
  /** Draws it with its number and date, or writes them into what was uploaded. */
  finish(numbered: Document): Promise<DocumentFile>;
  readonly enclosures: readonly DocumentFile[];
}

/**
 * Makes ready what is to be signed, before its number is taken: what stands in the way is said while nothing has been done.
 *
 * @throws InvalidInput `pdf-required`, `pdf-being-made` at `/files`; `pdf-signed` and what `planStamp` says at `/places`
 */
export async function prepareForSigning(
  ctx: Context,
  services: DocumentServices,
  of: {
    readonly draft: Document;
    readonly body: DraftBody;
    readonly type: DocumentType;
    readonly places: HandPlaces | null;
  },
): Promise<SignablePaper> {
  const { draft, body, type, places } = of;
  const files = await listFiles(ctx.db, draft);
  if (body.text !== null) {
    return {
      enclosures: files.filter(({ fileId }) => fileId !== body.drawnFileId),
      finish: async (document) => {
        const { id: fileId, name } = await drawDocument(ctx, services, { document, type, body });
        return { fileId, name };
      },
    };
  }
  const { state, paper } = await findPaper(ctx.db, draft);
  if (!paper) {
    const code = state === 'being-made' ? 'pdf-being-made' : 'pdf-required';
    throw new InvalidInput([{ field: '/files', code, params: { name: files[0]?.name ?? '' } }]);
  }
  const pdf = await buffer(services.blobs.read(paper.sha256));
  const wants = { number: type.notation !== 'none', date: type.dated };
  const plan = await planStamp(pdf, wants, places);
  if ((await verifyFile(ctx.db, pdf, ctx.now())).kind === 'signed') {
    throw new InvalidInput([{ field: '/places', code: 'pdf-signed' }]);
  }
  return {
    enclosures: files.slice(1),
    async finish({ code, promulgatedOn, agencyId }) {
      const head = {
        number: wants.number ? (code!.split('/')[0] ?? null) : null,
        date: wants.date ? promulgatedOn : null,
        place: await placeOf(ctx, await getUnit(ctx.db, agencyId)),
      };
      const bytes = await stampNumber(services.letters, pdf, plan, head, ctx.now());
      if (bytes === pdf) return { fileId: paper.fileId, name: paper.name };
      const name = `${(code ?? paper.name.replace(/\.pdf$/i, '')).replaceAll('/', '-')}.pdf`;
      const file = await storeMade(ctx, services.blobs, { bytes, name, mediaType: 'application/pdf' });
      return { fileId: file.id, name };
    },
  };
}
