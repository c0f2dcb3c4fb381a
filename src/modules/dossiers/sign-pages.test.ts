import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createLetterPress } from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  createOriginalRegister,
  createReceiptPress,
  demoHolders,
  enrolDemoKeys,
  signingPaths,
} from '#modules/signing/index.ts';
import { originalRoutes, signingRoutes } from '#modules/signing/module.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { folderBlobStore, getFile } from '#platform/files/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { caseFileRoutes } from './case-file-routes.tsx';
import { copyRoutes } from './copy-routes.tsx';
import { deskPaths } from './desk-paths.ts';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  dossierOriginals,
  draftResult,
  handOverDossier,
  listFiles,
  submitDossier,
} from './index.ts';
import { drawDraft } from './result-drawing.ts';
import { sealResult } from './seal-result.ts';
import { signPaths } from './sign-paths.ts';
import { signResult } from './sign-result.ts';
import { signRoutes } from './sign-routes.tsx';

const pin = '246810';

if (skipWithoutChromium) test('signing in a browser', { skip: skipWithoutChromium });
else await checkPages();

async function checkPages(): Promise<void> {
  const database = await testDatabase();
  const office = await sampleOffice(database, Temporal.Now.instant().toString());
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-pages-')));
  const receipts = createReceiptPress(database.db, 'a'.repeat(64), '/bien-nhan');
  const services = { blobs, letters, baseUrl: '', originals: createOriginalRegister(receipts, '') };
  const house = await testApp({
    database,
    now: () => office.clock.now,
    routes: [
      signRoutes(services),
      copyRoutes(services),
      caseFileRoutes(services),
      signingRoutes({ blobs }),
      originalRoutes({ blobs, keepers: [dossierOriginals] }),
    ],
    accessRules: { officer: ({ kind }) => kind === 'officer' },
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(async () => {
    await browser.close();
    await Promise.all([house.app.close(), letters.close()]);
  });
  await enrolDemoKeys(office.system, await demoHolders(database.db, dayOf(office.clock.now)), pin);
  const [hung, thanh, duc, mai, yen] = (await Promise.all(
    ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
  )) as [Context, Context, Context, Context, Context];

  async function handOver(ctx: Context, dossierId: string, outcome?: string, note?: string) {
    const item = (await listInbox(database.db, ctx.actor)).find((each) => each.subjectId === dossierId);
    await handOverDossier(ctx, { dossierId, workItemId: item!.id, outcome, note });
  }
  async function beforeLeader(hasDraft = true) {
    const { id } = await submitDossier(office.lan, office.application());
    const dossier = await acceptDossier(hung, { dossierId: id });
    await handOver(thanh, id);
    const words = { signer: { fullName: mai.actor.name, title: 'Chủ tịch' }, mainText: 'Đồng ý cấp thẻ.' };
    const file = hasDraft ? await drawDraft(duc, services, dossier, words) : undefined;
    if (file) await draftResult(duc, { dossierId: id, fileId: file.id });
    await handOver(duc, id, 'grant', 'Đủ điều kiện cấp thẻ.');
    await handOver(thanh, id, 'approve', 'Đồng ý, kính trình Chủ tịch ký.');
    return { dossierId: id, fileId: file?.id ?? null };
  }
  const toSign = await beforeLeader();
  const onPaper = await beforeLeader(false);
  const toIssue = await beforeLeader();
  await signResult(mai, services, { ...toIssue, pin });
  const toCopy = await beforeLeader();
  await signResult(mai, services, { ...toCopy, pin });
  await sealResult(yen, services, { dossierId: toCopy.dossierId, pin });
  const { jws } = await database.db
    .selectFrom('signingOriginal')
    .select('jws')
    .where('subjectId', '=', toCopy.dossierId)
    .executeTakeFirstOrThrow();
  const original = signingPaths.original(jws);
  const bearer = office.system.as({ kind: 'citizen', id: newId(), name: 'Người cầm giấy', positions: [] });
  const [signed] = await listFiles(database.db, toIssue.dossierId, 'result');
  const pdf = await buffer(services.blobs.read((await getFile(database.db, signed!.fileId)).sha256));
  const forged = Buffer.from(pdf);
  forged[pdf.indexOf('startxref') - 40]! ^= 1;

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const copy = async (page: Page, form: string, passages = '') => {
    await page.getByLabel('Hình thức sao').selectOption(form);
    await page.getByLabel('Phần trích').fill(passages);
    await page.getByLabel('Mã PIN').fill(pin);
    await press(page, 'Sao và ký số');
  };
  const compare = (digits: string) => async (page: Page) => {
    await page.getByLabel('6 số cuối').fill(digits);
    await press(page, 'Xem hình bản gốc');
  };
  const check = (bytes: Buffer) => async (page: Page) => {
    await page
      .getByLabel('Tệp PDF')
      .setInputFiles({ name: 'Kết quả.pdf', mimeType: 'application/pdf', buffer: bytes });
    await press(page, 'Kiểm tra');
    await page.getByRole('heading', { name: /Kết quả kiểm tra/ }).waitFor();
  };
  const pages: readonly (readonly [
    name: string,
    who: Context,
    path: string,
    act?: (page: Page) => Promise<unknown>,
  ])[] = [
    ['sign-list', mai, signPaths.list()],
    ['sign-list-none-chosen', mai, signPaths.list(), (page) => press(page, 'Ký các hồ sơ đã chọn')],
    ['sign', mai, signPaths.sign(toSign.dossierId)],
    ['sign-without-pin', mai, signPaths.sign(toSign.dossierId), (page) => press(page, 'Ký')],
    ['sign-not-mine', duc, signPaths.sign(toSign.dossierId)],
    ['sign-paper', mai, signPaths.sign(onPaper.dossierId), (page) => press(page, 'Xác nhận đã ký')],
    ['issue', yen, signPaths.issue(toIssue.dossierId)],
    ['copies', yen, deskPaths.copies(toCopy.dossierId), (page) => copy(page, 'trueCopy')],
    ['copies-extract', yen, deskPaths.copies(toCopy.dossierId), (page) => copy(page, 'extract', 'Không có.')],
    ['copies-not-mine', duc, deskPaths.copies(toCopy.dossierId)],
    ['case-file', duc, deskPaths.caseFile(toCopy.dossierId)],
    [
      'case-file-without-pin',
      yen,
      deskPaths.caseFile(toCopy.dossierId),
      (page) => press(page, 'Ký và tải gói'),
    ],
    ['original', bearer, original],
    ['original-wrong-digits', bearer, original, compare('123')],
    ['original-picture', bearer, original, compare('000123')],
    ['original-own', office.lan, original],
    ['check', office.lan, '/kiem-tra'],
    ['check-nothing', office.lan, '/kiem-tra', (page) => press(page, 'Kiểm tra')],
    ['check-valid', office.lan, '/kiem-tra', check(pdf)],
    ['check-forged', office.lan, '/kiem-tra', check(forged)],
    ['check-unreadable', office.lan, '/kiem-tra', check(Buffer.from('xin chào'))],
  ];

  for (const width of [1366, 360]) {
    for (const [name, who, path, act] of pages) {
      test(`the page "${name}" is accessible and no wider than ${width} px`, async () => {
        const cookie = await house.signIn(who.actor);
        const acted =
          act &&
          (async (page: Page) => {
            await act(page);
            await page.locator('[role=alert], [role=status]').first().waitFor();
          });
        assert.deepEqual(
          await inspectPage(browser, { url: origin + path, cookie, width, name, act: acted }),
          [],
        );
      });
    }
  }
}
