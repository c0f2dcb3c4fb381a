import type { PlacedScan, ScanPlaces } from '#modules/scanning/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from './change-dossier.ts';
import { paperScanned } from './events.ts';
import { isClosed, tidyDossierCode } from './model.ts';
import { findDossierByCode, listComponents, lockDossier } from './queries.ts';

/** Dossiers as the place of scanned papers: found by the code on a cover sheet, laid at the component it names. */
export const dossierScans: ScanPlaces = {
  async find(ctx, code) {
    const dossier = await findDossierByCode(ctx.db, ctx.actor, tidyDossierCode(code));
    if (!dossier || isClosed(dossier.status) || !ctx.may('dossiers.scan', dossier)) return undefined;
    const papers = await listComponents(ctx.db, dossier.id);
    return { id: dossier.id, code: dossier.code, papers };
  },
  attach: attachScan,
};

/** The copy lies at its component, which with it has been received. */
async function attachScan(tx: Tx, ctx: Context, scan: PlacedScan): Promise<void> {
  const dossier = await lockDossier(tx, ctx.actor, scan.placeId);
  ctx.authorize('dossiers.scan', dossier);
  refuseUnless(!isClosed(dossier.status), 'dossier-not-open');
  await tx
    .insertInto('dossierFile')
    .values({
      dossierId: dossier.id,
      fileId: scan.fileId,
      purpose: 'component',
      componentNumber: scan.paper,
      addedAt: ctx.now(),
      scanBatchId: scan.batchId,
      scannedById: scan.scannedBy.id,
      scannedByName: scan.scannedBy.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .updateTable('dossierComponent')
    .set({ isReceived: true })
    .where('dossierId', '=', dossier.id)
    .where('number', '=', scan.paper)
    .execute();
  const { paper, fileId, fileSha256, batchId, pageCount } = scan;
  await recordEvent(
    tx,
    ctx,
    paperScanned(await changeDossier(tx, dossier, {}), {
      component: paper,
      fileId,
      fileSha256,
      batchId,
      pageCount,
    }),
  );
}
