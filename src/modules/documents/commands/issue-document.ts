import { documentId as exchangeIdOf } from '#engines/edxml/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { openAssignments } from '../assignments.ts';
import { changeDocument } from '../change-document.ts';
import { bodyOf, type NamedReceiver } from '../draft-body.ts';
import { documentIssued } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { refuseInvalidIssue } from '../regulation/refuse-invalid.ts';
import { endWork } from '../work.ts';

/** A unit is to have seen what it is sent within so many working days. */
const daysToRead = 3;

/**
 * The clerk issues a signed document (NĐ 30/2020/NĐ-CP Điều 18): it goes over the axis by a job, and to units of the agency
 * as something to know. What it replaces is replaced.
 *
 * @throws Refusal `document-not-signed`, `document-not-valid-electronically`
 */
export async function issueDocument(ctx: Context, input: { readonly documentId: string }): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.issue', document);
    refuseUnless(documentCan.issue(document), 'document-not-signed');
    await endWork(tx, ctx, { subjectType: 'document', subjectId: document.id, step: 'issue' });

    const { receivers } = await bodyOf(ctx, document);
    await refuseInvalidIssue(tx, ctx, document, receivers);
    const agency = await getUnit(tx, document.agencyId);
    const on = document.promulgatedOn ?? dayOf(ctx.now());
    const issued = await changeDocument(tx, ctx, document, {
      state: 'issued',
      issuedAt: ctx.now(),
      closedAt: ctx.now(),
      promulgatedOn: on,
      exchangeId: exchangeIdOf(agency.code, on, document.code ?? document.id),
    });
    await keepReceivers(tx, issued, receivers);
    await tellUnits(tx, ctx, issued, receivers);
    await replaceOld(tx, ctx, issued);
    const { register, number } = document;
    const facts = { register: register ?? '', number: number ?? 0, receivers: receivers.length };
    await recordEvent(tx, ctx, documentIssued(issued, { ...facts, isSigned: !document.isHandSigned }));
    return issued;
  });
}

async function keepReceivers(
  tx: Tx,
  { id: documentId }: Document,
  receivers: readonly NamedReceiver[],
): Promise<void> {
  if (receivers.length === 0) return;
  await tx
    .insertInto('documentReceiver')
    .values(receivers.map((receiver, ordinal) => ({ ...receiver, documentId, ordinal, history: jsonb([]) })))
    .execute();
}

async function tellUnits(
  tx: Tx,
  ctx: Context,
  document: Document,
  receivers: readonly NamedReceiver[],
): Promise<void> {
  const units = receivers.flatMap(({ way, unitId }) => (way === 'unit' && unitId ? [unitId] : []));
  if (units.length === 0) return;
  const id = newId();
  await tx
    .insertInto('documentEndorsement')
    .values({
      id,
      version: 1,
      documentId: document.id,
      state: 'decided',
      leaderId: document.signerId ?? ctx.actor.id!,
      opinion: 'Nơi nhận nội bộ.',
      decidedBy: ctx.actor.id,
      decidedAt: ctx.now(),
      asked: jsonb([]),
    })
    .execute();
  const asked = units.map(
    (unitId) => ({ unitId, officerId: null, role: 'inform', workingDays: daysToRead }) as const,
  );
  await openAssignments(tx, ctx, document, id, asked);
}

/** The document that the issued one replaces says so from now on; its receivers are told by the new one. */
async function replaceOld(tx: Tx, ctx: Context, { replacesId, code }: Document): Promise<void> {
  if (!replacesId) return;
  const old = await lockDocument(tx, ctx.actor, replacesId);
  if (old.state !== 'issued') return;
  const note = `Được thay thế bằng văn bản ${code}.`;
  await changeDocument(tx, ctx, old, { state: 'replaced' }, { note });
}
