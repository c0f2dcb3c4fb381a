import { dueAt, startClock } from '#engines/working-time/index.ts';
import { revokeAttestations } from '#modules/attestations/index.ts';
import { dayOf, getUnit, listRolePlaces } from '#modules/org/index.ts';
import { listResultPapers, revokePaper } from '#modules/personal-store/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { markRevoked } from '#modules/signing/index.ts';
import { cancelProcess, completeWorkItem, listWorkItemsOf, startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId, together } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { dueNow, limitOrUnstated } from '../due.ts';
import { dossierReopened } from '../events.ts';
import { processOf } from '../form-of.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { personsOf } from '../persons-of.ts';
import { placeToday } from '../place-today.ts';
import { listFiles, lockDossier } from '../queries.ts';
import { listReopenings } from '../reopenings.ts';
import { placementOf } from '../route-dossier.ts';
import { subjectOf } from '../subject-of.ts';
import { requireReason } from './refuse-dossier.ts';

const mostAmount = 400;

export interface ReopenDossier {
  readonly dossierId: string;
  readonly reason: string;
  /** The document that takes the decision back: its number and notation, and its day. */
  readonly basis: string;
  readonly basisOn: Temporal.PlainDate | null;
  /** A limit of its own, in the unit of the procedure's; absent, the whole limit begins again. */
  readonly amount?: number | undefined;
  readonly seenVersion?: number | undefined;
}

/**
 * Takes a decision back and handles its dossier anew, by a document that says so: what was issued is marked revoked
 * wherever it is checked or kept, the clock begins from zero or with the limit that was set, and everything that stood
 * before stays written down. The intake is not repeated.
 *
 * @throws Refusal `dossier-not-closed`
 */
export async function reopenDossier(ctx: Context, input: ReopenDossier): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const closed = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.reopen', closed);
    refuseUnless(dossierCan.reopen(closed) && closed.acceptedAt !== null, 'dossier-not-closed');
    refuseStale(closed, input.seenVersion);
    const { reason, basis, basisOn } = groundsOf(ctx, input);
    const usual = limitOrUnstated(closed);
    const clock = startClock({ ...usual, amount: amountOf(input.amount) ?? usual.amount }, ctx.now());
    const due = dueAt(ctx.calendar, clock);

    const revoked = await revokeResults(tx, ctx, closed, `${basis}: ${reason}`);
    const number = (await listReopenings(tx, [closed.id])).length + 1;
    const row = { dossierId: closed.id, number, reason, basis, basisOn, dueAt: due };
    await tx
      .insertInto('dossierReopening')
      .values({
        ...row,
        ...whatStood(closed),
        id: newId(),
        reopenedBy: ctx.actor.id!,
        reopenedByName: ctx.actor.name,
        reopenedAt: ctx.now(),
        hadElectronicResult: revoked.length > 0,
      })
      .execute();
    const placed = await placeToday(tx, closed, dayOf(ctx.now()));
    const reopened = await changeDossier(tx, placed, {
      status: statuses.processing,
      clock,
      dueOriginalAt: due,
      dueAt: due,
      finishedAt: null,
      returnedAt: null,
      documentNumber: null,
    });
    await beginAnew(tx, ctx, reopened);
    const facts = { status: reopened.status, number, basis, dueAt: due.toString() };
    const previous = { previousStatus: closed.status, previousDocumentNumber: closed.documentNumber };
    await recordEvent(tx, ctx, dossierReopened(reopened, { ...facts, ...previous }));
    return reopened;
  });
}

function groundsOf(ctx: Context, { reason, basis, basisOn }: ReopenDossier) {
  const document = basis.normalize('NFC').trim();
  if (document.length < 3 || document.length > 300)
    throw new InvalidInput([{ field: '/basis', code: 'basis-required' }]);
  if (!basisOn || Temporal.PlainDate.compare(basisOn, dayOf(ctx.now())) > 0)
    throw new InvalidInput([{ field: '/basisOn', code: 'basis-day-required' }]);
  return { reason: requireReason(reason), basis: document, basisOn };
}

function amountOf(amount: number | undefined): number | undefined {
  if (amount === undefined || (amount > 0 && amount <= mostAmount)) return amount;
  throw new InvalidInput([{ field: '/amount', code: 'reopen-amount', params: { max: mostAmount } }]);
}

const whatStood = ({ status, documentNumber, dueAt, finishedAt, returnedAt, clock }: Dossier) => ({
  previousStatus: status,
  previousDocumentNumber: documentNumber,
  previousDueAt: dueAt,
  previousFinishedAt: finishedAt,
  previousReturnedAt: returnedAt,
  previousClock: clock && jsonb(clock),
});

/** The files stay in the dossier under another name; whoever checks one, or finds it in their store, reads that it was taken back. */
async function revokeResults(
  tx: Tx,
  ctx: Context,
  { id }: Dossier,
  reason: string,
): Promise<readonly string[]> {
  const fileIds = (await listFiles(tx, id, 'result')).map(({ fileId }) => fileId);
  for (const fileId of fileIds)
    await markRevoked(tx, fileId, { basis: reason.split(':')[0]!, revokedAt: ctx.now() });
  await tx
    .updateTable('dossierFile')
    .set({ purpose: 'revoked-result' })
    .where('dossierId', '=', id)
    .where('purpose', '=', 'result')
    .execute();
  for (const paperId of await listResultPapers(tx, id)) await revokePaper(ctx, { paperId, reason });
  await revokeAttestations(tx, { type: 'dossier', id }, { reason, at: ctx.now() });
  return fileIds;
}

/** The process of the dossier's own version once more, from after its intake. */
async function beginAnew(tx: Tx, ctx: Context, dossier: Dossier): Promise<void> {
  const subject = { type: 'dossier', id: dossier.id };
  await cancelProcess(tx, ctx, subject);
  const [version, competentAgency, handlingUnit, receivingUnit, rolePlaces] = await together(
    getProcedureVersion(tx, dossier.procedureVersionId),
    getUnit(tx, dossier.competentAgencyId),
    getUnit(tx, dossier.handlingUnitId),
    getUnit(tx, dossier.receivingUnitId),
    listRolePlaces(tx, dossier.competentAgencyId, dossier.handlingUnitId, dayOf(ctx.now())),
  );
  const due = dueNow(ctx, dossier);
  await startProcess(tx, ctx, {
    subject: subjectOf(dossier),
    definition: await processOf(tx, version),
    variables: dossier.answers as Parameters<typeof startProcess>[2]['variables'] & object,
    persons: personsOf(dossier),
    placement: placementOf({ competentAgency, handlingUnit, receivingUnit, rolePlaces }),
    due,
  });
  const items = await listWorkItemsOf(tx, subject.type, subject.id);
  const intake = items.find(({ state, action }) => state === 'open' && action === 'accept');
  if (intake) await completeWorkItem(tx, ctx, intake, { due });
}
