import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { dayOf } from '#modules/org/index.ts';
import { listPapers } from '#modules/personal-store/queries.ts';
import { checkFile } from '#modules/signing/check-file.ts';
import { noteForm } from '#modules/signing/preservation/kept-forms.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { getDossier, listReopenings, type ReopenDossier, reopenDossier, statuses } from './index.ts';
import { listFiles } from './queries.ts';
import { storeOffice } from './testing/store-office.ts';

const database = await testDatabase();
const { db } = database;
const office = await storeOffice(database);
const { hung, mai, duc, thanh, lan } = office;
const pdf = Buffer.from('%PDF-1.4 thẻ thư viện số một');

const order: Omit<ReopenDossier, 'dossierId'> = {
  reason: 'Ghi sai ngày sinh của người được cấp',
  basis: 'Quyết định số 15/QĐ-UBND',
  basisOn: Temporal.PlainDate.from('2026-11-20'),
};

async function delivered(bytes: Buffer) {
  const { id } = await office.apply([await office.upload(lan)]);
  await office.accept(id);
  await office.finish(id, bytes);
  await office.readAll();
  return getDossier(db, mai.actor, id);
}

test('a decision taken back: who, why, by which document, and all that stood before are written down', async () => {
  const closed = await delivered(pdf);
  const reopened = await reopenDossier(mai, { dossierId: closed.id, ...order });
  assert.deepEqual(
    [reopened.status, reopened.finishedAt, reopened.documentNumber],
    [statuses.processing, null, null],
  );
  // Five working days again, from Wednesday the 25th.
  assert.equal(dayOf(reopened.dueAt!).toString(), '2026-12-02');
  const [kept] = await listReopenings(db, [closed.id]);
  assert.deepEqual(
    [kept!.reopenedByName, kept!.reason, kept!.basis, kept!.previousStatus, kept!.previousDocumentNumber],
    [mai.actor.name, order.reason, order.basis, statuses.delivered, closed.documentNumber],
  );
  assert.equal(kept!.previousFinishedAt!.toString(), closed.finishedAt!.toString());
  const last = (await listEventsOf(db, 'dossier', closed.id)).at(-1)!;
  assert.equal(last.type, 'dossier-reopened');
});

test('the work begins again after the intake, and the dossier is finished anew with a limit of its own', async () => {
  const { id } = await delivered(Buffer.from('%PDF-1.4 hai'));
  const { dueAt } = await reopenDossier(mai, { dossierId: id, ...order, amount: 2 });
  assert.equal(dayOf(dueAt!).toString(), '2026-11-27');
  const has = async ({ actor }: typeof hung) =>
    (await listInbox(db, actor)).some(({ subjectId }) => subjectId === id);
  assert.deepEqual([await has(hung), await has(thanh), await has(duc)], [false, true, false]);
  await office.finish(id, Buffer.from('%PDF-1.4 hai, sửa lại'));
  assert.equal((await getDossier(db, mai.actor, id)).status, statuses.delivered);
  await office.readAll();
  const purposes = (await listFiles(db, id)).map(({ purpose }) => purpose);
  assert.ok(purposes.includes('revoked-result') && purposes.includes('result'));
});

test('what was issued is void where it is checked and where its owner keeps it, and the new one is not', async () => {
  const { id } = await delivered(Buffer.from('%PDF-1.4 ba'));
  const [old] = await listFiles(db, id, 'result');
  const { sha256 } = await getFile(db, old!.fileId);
  // As signing keeps it; this office's results bear no signature.
  await noteForm(db, old!.fileId, sha256);
  const bytes = Buffer.from('%PDF-1.4 ba');
  assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  const check = () => checkFile(db, { blobs: office.blobs }, bytes, office.clock.now);
  assert.equal((await check()).revoked, undefined);

  await reopenDossier(mai, { dossierId: id, ...order });
  assert.equal((await check()).revoked?.basis, order.basis);
  await office.finish(id, Buffer.from('%PDF-1.4 ba, sửa lại'));
  await office.replay();
  const papers = (await listPapers(db, office.owner)).filter(
    (paper) => paper.dossierId === id && paper.origin === 'result',
  );
  assert.deepEqual(
    papers.map(({ fileId, revokedAt }) => [fileId === old!.fileId, revokedAt !== null]).toSorted(),
    [
      [false, false],
      [true, true],
    ],
  );
  assert.match(papers.find(({ revokedAt }) => revokedAt)!.revokedReason!, /15\/QĐ-UBND/);
});

test('is for who signs for the agency, by a document, of what has been decided', async () => {
  const { id: dossierId } = await office.apply([await office.upload(lan)]);
  await assert.rejects(reopenDossier(mai, { dossierId, ...order }), { code: 'dossier-not-closed' });
  await office.accept(dossierId);
  await assert.rejects(reopenDossier(mai, { dossierId, ...order }), { code: 'dossier-not-closed' });
  await office.finish(dossierId, Buffer.from('%PDF-1.4 bốn'));
  for (const who of [hung, duc, thanh])
    await assert.rejects(reopenDossier(who, { dossierId, ...order }), { code: 'not-allowed' });
  await assert.rejects(reopenDossier(lan, { dossierId, ...order }), { code: 'not-allowed' });
  for (const wrong of [
    { basis: '' },
    { basisOn: null },
    { reason: '' },
    { amount: 0 },
    { amount: Number.NaN },
  ])
    await assert.rejects(reopenDossier(mai, { dossierId, ...order, ...wrong }), { name: 'InvalidInput' });
  await reopenDossier(mai, { dossierId, ...order });
  await assert.rejects(reopenDossier(mai, { dossierId, ...order }), { code: 'dossier-not-closed' });
});
