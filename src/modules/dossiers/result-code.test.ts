import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { encode } from 'uqr';
import { createLetterPress } from '#engines/letters/index.ts';
import { poppler } from '#engines/letters/poppler.ts';
import { pointsIn, rendered, sameAt } from '#engines/pdf-signature/marks/rendered.ts';
import { pdfAFaults } from '#engines/pdf-signature/pdf-a/pdf-a-faults.ts';
import { codesOnPage } from '#engines/scans/testing/codes-on-page.ts';
import { wordsWithin } from '#engines/scans/testing/words-within.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  createLayoutChecker,
  createOriginalRegister,
  createReceiptPress,
  demoHolders,
  enrolDemoKeys,
  judgeReceipt,
  listCopies,
  readReceiptKeys,
  verifyFile,
} from '#modules/signing/index.ts';
import { originalRoutes } from '#modules/signing/module.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { folderBlobStore, getFile } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { type Answer, testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { copyRoutes } from './copy-routes.tsx';
import { deskPaths } from './desk-paths.ts';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  dossierOriginals,
  draftResult,
  getDossier,
  handOverDossier,
  listFiles,
  reopenDossier,
  submitDossier,
} from './index.ts';
import { citizenPaths } from './paths.ts';
import { drawDraft } from './result-drawing.ts';
import { sealResult } from './seal-result.ts';
import { signResult } from './sign-result.ts';

const pin = '246810';
const baseUrl = 'https://dichvucong.muongmau.gov.vn';
const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-code-')));
const press = createReceiptPress(db, 'a'.repeat(64), `${baseUrl}/bien-nhan`);
const services = { blobs, letters, originals: createOriginalRegister(press, baseUrl) };
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [originalRoutes({ blobs, keepers: [dossierOriginals] }), copyRoutes(services)],
  accessRules: { officer: ({ kind }) => kind === 'officer' },
});
after(() => Promise.all([house.app.close(), letters.close()]));
await enrolDemoKeys(office.system, await demoHolders(db, dayOf(office.clock.now)), pin);
const [hung, thanh, duc, mai, yen] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const anyone = await visitor(house);

async function handOver(ctx: Context, dossierId: string, outcome?: string) {
  const item = (await listInbox(db, ctx.actor)).find((each) => each.subjectId === dossierId);
  await handOverDossier(ctx, { dossierId, workItemId: item!.id, outcome });
}

async function draw(id: string) {
  const signer = { fullName: mai.actor.name, title: 'Chủ tịch' };
  const mainText = 'Thư viện xã đồng ý cấp thẻ cho bà Lò Thị Lan.\n\nThẻ có giá trị ba năm.';
  const draft = await drawDraft(duc, services, await getDossier(db, duc.actor, id), { signer, mainText });
  await draftResult(duc, { dossierId: id, fileId: draft.id });
  await handOver(duc, id, 'grant');
  await handOver(thanh, id, 'approve');
  await signResult(mai, services, { dossierId: id, fileId: draft.id, pin });
}

const bytesOf = async (fileId: string) => buffer(blobs.read((await getFile(db, fileId)).sha256));
const resultOf = async (id: string) => bytesOf((await listFiles(db, id, 'result'))[0]!.fileId);

/** A library card for Lan, signed by the leader and not yet issued. */
async function signed() {
  const { id } = await submitDossier(office.lan, office.application());
  await acceptDossier(hung, { dossierId: id });
  await handOver(thanh, id);
  await draw(id);
  return id;
}

const pathOf = (code: string) => code.slice(baseUrl.length);
const codeOn = async (pdf: Uint8Array) => (await codesOnPage(pdf))[0]!;
const wordsOf = ({ html }: Answer) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const findNumbered = async (dossierId: string) =>
  (
    await db
      .selectFrom('dossierResultDrawing')
      .select('numberedFileId')
      .where('dossierId', '=', dossierId)
      .executeTakeFirstOrThrow()
  ).numberedFileId;

/** Four modules of the code: the light frame that the standard asks for. */
const frame = 10;

describe('a signed and sealed result', { skip: poppler.missing }, async () => {
  if (poppler.missing) return;
  const id = await signed();
  const unissued = await codeOn(await resultOf(id));
  const pending = await anyone.get(pathOf(unissued.text));
  await sealResult(yen, services, { dossierId: id, pin });
  const pdf = await resultOf(id);
  const code = await codeOn(pdf);
  const { documentNumber } = await getDossier(db, mai.actor, id);
  /** As it was before anybody signed it. */
  const drawn = await bytesOf((await findNumbered(id))!);

  test('carries a code that states, under the province’s signature, what paper it is', async () => {
    const verdict = judgeReceipt(code.text, await readReceiptKeys(db));
    assert.ok(verdict.kind === 'genuine-original', JSON.stringify(verdict));
    const { u, ...said } = verdict.claims;
    assert.match(u, /^[\w-]{16}$/);
    assert.deepEqual(said, {
      a: 'H99.102',
      b: 'UBND xã Nà Lúa',
      s: documentNumber,
      k: 'Công văn',
      d: '2026-11-25',
      n: 'L.T.L.',
    });
  });

  test('keeps the code where nothing is written, signed or sealed, coarse enough for any camera', async () => {
    assert.deepEqual(wordsWithin(pdf, code.rectangle, { around: frame }), []);
    const [before, seen] = [rendered(drawn), rendered(pdf)];
    const [left, bottom, right, top] = code.rectangle;
    const place = { page: 0, rectangle: [left - frame, bottom - frame, right + frame, top + frame] } as const;
    assert.equal(
      pointsIn(seen, place, (at) => !sameAt(before, seen, at)),
      0,
      'no mark reaches there',
    );
    // 30 mm of paper with its light frame; telephones read a third of a millimetre.
    const { size } = encode(code.text, { ecc: 'M', border: 4 });
    assert.ok(30 / size >= 0.33, `${size} modules`);
    // As coarse as a poor camera sees it.
    assert.equal((await codesOnPage(pdf, { resolution: 110 }))[0]?.text, code.text);
  });

  test('is valid as before: signatures, PDF/A-2b and the layout of the law', async () => {
    const verdict = await verifyFile(db, pdf, office.clock.now);
    assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
    assert.equal(verdict.signatures.length, 2);
    assert.deepEqual(pdfAFaults(pdf), []);
    const rules = createLayoutChecker(readPack('packs', 'sample'));
    const { findings } = await rules.check(drawn, { kind: 'officialLetter', on: dayOf(office.clock.now) });
    assert.deepEqual(findings, []);
  });

  test('leads to its original: what stands on the paper, how it stands today, and no more', async () => {
    assert.equal(code.text, unissued.text);
    assert.match(wordsOf(pending), /Chưa phát hành/);
    const page = await anyone.get(pathOf(code.text));
    assert.equal(page.status, 200);
    for (const words of ['Còn hiệu lực', documentNumber!, '25/11/2026', 'H99.102', 'L.T.L.'])
      assert.ok(wordsOf(page).includes(words), words);
    assert.doesNotMatch(page.html, /Lò Thị Lan|đồng ý cấp thẻ|data:image|\/tep\//);
    assert.match(page.html, /href="\/kiem-tra"/);
  });

  test('is opened from there by its owner and by officers of its agency, not by others', async () => {
    const [result] = await listFiles(db, id, 'result');
    const seenBy = async ({ actor }: Context) =>
      (await (await visitor(house, actor)).get(pathOf(code.text))).html;
    assert.ok((await seenBy(office.lan)).includes(`href="${citizenPaths.file(id, result!.fileId)}"`));
    assert.ok((await seenBy(duc)).includes(`href="${deskPaths.dossier(id)}"`));
    const stranger = office.system.as({ kind: 'citizen', id: newId(), name: 'Người lạ', positions: [] });
    for (const other of [stranger, await office.officer('khang')])
      assert.doesNotMatch(await seenBy(other), /Mở bản gốc/);
  });

  test('shows its picture to who types the end of the number on it; each try is in the log, and Lan reads them', async () => {
    const typed = (digits: string) => anyone.post(pathOf(code.text), { digits });
    const missing = await typed('12');
    assert.deepEqual([missing.status, /Gõ đúng 6 chữ số/.test(missing.html)], [422, true]);
    const wrong = await typed('000124');
    assert.deepEqual([wrong.status, /còn 4 lần thử/.test(wrong.html)], [422, true]);
    assert.doesNotMatch(wrong.html, /data:image/);
    const shown = await typed('000123');
    assert.equal(shown.status, 200);
    assert.ok(shown.html.includes('src="data:image/png;base64,iVBOR'));
    const lans = wordsOf(await (await visitor(house, office.lan.actor)).get(pathOf(code.text)));
    assert.match(lans, /Đã xem hình bản gốc.*Gõ sai số, không được xem/);
    assert.doesNotMatch(wordsOf(await anyone.get(pathOf(code.text))), /Các lần đối chiếu/);
  });

  test('lends its code to an extract of it, which leads to the same original', async () => {
    const clerk = await visitor(house, yen.actor);
    const copied = await clerk.post(deskPaths.copies(id), {
      form: 'extract',
      passages: 'Thẻ có giá trị ba năm.',
      pin,
    });
    assert.equal(copied.status, 303);
    const [extract] = await listCopies(db, 'dossier', id);
    const bytes = await bytesOf(extract!.fileId);
    const lent = await codeOn(bytes);
    assert.equal(lent.text, code.text);
    assert.deepEqual(wordsWithin(bytes, lent.rectangle, { around: frame }), []);
    assert.deepEqual(pdfAFaults(bytes), []);
  });

  test('is closed to guessing after five wrong numbers, from wherever they come, until the next day', async () => {
    const typed = async (digits: string) => (await visitor(house)).post(pathOf(code.text), { digits });
    const statuses = [];
    for (let guess = 0; guess < 4; guess += 1) statuses.push((await typed(`11111${guess}`)).status);
    assert.deepEqual(statuses, [422, 422, 422, 422]);
    const right = await typed('000123');
    assert.deepEqual([right.status, /Thử lại vào ngày mai/.test(right.html)], [409, true]);
    office.clock.now = office.clock.now.add({ hours: 24 });
    assert.equal((await typed('000123')).status, 200);
  });

  test('taken back and made anew, says so: the old paper by which document, the new one in force', async () => {
    await reopenDossier(mai, {
      dossierId: id,
      reason: 'Ghi sai hạn của thẻ',
      basis: 'Quyết định số 15/QĐ-UBND',
      basisOn: Temporal.PlainDate.from('2026-11-25'),
    });
    const revoked = wordsOf(await anyone.get(pathOf(code.text)));
    assert.match(revoked, /Đã bị thu hồi, không còn giá trị.*Theo Quyết định số 15\/QĐ-UBND/);
    assert.doesNotMatch(revoked, /Xem hình bản gốc/);
    await handOver(thanh, id);
    await draw(id);
    await sealResult(yen, services, { dossierId: id, pin });
    const fresh = await codeOn(await resultOf(id));
    assert.notEqual(fresh.text, code.text);
    const { documentNumber: newNumber } = await getDossier(db, mai.actor, id);
    const replaced = wordsOf(await anyone.get(pathOf(code.text)));
    assert.match(replaced, new RegExp(`Đã được thay thế.*Được thay bằng giấy số ${newNumber}`));
    assert.match(wordsOf(await anyone.get(pathOf(fresh.text))), /Còn hiệu lực/);
  });

  test('of before the province’s key was changed is still found genuine', async () => {
    const other = createReceiptPress(db, 'b'.repeat(64), `${baseUrl}/bien-nhan`);
    await other.sign({}, office.clock.now.add({ hours: 1 }));
    assert.equal((await readReceiptKeys(db)).keys.length, 2);
    assert.equal((await anyone.get(pathOf(code.text))).status, 200);
  });
});
