import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { finderCache, readLexicon } from '#modules/procedures/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { type DeskAct, deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  getDossier,
  handOverDossier,
  issueResult,
  listComponents,
  listFiles,
  listLetters,
  requestSupplement,
  signOffDossier,
  statuses,
  submitDossier,
} from './index.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-desk-')));
const lexicon = readLexicon(
  readPack('packs', 'sample')
    .files('finder/*.yaml')
    .map((file) => file.value),
);
const finderFor = finderCache(() => lexicon);
const services = { blobs, letters, finderFor, baseUrl: 'http://muong.test' };
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [deskRoutes(services)],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => Promise.all([house.app.close(), letters.close()]));

const [hung, thanh, duc, mai, yen, linh] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen', 'linh'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context, Context];
const browsers = new Map<Context, Visitor>();
for (const ctx of [hung, thanh, duc, mai, yen, linh]) browsers.set(ctx, await visitor(house, ctx.actor));
const page = (ctx: Context, path: string) => browsers.get(ctx)!.get(path);

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const filed = () => submitDossier(office.lan, office.application());
const now = (id: string) => getDossier(database.db, hung.actor, id);

/** Posts an act from a page that shows the dossier as it stands, or as of an older version. */
async function act(
  ctx: Context,
  id: string,
  name: DeskAct,
  fields = {},
  files?: Parameters<Visitor['post']>[2],
) {
  const seenVersion = String((await now(id)).version);
  return browsers.get(ctx)!.post(deskPaths.act(id, name), { seenVersion, ...fields }, files);
}

async function stepOf(ctx: Context, dossierId: string): Promise<string> {
  const item = (await listInbox(database.db, ctx.actor)).find((each) => each.subjectId === dossierId);
  return item!.id;
}

/** A dossier that lies at the handler's. */
async function inHand() {
  const { id } = await filed();
  await acceptDossier(hung, { dossierId: id });
  await handOverDossier(thanh, { dossierId: id, workItemId: await stepOf(thanh, id) });
  return id;
}

describe('the page of a dossier', () => {
  test('shows what was filed, where it is, and the acts of the one who looks', async () => {
    const { id, code } = await filed();
    const { status, html } = await page(hung, deskPaths.dossier(id));
    assert.equal(status, 200);
    for (const words of [code, 'Lò Thị Lan', '•••••••••123', 'Ảnh chân dung', 'Mới đăng ký']) {
      assert.ok(html.includes(words), words);
    }
    for (const noun of ['tiep-nhan', 'tu-choi', 'yeu-cau-bo-sung', 'rut']) {
      assert.match(html, new RegExp(`action="/can-bo/ho-so/${id}/${noun}"`));
    }
    assert.doesNotMatch(html, /chuyen-buoc|tra-ket-qua/);
  });

  test('is in Vietnamese whatever the browser prefers', async () => {
    const { id } = await filed();
    const { html } = await page(hung, `${deskPaths.dossier(id)}?lang=en`);
    assert.match(html, /<html lang="vi"/);
    assert.match(html, /Việc của tôi/);
  });

  test('offers nothing to a colleague whose turn it is not', async () => {
    const { id } = await filed();
    const { html } = await page(mai, deskPaths.dossier(id));
    assert.doesNotMatch(html, /<form class="mu-stack" method="post"/);
    assert.match(html, /chưa có việc phải làm/);
  });

  test('does not exist for an officer of another commune, nor do its acts, files and letters', async () => {
    const { id } = await filed();
    await acceptDossier(hung, { dossierId: id });
    const [letter] = await listLetters(database.db, id);
    const paths = [
      deskPaths.dossier(id),
      deskPaths.letter(id, letter!.id),
      deskPaths.controlSheet(id),
      deskPaths.file(id, crypto.randomUUID()),
    ];
    for (const path of paths) assert.equal((await page(linh, path)).status, 404, path);
    for (const name of ['accept', 'refuse', 'withdraw', 'draft', 'supplement', 'handOver'] as const) {
      assert.equal((await act(linh, id, name)).status, 404, name);
    }
  });
});

describe('at the desk', () => {
  test('a dossier is accepted with the papers that were ticked, and its acknowledgement is a PDF', async () => {
    const { id } = await filed();
    const { status, location } = await act(hung, id, 'accept', { received: '1' });
    assert.deepEqual([status, location], [303, deskPaths.dossier(id)]);
    assert.equal((await now(id)).status, statuses.accepted);
    assert.equal((await listComponents(database.db, id))[0]?.isReceived, true);
    const { html } = await page(hung, deskPaths.dossier(id));
    assert.match(html, /Đã tiếp nhận hồ sơ/);
    assert.match(html, /Hẹn trả <strong>/);
    const letter = await page(hung, html.match(/href="([^"]+\/giay-to\/[^"]+)"/)![1]!);
    assert.equal(letter.headers['content-type'], 'application/pdf');
    assert.equal(Buffer.from(letter.bytes).toString('latin1', 0, 5), '%PDF-');
  });

  test('a refusal without a reason shows the page again; with one it leaves its letter', async () => {
    const { id } = await filed();
    const again = await act(hung, id, 'refuse', { 'refuse-reason': 'x' });
    assert.equal(again.status, 422);
    assert.match(again.html, /href="#refuse-reason">Ghi rõ lý do/);
    assert.match(
      again.html,
      /<textarea[^>]* id="refuse-reason"[^>]*aria-invalid="true"[^>]*>\n?x<\/textarea>/,
    );
    assert.equal((await now(id)).status, statuses.filed);
    assert.match(again.html, /href="#ground">Chọn căn cứ từ chối/);
    const whole = { ground: 'TC01', 'refuse-reason': 'Không thuộc thẩm quyền' };
    assert.equal((await act(hung, id, 'refuse', whole)).status, 303);
    assert.equal((await now(id)).status, statuses.refused);
  });

  test('a supplement names components and other papers, and is taken in on paper or as files', async () => {
    const { id } = await filed();
    const none = await act(hung, id, 'requestSupplement', { 'requestSupplement-reason': 'Ảnh mờ' });
    assert.equal(none.status, 422);
    assert.match(none.html, /href="#requestSupplement-papers"/);
    await act(hung, id, 'requestSupplement', {
      'requestSupplement-reason': 'Ảnh bị mờ',
      component: 'Ảnh chân dung',
      'requestSupplement-papers': 'Giấy xác nhận cư trú\n\n',
    });
    const asked = (await page(hung, deskPaths.dossier(id))).html;
    assert.match(asked, /<li>Ảnh chân dung<\/li><li>Giấy xác nhận cư trú<\/li>/);
    assert.equal((await act(hung, id, 'supplement')).status, 422);
    const scan = { field: 'supplement-files', name: 'ảnh.pdf', mediaType: 'application/pdf', bytes: pdf };
    assert.equal((await act(hung, id, 'supplement', {}, [scan])).status, 303);
    const [file] = await listFiles(database.db, id, 'supplement');
    const sent = await page(hung, deskPaths.file(id, file!.fileId));
    assert.deepEqual(Buffer.from(sent.bytes), pdf);
    assert.match(String(sent.headers['content-disposition']), /^inline; filename\*=UTF-8''%E1%BA%A3nh\.pdf$/);
  });

  test('a dossier is withdrawn when the applicant asks for it', async () => {
    const { id } = await filed();
    assert.equal((await act(hung, id, 'withdraw', { 'withdraw-reason': 'Nộp nhầm' })).status, 303);
    assert.equal((await now(id)).status, statuses.withdrawn);
  });

  test('a page that is older than the dossier changes nothing and tells what happened since', async () => {
    const { id, version } = await filed();
    await requestSupplement(hung, { dossierId: id, reason: 'Thiếu ảnh', papers: ['Ảnh'] });
    const late = await act(hung, id, 'refuse', {
      seenVersion: String(version),
      'refuse-reason': 'Không thuộc thẩm quyền',
    });
    assert.equal(late.status, 409);
    assert.match(late.html, /Hồ sơ vừa thay đổi/);
    assert.match(late.html, /Yêu cầu bổ sung giấy tờ \(Lò Văn Hùng\)/);
    assert.match(late.html, />\n?Không thuộc thẩm quyền<\/textarea>/);
    assert.equal((await now(id)).status, statuses.awaitingSupplement);
  });

  test('an act without the version it was decided on counts as an old page', async () => {
    const { id } = await filed();
    const blind = await browsers.get(hung)!.post(deskPaths.act(id, 'accept'), {});
    assert.equal(blind.status, 409);
  });

  test('who may see a dossier but not accept it is told so', async () => {
    const { id } = await filed();
    assert.equal((await act(duc, id, 'accept')).status, 403);
  });
});

describe('in the office', () => {
  test('work is given to a named officer; nobody outside the list can be named', async () => {
    const { id } = await filed();
    await acceptDossier(hung, { dossierId: id });
    const workItemId = await stepOf(thanh, id);
    assert.match((await page(thanh, deskPaths.dossier(id))).html, /Nguyễn Minh Đức/);
    const wrong = await act(thanh, id, 'handOver', { workItemId, handlerId: linh.actor.id! });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /href="#handlerId"/);
    const named = { workItemId, handlerId: duc.actor.id!, 'handOver-reason': 'Xem kỹ nơi ở' };
    assert.equal((await act(thanh, id, 'handOver', named)).status, 303);
    const { html } = await page(duc, deskPaths.dossier(id));
    assert.match(html, /Xem kỹ nơi ở/);
    assert.match(html, /Thẩm định hồ sơ, dự thảo kết quả/);
  });

  test('a draft is uploaded as a PDF, or drawn up from the general letter', async () => {
    const id = await inHand();
    const upload = (name: string, bytes: Uint8Array) =>
      act(duc, id, 'draft', {}, [{ field: 'draft-file', name, mediaType: 'application/pdf', bytes }]);
    const image = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    assert.match((await upload('anh.png', image)).html, /phải là tệp PDF/);
    assert.match((await upload('du-thao.pdf', Buffer.from('không phải'))).html, /loại không được nhận/);
    assert.equal((await upload('du-thao.pdf', pdf)).status, 303);
    assert.deepEqual(
      (await listFiles(database.db, id, 'draft-result')).map((file) => file.name),
      ['du-thao.pdf'],
    );

    const empty = await act(duc, id, 'draft', { 'draft-text': ' ', 'draft-signer': mai.actor.id! });
    assert.equal(empty.status, 422);
    const text = 'Đồng ý cấp thẻ.\n\nThẻ có giá trị 05 năm.';
    assert.equal(
      (await act(duc, id, 'draft', { 'draft-text': text, 'draft-signer': mai.actor.id! })).status,
      303,
    );
    const [drawn] = await listFiles(database.db, id, 'draft-result');
    assert.match(drawn!.name, /^Dự thảo kết quả H99/);
    const { bytes } = await page(duc, deskPaths.file(id, drawn!.fileId));
    assert.equal(Buffer.from(bytes).toString('latin1', 0, 5), '%PDF-');
  });

  test('a review sends back only with a reason', async () => {
    const id = await inHand();
    await act(duc, id, 'handOver', { workItemId: await stepOf(duc, id), outcome: 'grant' });
    const workItemId = await stepOf(thanh, id);
    const silent = await act(thanh, id, 'handOver', { workItemId, outcome: 'sendBack' });
    assert.equal(silent.status, 422);
    assert.match(silent.html, /href="#handOver-reason"/);
    assert.match(silent.html, /value="sendBack" checked/);
    const undecided = await act(thanh, id, 'handOver', { workItemId });
    assert.match(undecided.html, /Chọn hướng xử lý/);
    await act(thanh, id, 'handOver', { workItemId, outcome: 'sendBack', 'handOver-reason': 'Xác minh lại' });
    assert.match((await page(duc, deskPaths.dossier(id))).html, /Xem xét, trình lãnh đạo: chuyển lại/);
  });

  test('signing and sealing lead to their own pages; the result is handed over at the desk', async () => {
    const id = await inHand();
    await act(duc, id, 'handOver', { workItemId: await stepOf(duc, id), outcome: 'grant' });
    await act(thanh, id, 'handOver', { workItemId: await stepOf(thanh, id), outcome: 'approve' });
    assert.match((await page(mai, deskPaths.dossier(id))).html, new RegExp(`href="/can-bo/ky/${id}"`));
    await signOffDossier(mai, { dossierId: id, fileId: null });
    assert.match((await page(yen, deskPaths.dossier(id))).html, new RegExp(`href="/can-bo/phat-hanh/${id}"`));
    await issueResult(yen, { dossierId: id, fileId: null });
    assert.equal((await act(hung, id, 'deliver', { method: 'chim' })).status, 422);
    assert.equal((await act(hung, id, 'deliver', { method: 'inPerson' })).status, 303);
    assert.equal((await now(id)).status, statuses.delivered);
    assert.match((await page(hung, deskPaths.dossier(id))).html, /Hồ sơ đã kết thúc/);
    const sheet = await page(hung, deskPaths.controlSheet(id));
    if (poppler.missing) return;
    const says = pdfText(sheet.bytes).replace(/\s+/g, ' ');
    assert.match(says, /PHIẾU KIỂM SOÁT/);
    for (const step of ['Tiếp nhận hồ sơ', 'Phân công thụ lý', 'Ký duyệt kết quả', 'Quàng Thị Mai'])
      assert.ok(says.includes(step), step);
  });
});

describe('the list of dossiers', () => {
  test('finds by name without accents and leads from a code to its dossier', async () => {
    const { id, code } = await filed();
    const found = await page(hung, deskPaths.list({ q: 'lo thi lan' }));
    assert.ok(found.html.includes(`href="${deskPaths.dossier(id)}"`));
    const { status, location } = await page(hung, deskPaths.list({ q: ` ${code.toLowerCase()} ` }));
    assert.deepEqual([status, location], [303, deskPaths.dossier(id)]);
    assert.match((await page(hung, deskPaths.list({ q: 'không ai cả' }))).html, /Không có hồ sơ nào như vậy/);
  });

  test('shows one status, what is overdue, and to an officer of elsewhere nothing', async () => {
    const { id } = await filed();
    const link = `href="${deskPaths.dossier(id)}"`;
    assert.ok((await page(hung, deskPaths.list({ status: 1 }))).html.includes(link));
    assert.ok(!(await page(hung, deskPaths.list({ status: 2 }))).html.includes(link));
    assert.ok(!(await page(hung, deskPaths.list({ isOverdue: true }))).html.includes(link));
    assert.match((await page(linh, deskPaths.list())).html, /Chưa có hồ sơ nào/);
  });

  test('of more than a page is walked by links', async () => {
    for (let each = 0; each < 51; each += 1) await filed();
    const first = await page(hung, deskPaths.list());
    const next = first.html.match(/rel="next" href="([^"]+)"/)![1]!.replaceAll('&amp;', '&');
    const second = await page(hung, next);
    const idsOn = (html: string) =>
      [...html.matchAll(/href="\/can-bo\/ho-so\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    assert.equal(idsOn(first.html).length, 50);
    assert.ok(idsOn(second.html).length > 0);
    assert.equal(new Set([...idsOn(first.html), ...idsOn(second.html)]).size, 50 + idsOn(second.html).length);
  });
});
