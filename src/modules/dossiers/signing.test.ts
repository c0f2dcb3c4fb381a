import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import type { MarkPlace } from '#engines/pdf-signature/index.ts';
import {
  coveredText,
  inkIn,
  isBlue,
  isRed,
  type Picture,
  pointsIn,
  rendered,
} from '#engines/pdf-signature/marks/rendered.ts';
import { dayOf } from '#modules/org/index.ts';
import { startPhones } from '#modules/signing/confirmations/phone-office.ts';
import { demoHolders, enrolDemoKeys, listSigningRecords, verifyFile } from '#modules/signing/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { folderBlobStore, getFile, storeMade, storeUpload } from '#platform/files/index.ts';
import { testApp, testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { dossierActs } from './confirm-result.ts';
import { copyRoutes } from './copy-routes.tsx';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  draftResult,
  getDossier,
  handOverDossier,
  listFiles,
  signOffDossier,
  statuses,
  submitDossier,
} from './index.ts';
import { drawDraft, findDrawing } from './result-drawing.ts';
import { sealResult } from './seal-result.ts';
import { signPaths } from './sign-paths.ts';
import { signResult } from './sign-result.ts';
import { signRoutes } from './sign-routes.tsx';

const pin = '246810';
const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-sign-')));
const phones = await startPhones(office, { blobs, letters });
const services = { ...phones.services, letters };
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [
    signRoutes(services),
    copyRoutes(services),
    deskRoutes({ ...services, baseUrl: '', finderFor: undefined as never }),
  ],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => Promise.all([house.app.close(), letters.close()]));
await enrolDemoKeys(office.system, await demoHolders(db, dayOf(office.clock.now)), pin);

const [hung, thanh, duc, mai, yen] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const [maiBrowser, yenBrowser, ducBrowser] = (await Promise.all(
  [mai, yen, duc].map((ctx) => visitor(house, ctx.actor)),
)) as [Visitor, Visitor, Visitor];

async function handOver(ctx: Context, dossierId: string, outcome?: string) {
  const item = (await listInbox(db, ctx.actor)).find((each) => each.subjectId === dossierId);
  await handOverDossier(ctx, { dossierId, workItemId: item!.id, outcome });
}

type Draft = 'drawn' | 'uploaded' | 'none';

const someone = { fullName: 'Người được nêu lúc soạn', title: 'Phó Chủ tịch' };

/** A dossier whose draft lies before the leader. */
async function beforeLeader(draft: Draft = 'drawn', signer = someone) {
  const { id } = await submitDossier(office.lan, office.application());
  const dossier = await acceptDossier(hung, { dossierId: id });
  await handOver(thanh, id);
  const mainText = 'Thư viện xã đồng ý cấp thẻ.\n\nThẻ có giá trị ba năm.';
  const drawn = () => drawDraft(duc, services, dossier, { signer, mainText });
  const uploaded = async () => {
    const { pdf } = await letters.print({ source: 'Kết quả soạn sẵn' }, {}, { createdAt: duc.now() });
    return storeUpload(duc, blobs, { stream: [pdf], name: 'ket-qua.pdf', field: '' });
  };
  const file = draft === 'none' ? undefined : await (draft === 'drawn' ? drawn() : uploaded());
  if (file) await draftResult(duc, { dossierId: id, fileId: file.id });
  await handOver(duc, id, 'grant');
  await handOver(thanh, id, 'approve');
  return { id, fileId: file?.id ?? null };
}

const now = (id: string) => getDossier(db, mai.actor, id);
const bytesOf = async (fileId: string) => buffer(blobs.read((await getFile(db, fileId)).sha256));
const resultOf = async (id: string) => bytesOf((await listFiles(db, id, 'result'))[0]!.fileId);
const records = async (id: string) =>
  (await listSigningRecords(db, 'dossier', id)).map((each) => each.purpose);

/** What another program says of the signatures. */
function pdfsig(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'muong-pdf-')), 'result.pdf');
  writeFileSync(path, pdf);
  return execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
}

describe('a result', () => {
  test('goes from draft to signed, sealed and verified, with its number, date and signer', {
    skip: poppler.missing,
  }, async () => {
    const { id, fileId } = await beforeLeader();
    assert.doesNotMatch(pdfText(await bytesOf(fileId!)), /UBND-/);

    const page = await maiBrowser.get(signPaths.sign(id));
    assert.match(page.html, new RegExp(`href="/can-bo/ho-so/${id}/tep/${fileId}"`));
    const signed = await maiBrowser.post(signPaths.sign(id), { file: fileId!, pin });
    assert.deepEqual([signed.status, signed.location], [303, `/can-bo/ho-so/${id}`]);
    const { documentNumber } = await now(id);
    assert.match(documentNumber!, /^\d\d\/UBND-/);

    const sealed = await yenBrowser.post(signPaths.issue(id), { pin });
    assert.equal(sealed.status, 303);
    assert.equal((await now(id)).status, statuses.finished);
    assert.equal((await now(id)).documentNumber, documentNumber);

    const result = await resultOf(id);
    const text = pdfText(result);
    for (const words of [
      documentNumber!,
      'ngày 25 tháng 11 năm 2026',
      'Thẻ có giá trị ba năm.',
      mai.actor.name,
    ]) {
      assert.ok(text.includes(words), words);
    }
    assert.doesNotMatch(text, /Người được nêu lúc soạn/);
    const found = pdfsig(result);
    assert.equal(found.match(/Signature is Valid/g)?.length, 2);
    assert.match(found, /Signer Certificate Common Name: Ủy ban nhân dân xã Nà Lúa/);

    const verdict = await verifyFile(db, result, office.clock.now);
    assert.ok(verdict.kind === 'signed' && verdict.isValid);
    assert.deepEqual(
      verdict.signatures.map((signature) => signature.signerName),
      [mai.actor.name, 'Ủy ban nhân dân xã Nà Lúa'],
    );
    const events = (await listEventsOf(db, 'dossier', id)).map((event) => event.type);
    assert.deepEqual(events.slice(-3), [
      'dossier-result-numbered',
      'dossier-signed-off',
      'dossier-result-issued',
    ]);
  });

  test('shows signature and seal in the room that the draft left for them, over no word of the text', {
    skip: poppler.missing,
  }, async () => {
    const { title } = mai.actor.positions.find(({ roles }) => roles.includes('signer'))!;
    const { id, fileId } = await beforeLeader('drawn', { fullName: mai.actor.name, title });
    await signResult(mai, services, { dossierId: id, fileId, pin });
    await sealResult(yen, services, { dossierId: id, pin });
    const drawing = (await findDrawing(mai, fileId!))!;
    const room = drawing.place as MarkPlace;
    const [draft, numbered, seen] = (
      await Promise.all([bytesOf(fileId!), bytesOf(drawing.numberedFileId!), resultOf(id)])
    ).map((pdf) => rendered(pdf, room.page)) as [Picture, Picture, Picture];
    assert.equal(inkIn(draft, room), 0, 'the room was free before there was a number');
    assert.ok(pointsIn(seen, room, isBlue(seen)) > 100, 'the signature is seen');
    assert.ok(pointsIn(seen, room, isRed(seen)) > 100, 'the seal is seen');
    assert.equal(coveredText(numbered, seen), 0);
  });

  test('is copied under numbers of one register of copies, whatever the kind', async () => {
    const { id, fileId } = await beforeLeader();
    await signResult(mai, services, { dossierId: id, fileId, pin });
    await sealResult(yen, services, { dossierId: id, pin });
    const asked: readonly Record<string, string>[] = [
      { form: 'trueCopy', pin },
      { form: 'extract', passages: 'Không có trong kết quả.', pin },
      { form: 'extract', passages: 'Thẻ có giá trị ba năm.', pin },
    ];
    const statuses = [];
    for (const copy of asked) statuses.push((await yenBrowser.post(deskPaths.copies(id), copy)).status);
    assert.deepEqual(statuses, [303, 422, 303]);
    const { html } = await yenBrowser.get(deskPaths.copies(id));
    assert.match(html, /TRÍCH SAO số 02\/TrS-UBND[\s\S]*SAO Y số 01\/SY-UBND/);
  });

  test('is given to readers in the form with the newest stamps', async () => {
    const { id, fileId } = await beforeLeader();
    await signResult(mai, services, { dossierId: id, fileId, pin });
    await sealResult(yen, services, { dossierId: id, pin });
    const [result] = await listFiles(db, id, 'result');
    const stamped = Buffer.concat([await resultOf(id), Buffer.from('% stamped\n')]);
    const kept = await storeMade(mai, blobs, { bytes: stamped, name: 'a.pdf', mediaType: 'application/pdf' });
    const watched = { fileId: result!.fileId, keptFileId: kept.id, version: 1, lookedAt: mai.now() };
    await db.insertInto('signingPreservation').values(watched).execute();
    const got = await yenBrowser.get(deskPaths.file(id, result!.fileId));
    assert.deepEqual([got.status, stamped.equals(got.bytes)], [200, true]);
  });

  test('that was uploaded carries its marks under the text, where nothing is written', {
    skip: poppler.missing,
  }, async () => {
    const { id, fileId } = await beforeLeader('uploaded');
    await signResult(mai, services, { dossierId: id, fileId, pin });
    await sealResult(yen, services, { dossierId: id, pin });
    const [plain, seen] = [rendered(await bytesOf(fileId!)), rendered(await resultOf(id))];
    const page = { page: 0, rectangle: [0, 0, 595, 841] } as const;
    assert.ok(pointsIn(seen, page, isBlue(seen)) > 100 && pointsIn(seen, page, isRed(seen)) > 100);
    assert.equal(coveredText(plain, seen), 0);
  });

  test('that was uploaded is signed as it is, and numbered when it is issued', async () => {
    const { id, fileId } = await beforeLeader('uploaded');
    await signResult(mai, services, { dossierId: id, fileId, pin });
    assert.equal((await now(id)).documentNumber, null);
    const original = await bytesOf(fileId!);
    assert.deepEqual((await resultOf(id)).subarray(0, original.length), original);
    const { documentNumber } = await sealResult(yen, services, { dossierId: id, pin });
    assert.match(documentNumber!, /^\d\d\/KQ-UBND$/);
  });

  test('that is a paper is signed and issued without a file, once both have said so', async () => {
    const { id } = await beforeLeader('none');
    const asked = await maiBrowser.post(signPaths.sign(id), { file: '' });
    assert.equal(asked.status, 422);
    assert.match(asked.html, /href="#on-paper"/);
    assert.equal((await maiBrowser.post(signPaths.sign(id), { file: '', 'on-paper': 'yes' })).status, 303);
    assert.equal((await yenBrowser.post(signPaths.issue(id), {})).status, 422);
    assert.equal((await yenBrowser.post(signPaths.issue(id), { 'on-paper': 'yes' })).status, 303);
    assert.equal((await now(id)).status, statuses.finished);
    assert.deepEqual(await records(id), []);
  });

  test('is signed once by two clicks at the same moment, and both end well', async () => {
    const { id, fileId } = await beforeLeader();
    const clicks = await Promise.all(
      [1, 2].map(() => maiBrowser.post(signPaths.sign(id), { file: fileId!, pin })),
    );
    assert.deepEqual(
      clicks.map((click) => click.status),
      [303, 303],
    );
    assert.deepEqual(await records(id), ['signature']);
    const seals = await Promise.all([1, 2].map(() => yenBrowser.post(signPaths.issue(id), { pin })));
    assert.deepEqual(
      seals.map((seal) => seal.status),
      [303, 303],
    );
    assert.deepEqual(await records(id), ['signature', 'seal']);
    const verdict = await verifyFile(db, await resultOf(id), office.clock.now);
    assert.equal(verdict.kind === 'signed' && verdict.signatures.length, 2);
  });

  test('whose signing was cut off before the approval goes on with the same signature and number', async () => {
    const { id, fileId } = await beforeLeader();
    const dying = { ...mai, transaction: dieAt('dossier-signed-off', mai) } as Context;
    await assert.rejects(signResult(dying, services, { dossierId: id, fileId, pin }), /cut off/);
    const { documentNumber } = await now(id);
    assert.deepEqual(await records(id), ['signature']);
    assert.deepEqual(await listFiles(db, id, 'result'), []);

    const died = office.clock.now;
    office.clock.now = died.add({ hours: 24 });
    const signed = await signResult(mai, services, { dossierId: id, fileId, pin });
    office.clock.now = died;
    assert.equal(signed.documentNumber, documentNumber);
    assert.deepEqual(await records(id), ['signature']);
    const verdict = await verifyFile(db, await resultOf(id), office.clock.now);
    assert.ok(verdict.kind === 'signed' && verdict.isValid && verdict.signatures.length === 1);
  });
});

/** A process that dies in the transaction that would have recorded this event. */
function dieAt(type: string, ctx: Context): Context['transaction'] {
  return (work) =>
    ctx.transaction(async (tx, inner) => {
      const done = await work(tx, inner);
      const last = await tx.selectFrom('event').select('type').orderBy('id', 'desc').executeTakeFirst();
      if (last?.type === type) throw new Error('cut off');
      return done;
    });
}

describe('the leader', () => {
  test('keeps the page after a wrong PIN; no number is taken and nothing is signed', async () => {
    const { id, fileId } = await beforeLeader();
    const wrong = await maiBrowser.post(signPaths.sign(id), { file: fileId!, pin: '000000' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /href="#pin">Mã PIN không đúng. Còn 4 lần/);
    assert.doesNotMatch(wrong.html, /000000/);
    assert.equal((await now(id)).documentNumber, null);
    assert.deepEqual(await records(id), []);
    const none = await maiBrowser.post(signPaths.sign(id), { file: fileId!, pin: '' });
    assert.match(none.html, /Nhập mã PIN/);
    assert.equal((await maiBrowser.post(signPaths.sign(id), { file: fileId!, pin })).status, 303);
    const unsealed = await yenBrowser.post(signPaths.issue(id), {});
    assert.equal(unsealed.status, 422);
    assert.match(unsealed.html, /href="#pin">Nhập mã PIN/);
  });

  test('sends a draft back with a reason, and the handler has it again', async () => {
    const { id } = await beforeLeader();
    const { html } = await maiBrowser.get(signPaths.sign(id));
    const workItemId = html.match(/name="workItemId" value="([^"]+)"/)![1]!;
    const without = await maiBrowser.post(signPaths.sendBack(id), { workItemId, reason: '' });
    assert.equal(without.status, 422);
    assert.match(without.html, /href="#reason"/);
    const sent = await maiBrowser.post(signPaths.sendBack(id), { workItemId, reason: 'Sai tên người nhận' });
    assert.equal(sent.status, 303);
    const item = (await listInbox(db, duc.actor)).find((each) => each.subjectId === id);
    assert.equal(item?.action, 'handle');
  });

  test('does not sign a draft that is no longer the one on the page', async () => {
    const { id, fileId } = await beforeLeader();
    const other = await beforeLeader('uploaded');
    await draftResult(duc, { dossierId: id, fileId: other.fileId! });
    const stale = await maiBrowser.post(signPaths.sign(id), { file: fileId!, pin });
    assert.equal(stale.status, 409);
    assert.match(stale.html, /Dự thảo vừa được thay/);
    assert.deepEqual(await records(id), []);
  });

  test('signs many with one PIN, and one that cannot be signed does not hold up the rest', async () => {
    const drafts = [await beforeLeader(), await beforeLeader(), await beforeLeader()];
    await signOffDossier(mai, { dossierId: drafts[1]!.id, fileId: null });
    const broken = await storeBroken();
    await draftResult(duc, { dossierId: drafts[2]!.id, fileId: broken });
    const chosen = [
      `${drafts[0]!.id} ${drafts[0]!.fileId}`,
      `${drafts[1]!.id} ${drafts[1]!.fileId}`,
      `${drafts[2]!.id} ${broken}`,
      'not a draft',
    ];
    assert.equal((await maiBrowser.post(signPaths.list(), { pin })).status, 422);
    const wrong = await maiBrowser.post(signPaths.list(), { pin: '1', chosen });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.html.includes('href="#pin">Mã PIN không đúng'));
    const { status, location } = await maiBrowser.post(signPaths.list(), { pin, chosen });
    assert.deepEqual([status, location], [303, signPaths.list()]);
    const { html } = await maiBrowser.get(signPaths.list());
    assert.match(html, /Đã ký 2 trên 3 hồ sơ/);
    assert.match(html, /hỏng nên không ký được/);
    assert.deepEqual(await records(drafts[0]!.id), ['signature']);
    assert.doesNotMatch((await maiBrowser.get(signPaths.list())).html, /Đã ký 2 trên 3/);
  });

  test('is the only one who signs, and the clerk the only one who seals', async () => {
    const { id, fileId } = await beforeLeader();
    assert.match((await ducBrowser.get(signPaths.sign(id))).html, /không chờ bạn ký/);
    assert.equal((await ducBrowser.post(signPaths.sign(id), { file: fileId!, pin })).status, 403);
    assert.equal((await yenBrowser.post(signPaths.issue(id), { pin })).status, 404);
    await signResult(mai, services, { dossierId: id, fileId, pin });
    assert.equal((await ducBrowser.post(signPaths.issue(id), { pin })).status, 404);
    assert.deepEqual(await records(id), ['signature']);
  });
});

async function storeBroken(): Promise<string> {
  const bytes = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  return (await storeUpload(duc, blobs, { stream: [bytes], name: 'hong.pdf', field: '' })).id;
}

// Last: from here on the key that is valid longest is the one on the SIM.
describe('on a telephone', () => {
  const phone = '+84912345678';
  test('a result is signed after the leader has confirmed there, with its number, once, and said so where they are', {
    skip: poppler.missing,
  }, async () => {
    await phones.enrol(mai, phone);
    const { id, fileId } = await beforeLeader();
    const page = await maiBrowser.get(signPaths.sign(id));
    assert.doesNotMatch(page.html, /name="pin"/);
    const asked = await maiBrowser.post(signPaths.sign(id), { file: fileId! });
    const twice = await maiBrowser.post(signPaths.sign(id), { file: fileId! });
    assert.deepEqual([asked.status, twice.location], [303, asked.location]);
    assert.deepEqual(await records(id), []);
    await phones.confirm(phone, dossierActs(services));
    assert.match(pdfsig(await resultOf(id)), /Signature is Valid\./);
    assert.deepEqual(await records(id), ['signature']);
    const { documentNumber } = await now(id);
    assert.match(pdfText(await resultOf(id)), new RegExp(documentNumber!));
    const sealed = await yenBrowser.post(signPaths.issue(id), { pin });
    assert.equal(sealed.status, 303);
  });

  test('many are not ticked to be signed at once: each is opened, and confirmed by itself', async () => {
    const { id, fileId } = await beforeLeader();
    const list = await maiBrowser.get(signPaths.list());
    assert.match(list.html, /mỗi lần xác nhận ký một văn bản/);
    assert.doesNotMatch(list.html, /name="(chosen|pin)"/);
    const posted = await maiBrowser.post(signPaths.list(), { pin, chosen: `${id} ${fileId}` });
    assert.equal(posted.status, 303);
    assert.match((await maiBrowser.get(signPaths.list())).html, /mở hồ sơ để ký/);
  });
});
