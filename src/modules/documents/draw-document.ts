import { type DocumentType, documentData, documentNumber } from '#engines/letters/index.ts';
import { dayOf, findPlace, getUnit, listOfficerNames, type Unit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { type StoredFile, storeMade } from '#platform/files/index.ts';
import { abbreviationOf } from './document-series.ts';
import type { DocumentServices } from './document-services.ts';
import type { DraftBody } from './draft-body.ts';
import type { Document } from './model.ts';
import { parseContent } from './parse-content.ts';

/**
 * Draws a document by the template of its kind: a PDF/A laid out as NĐ 30/2020/NĐ-CP wants it. With its number it carries
 * the code to its original.
 *
 * @throws LetterError
 */
export async function drawDocument(
  ctx: Context,
  services: DocumentServices,
  drawn: DrawnDocument,
): Promise<StoredFile> {
  const bytes = await printDocument(ctx, services, drawn);
  const name = `${(drawn.document.code ?? 'Dự thảo').replaceAll('/', '-')}.pdf`;
  return storeMade(ctx, services.blobs, { bytes, name, mediaType: 'application/pdf' });
}

interface DrawnDocument {
  readonly document: Document;
  readonly type: DocumentType;
  readonly body: DraftBody;
}

/** The same, kept nowhere; without a register of originals it carries no code. @throws LetterError */
export async function printDocument(
  ctx: Context,
  { letters, originals }: Pick<DocumentServices, 'letters' | 'originals'>,
  { document, type, body }: DrawnDocument,
): Promise<Uint8Array> {
  const [agency, office] = await Promise.all([
    getUnit(ctx.db, document.agencyId),
    getUnit(ctx.db, document.unitId),
  ]);
  const data = documentData(type, {
    agency: { name: agency.name, ...(await parentOf(ctx, agency)) },
    ...(type.notation !== 'none' && { number: document.code ?? roomFor(type, agency, office) }),
    ...(type.dated && {
      place: await placeOf(ctx, agency),
      issuedAt: (document.promulgatedOn ?? dayOf(ctx.now())).toString(),
    }),
    ...(document.subject && { summary: document.subject.replace(/^(V\/v|Về việc|về)\s+/, '') }),
    ...(type.addressees !== 'none' && body.addressees.length > 0 && { addressees: body.addressees }),
    ...(body.grounds.length > 0 && { grounds: body.grounds }),
    ...(type.enactor && { enactedBy: agency.name }),
    content: parseContent(body.text ?? ''),
    ...(await signerOf(ctx, type, body)),
    receivers: body.receivers.map(({ name }) => name),
    keptBy: `VT, ${abbreviationOf(office)}`,
  });
  const original = document.code &&
    originals && {
      original: await originals.enter(ctx, {
        subject: { type: 'document', id: document.id },
        agency,
        documentNumber: document.code,
        kind: type.name,
        issuedOn: document.promulgatedOn ?? dayOf(ctx.now()),
      }),
    };
  return letters.render('document', { ...data, ...original }, { createdAt: ctx.now() });
}

const roomFor = (type: DocumentType, agency: Unit, office: Unit) =>
  documentNumber(type, { agency: abbreviationOf(agency), unit: abbreviationOf(office) });

async function signerOf({ db }: Context, type: DocumentType, { signer }: DraftBody) {
  const name = (await listOfficerNames(db, [signer.officerId])).get(signer.officerId);
  const one = { authority: signer.authority, position: signer.position ?? undefined, name };
  return type.signers === 'together' ? { signers: [one] } : { signer: one };
}

/** The agency above stands over one that is no People's Committee (Phụ lục I, II.2). */
async function parentOf({ db }: Context, { kind, parentId }: Unit) {
  if (/peoplesCommittee/i.test(kind) || parentId === null) return {};
  return { parent: (await getUnit(db, parentId)).name };
}

/** "Nà Lúa" of "Xã Nà Lúa" (Phụ lục I, II.4). */
export async function placeOf(ctx: Context, { placeCode, name }: Unit): Promise<string> {
  const place = placeCode && (await findPlace(ctx.db, placeCode, dayOf(ctx.now())))?.name;
  return (place || name).replace(/^(Tỉnh|Thành phố|Xã|Phường|Đặc khu)\s+/i, '');
}
