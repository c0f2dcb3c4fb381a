import type { DocumentType } from '#engines/letters/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { allocateNumber } from '../allocate-number.ts';
import { changeDocument } from '../change-document.ts';
import { refuseWhileCoEditing } from '../co-editing/rounds.ts';
import { officialLetter } from '../document-services.ts';
import { documentNumbered } from '../events.ts';
import { findSeries } from '../find-series.ts';
import { codeKeyOf, type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';

/**
 * Takes the document's number and date, before it is signed: a signature covers them (decision 8). Asked again, it is the
 * same number. A kind without numbers (thư công) gets its date only.
 */
export async function numberDocument(
  ctx: Context,
  { documentId, type }: { readonly documentId: string; readonly type: DocumentType },
): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.askSigning', document);
    refuseUnless(documentCan.number(document), 'document-not-a-draft');
    await refuseWhileCoEditing(tx, document.id);
    if (document.number !== null || type.notation === 'none') return document;

    const on = dayOf(ctx.now());
    const [agency, office] = await Promise.all([
      getUnit(tx, document.agencyId),
      getUnit(tx, document.unitId),
    ]);
    const name = type.code === officialLetter ? null : type.name;
    const series = await findSeries(tx, name, { agency, office, on });
    const { register } = series;
    const number = await allocateNumber(tx, { agencyId: agency.id, year: on.year, register });
    const code = series.notation(number);
    const numbered = await changeDocument(tx, ctx, document, {
      register,
      number,
      year: on.year,
      code,
      codeKey: codeKeyOf(code),
      promulgatedOn: on,
    });
    await recordEvent(tx, ctx, documentNumbered(numbered, { register, number }));
    return numbered;
  });
}
