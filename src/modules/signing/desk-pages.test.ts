import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { documentData } from '#engines/letters/index.ts';
import { documentExamples } from '#engines/letters/testing/document-examples.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { readPack } from '#platform/packs/index.ts';
import { type Answer, testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { batchRoutes } from './batch-routes.tsx';
import { confirmationRoutes } from './confirmation-routes.tsx';
import { phoneOffice } from './confirmations/phone-office.ts';
import { deskPaths } from './desk-paths.ts';
import { pin } from './fixtures.ts';
import {
  beginBatch,
  createLayoutChecker,
  createReceiptPress,
  getRequest,
  readReceiptKeys,
  signBatch,
} from './index.ts';
import { keyRoutes } from './key-routes.tsx';
import { layoutRoutes } from './layout/layout-routes.tsx';
import { askPhoneTrial } from './phone-enrolment.ts';
import { preservationRoutes } from './preservation-routes.tsx';
import { verifyJws } from './receipts/compact-jws.ts';
import { requestRoutes } from './request-routes.tsx';

/** Where to leave pictures for people to look at; none are taken without it. */
const pictures = process.env['MUONG_PICTURES'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(
  join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'),
  'utf8',
);

const database = await testDatabase();
const { db } = database;
const office = await phoneOffice(database);
const receipts = createReceiptPress(db, 'a'.repeat(64), 'http://localhost/bien-nhan');
const { keyRing } = office;
const { letters } = office;
const services = { ...office.services, receipts };
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [
    requestRoutes(services),
    batchRoutes(services),
    keyRoutes({ letters, keyRing }),
    confirmationRoutes,
    preservationRoutes({}),
    layoutRoutes(createLayoutChecker(readPack('packs', 'national'))),
  ],
  accessRules: { officer: ({ kind }) => kind === 'officer', administrator: ({ kind }) => kind === 'officer' },
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
const [duc, thanh, mai, tuan, hung] = (await Promise.all(
  ['duc', 'thanh', 'mai', 'tuan', 'hung'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const [ducBrowser, maiBrowser, hungBrowser, tuanBrowser] = await Promise.all(
  [duc, mai, hung, tuan].map(({ actor }) => visitor(house, actor)),
);
/** A decision in narrow margins without a national title. */
const crooked = () =>
  letters.render(
    { source: '#set page(margin: 8mm)\n#set document(date: auto)\n*QUYẾT ĐỊNH*\n\nVề việc mua sách' },
    {},
    { createdAt: office.clock.now },
  );
const idIn = ({ location }: Answer) => location!.split('/').at(-1)!;
const file = { field: 'files', name: 'Tờ trình.pdf', mediaType: 'application/pdf', bytes: document };

describe('the layout of a draft', () => {
  test('is held against the law: each departure with its article, and a sound paper has none', async () => {
    const draft = (bytes: Uint8Array) => [{ ...file, field: 'file', bytes }];
    const wrong = await ducBrowser!.post(deskPaths.layout(), { kind: 'decision' }, draft(await crooked()));
    assert.match(wrong.html, /điểm cần xem/);
    assert.match(wrong.html, /Nghị định 30\/2020\/NĐ-CP, Phụ lục I/);
    assert.equal((await ducBrowser!.post(deskPaths.layout(), {}, [])).status, 422);
    const noPdf = await ducBrowser!.post(deskPaths.layout(), {}, draft(Buffer.from('xin chào')));
    assert.match(noPdf.html, /không phải là PDF/);
    const { type, document } = documentExamples.find(({ type }) => type.code === 'decision')!;
    const sound = await letters.render('document', documentData(type, document), { createdAt: mai.now() });
    const right = await ducBrowser!.post(deskPaths.layout(), { kind: 'decision' }, draft(sound));
    assert.match(right.html, /Đúng thể thức/);
  });
});

describe('documents at the desk', () => {
  test('are laid before a signer, read, listed with digests, signed under one PIN, and proven', async () => {
    const asked = await ducBrowser!.post(
      deskPaths.newRequest(),
      { title: 'Tờ trình mua sách', due: '2026-11-30', stages: mai.actor.id! },
      [file, { ...file, name: 'Phụ lục.pdf' }],
    );
    assert.equal(asked.status, 303, asked.html);
    const requestId = idIn(asked);

    const list = await maiBrowser!.get(deskPaths.requests());
    assert.match(list.html, /Tờ trình mua sách/);
    const { documents, turns } = await getRequest(db, mai.actor, requestId);
    const turnId = turns[0]!.id;
    assert.ok(list.html.includes(`name="chosen" value="${turnId}"`));
    const read = await maiBrowser!.get(deskPaths.document(requestId, documents[0]!.id));
    assert.ok(Buffer.from(document).equals(read.bytes));

    const begun = await maiBrowser!.post(deskPaths.batches(), { chosen: turnId });
    const batch = await maiBrowser!.get(begun.location!);
    assert.ok(batch.html.includes(documents[0]!.sha256.match(/.{8}/g)!.join(' ')));
    const slip = await maiBrowser!.post(begun.location!, { pin: '999999' });
    assert.match(slip.html, /Mã PIN không đúng. Còn 4 lần thử/);
    const signed = await maiBrowser!.post(begun.location!, { pin });
    assert.equal(signed.status, 303);
    assert.match((await maiBrowser!.get(begun.location!)).html, /Đã ký 2 trên 2 văn bản/);

    const proof = JSON.parse((await ducBrowser!.get(deskPaths.evidence(requestId))).html);
    assert.deepEqual(
      proof.evidence.events.map(({ type }: { type: string }) => type),
      ['signing-requested', 'signing-document-signed', 'signing-document-signed'],
    );
    const verdict = verifyJws(proof.jws, await readReceiptKeys(db));
    assert.deepEqual(
      'payload' in verdict && verdict.payload,
      proof.evidence,
      'the evidence is signed by the province',
    );
    assert.equal((await hungBrowser!.get(deskPaths.evidence(requestId))).status, 404);
  });

  test('are refused with what is missing, what was typed stays', async () => {
    const gaps = await ducBrowser!.post(
      deskPaths.newRequest(),
      { title: 'Công văn', due: '', stages: mai.actor.id! },
      [file],
    );
    assert.equal(gaps.status, 422);
    assert.match(gaps.html, /Ghi ngày hạn ký/);
    assert.match(gaps.html, /value="Công văn"/);
    const nobody = await ducBrowser!.post(deskPaths.newRequest(), { title: 'Công văn', due: '2026-11-30' }, [
      file,
    ]);
    assert.match(nobody.html, /Chọn ít nhất một người ký/);
    const text = { ...file, bytes: Buffer.from('xin chào') };
    const wrong = await ducBrowser!.post(
      deskPaths.newRequest(),
      { title: 'Công văn', due: '2026-11-30', stages: mai.actor.id! },
      [text],
    );
    assert.match(wrong.html, /không phải PDF/);
  });

  test('are refused or passed on by their pages', async () => {
    const signature = [{ purpose: 'signature' as const, officerIds: [mai.actor.id!], need: 1 }];
    const asked = await office.request(duc, signature);
    const [turn] = (await getRequest(db, duc.actor, asked.id)).turns;
    const unsaid = await maiBrowser!.post(deskPaths.refusal(turn!.id), { reason: '' });
    assert.match(unsaid.html, /Ghi rõ lý do/);
    const passed = await ducBrowser!.post(deskPaths.passing(asked.id, turn!.id), {
      to: tuan.actor.id!,
      reason: 'Chị Mai đi công tác.',
    });
    assert.equal(passed.status, 303);
    assert.equal(
      (await listInbox(db, tuan.actor)).some(({ subjectCode }) => subjectCode === asked.code),
      true,
    );
    const late = await maiBrowser!.post(deskPaths.refusal(turn!.id), { reason: 'Sai số liệu.' });
    assert.match(late.html, /Lượt ký này đã xong/);
    const withdrawn = await ducBrowser!.post(deskPaths.withdrawal(asked.id), { reason: 'Trình nhầm.' });
    assert.equal(withdrawn.status, 303);
  });
});

describe('the officer’s keys', () => {
  test('are shown to their holder, have their PIN changed, and are withdrawn', async () => {
    const page = await maiBrowser!.get(deskPaths.keys());
    assert.match(page.html, /Quàng Thị Mai[\s\S]*Dùng được/);
    const action = page.html.match(/action="([^"]+\/ma-pin)"/)![1]!;
    const weak = await maiBrowser!.post(action, { pin, 'new-pin': '123456', 'new-pin-again': '123456' });
    assert.match(weak.html, /Mã PIN dễ đoán/);
    const changed = await maiBrowser!.post(action, { pin, 'new-pin': '481516', 'new-pin-again': '481516' });
    assert.equal(changed.status, 303, changed.html);
    await maiBrowser!.post(action, { pin: '481516', 'new-pin': pin, 'new-pin-again': pin });
    assert.equal(
      (await hungBrowser!.post(action, { pin, 'new-pin': '481516', 'new-pin-again': '481516' })).status,
      403,
    );
    const nothing = await maiBrowser!.post(
      deskPaths.keyFiles(),
      { 'new-pin': '481516', 'new-pin-again': '481516' },
      [],
    );
    assert.match(nothing.html, /Chọn tệp khóa/);
  });
});

describe('a key on a SIM', () => {
  const phone = '+84912000678';
  test('is enrolled from its page, and signs a batch after what the screen and the telephone both show', async () => {
    office.putSim(phone, 'Lò Văn Tuấn');
    const wrong = await tuanBrowser!.post(deskPaths.keyPhones(), { service: 'one', msisdn: '12' });
    assert.match(wrong.html, /Ghi số điện thoại/);
    const asked = await tuanBrowser!.post(deskPaths.keyPhones(), { service: 'one', msisdn: '0912 000 678' });
    assert.equal(asked.status, 303, asked.html);
    assert.match((await tuanBrowser!.get(asked.location!)).html, /Đang gửi yêu cầu/);
    assert.equal((await maiBrowser!.get(asked.location!)).status, 404);
    await office.carry();
    const [prompt] = office.server.prompts(phone);
    const code = /^Mã (\d{4})\. /.exec(prompt!.shown[0]!)![1]!;
    const waiting = await tuanBrowser!.get(asked.location!);
    assert.match(waiting.html, new RegExp(`Chờ bạn xác nhận[\\s\\S]*>${code}<`));
    assert.doesNotMatch(waiting.html, /912000678/);
    await office.confirm(phone);
    assert.equal((await tuanBrowser!.get(asked.location!)).location, deskPaths.keys());
    assert.match((await tuanBrowser!.get(deskPaths.keys())).html, /Trên SIM điện thoại, số •••• 678/);

    const { batchId } = await office.batch(duc, tuan, 2);
    const batch = await tuanBrowser!.get(deskPaths.batch(batchId));
    assert.match(batch.html, /Mỗi lần xác nhận ký được 1 văn bản/);
    assert.doesNotMatch(batch.html, /name="pin"/);
    const begun = await tuanBrowser!.post(deskPaths.batch(batchId), {});
    assert.match((await tuanBrowser!.get(deskPaths.requests())).html, /Điện thoại đang chờ bạn xác nhận/);
    await office.carry();
    office.server.press(phone, 401);
    await office.carry(10);
    assert.match((await tuanBrowser!.get(begun.location!)).html, /Bạn đã từ chối trên điện thoại/);
    const again = await tuanBrowser!.post(deskPaths.batch(batchId), {});
    await office.confirm(phone);
    assert.equal((await tuanBrowser!.get(again.location!)).location, deskPaths.batch(batchId));
    assert.match((await tuanBrowser!.get(deskPaths.batch(batchId))).html, /Đã ký 1 trên 2 văn bản/);
  });
});

describe('in a browser', { skip: skipWithoutChromium }, async () => {
  if (skipWithoutChromium) return;
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await house.app.close();
  });
  const stages = [
    { purpose: 'initial' as const, officerIds: [thanh.actor.id!], need: 1 },
    { purpose: 'signature' as const, officerIds: [mai.actor.id!, tuan.actor.id!], need: 1 },
    { purpose: 'seal' as const, officerIds: [], need: 1 },
  ];
  const asked = await office.request(duc, stages, 3);
  const mine = await office.request(duc, [{ ...stages[1]!, officerIds: [mai.actor.id!] }], 4);
  const turn = (await getRequest(db, duc.actor, mine.id)).turns[0]!;
  const batchId = await beginBatch(mai, [turn.id]);
  const doneId = await beginBatch(mai, [turn.id]);
  const done = async () => void (await signBatch(mai, { blobs: office.blobs }, doneId, { pin }));

  // One has a question open about a document; the trial of another's SIM is refused.
  await office.enrol(thanh, '+84933000999');
  const phoned = await office.batch(duc, thanh, 2);
  const { confirmationId } = await signBatch(thanh, services, phoned.batchId, { pin: '' });
  const refusedId = await askPhoneTrial(hung, keyRing, { service: 'one', msisdn: '+84933000000' });
  await office.carry();

  /** A file that could not be stamped, as the sweep leaves it. */
  const watched = async (page: Page) => {
    const fileId = await office.upload(mai, 'Quyết định 12');
    const dueAt = office.clock.now.add({ hours: 24 * 40 });
    const told = {
      dueAt,
      reason: 'certificate-ends',
      what: 'Quàng Thị Mai',
      problem: 'timestamp-unavailable',
    };
    await db
      .insertInto('signingPreservation')
      .values({ fileId, keptFileId: fileId, version: 0, ...told, lookedAt: office.clock.now })
      .execute();
    await page.reload();
    await page.getByText('Không lấy được dấu thời gian').waitFor();
  };
  const press = (name: string) => async (page: Page) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.locator('[role=alert], [role=status]').first().waitFor();
  };
  const open = (name: string) => (page: Page) => page.getByText(name, { exact: true }).first().click();
  const pages: readonly (readonly [string, Context, string, ((page: Page) => Promise<unknown>)?])[] = [
    ['requests', mai, deskPaths.requests()],
    ['requests-none-chosen', mai, deskPaths.requests(), press('Xem danh sách để ký')],
    ['new-request', duc, deskPaths.newRequest()],
    ['new-request-gaps', duc, deskPaths.newRequest(), press('Trình ký')],
    ['request', duc, deskPaths.request(asked.id)],
    ['request-to-sign', mai, deskPaths.request(mine.id)],
    ['batch', mai, deskPaths.batch(batchId)],
    ['batch-without-pin', mai, deskPaths.batch(batchId), press('Ký 4 văn bản')],
    ['batch-by-telephone', thanh, deskPaths.batch(phoned.batchId)],
    ['confirmation', thanh, deskPaths.confirmation(confirmationId!)],
    ['confirmation-refused', hung, deskPaths.confirmation(refusedId)],
    ['preservation', mai, deskPaths.preservation(), watched],
    ['keys', mai, deskPaths.keys()],
    [
      'keys-pin',
      mai,
      deskPaths.keys(),
      async (page) => {
        await open('Đổi mã PIN')(page);
        await press('Đổi mã PIN')(page);
      },
    ],
    ['layout', duc, deskPaths.layout(), press('Kiểm tra')],
    [
      'layout-findings',
      duc,
      deskPaths.layout(),
      async (page) => {
        const buffer = Buffer.from(await crooked());
        await page
          .getByLabel('Tệp PDF')
          .setInputFiles({ name: 'Du thao.pdf', mimeType: 'application/pdf', buffer });
        await press('Kiểm tra')(page);
        await page.getByText('Nghị định 30/2020/NĐ-CP').first().waitFor();
      },
    ],
    [
      'batch-done',
      mai,
      deskPaths.batch(doneId),
      async (page) => {
        await done();
        await page.reload();
      },
    ],
  ];
  test('the page of a confirmation moves on by itself once the PIN was typed on the telephone', async () => {
    const { batchId } = await office.batch(duc, tuan);
    const { confirmationId } = await signBatch(tuan, services, batchId, { pin: '' });
    const context = await browser.newContext({ locale: 'vi-VN' });
    const [cookie, value] = (await house.signIn(tuan.actor)).split(/=(.*)/s) as [string, string];
    await context.addCookies([{ name: cookie, value, url: origin }]);
    const page = await context.newPage();
    await page.goto(origin + deskPaths.confirmation(confirmationId!));
    await page.getByText('Đang gửi yêu cầu').waitFor();
    await office.confirm('+84912000678');
    await page.waitForURL(origin + deskPaths.batch(batchId));
    await page.getByText('Đã ký 1 trên 1 văn bản').waitFor();
    await context.close();
  });

  const found = (page: Page) =>
    page.evaluate((runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }), rules);
  for (const [name, who, path, act] of pages) {
    test(`the page "${name}" is accessible at a desk and on a telephone`, async () => {
      const [cookie, value] = (await house.signIn(who.actor)).split(/=(.*)/s) as [string, string];
      const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce' });
      await context.addCookies([{ name: cookie, value, url: origin }]);
      const page = await context.newPage();
      assert.equal((await page.goto(origin + path))?.status(), 200);
      await act?.(page);
      // The page's own policy lets no script in; the debugger is not the page.
      await page.evaluate(axeSource);
      for (const width of [1366, 390]) {
        await page.setViewportSize({ width, height: 800 });
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
        await page.evaluate(async () => {
          for (const each of globalThis.document.querySelectorAll('details')) each.open = true;
          await Promise.all(globalThis.document.getAnimations().map((each) => each.finished));
        });
        assert.deepEqual(
          (await found(page)).violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
          [],
        );
        const overflow = await page.evaluate(
          () => globalThis.document.documentElement.scrollWidth - innerWidth,
        );
        assert.ok(overflow <= 0, `${overflow} px wider than ${width}`);
      }
      await context.close();
    });
  }
});
