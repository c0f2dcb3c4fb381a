import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Context } from '#platform/context.ts';
import { testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { listBlocks } from './co-editing/blocks.ts';
import { findCoEditing } from './co-editing/rounds.ts';
import { askCoEditors } from './commands/ask-co-editors.ts';
import { draftDocument } from './commands/draft-document.ts';
import { reviseDraft } from './commands/revise-draft.ts';
import { suggestBlock } from './commands/suggest-block.ts';
import { documentHouse, workingDesks } from './fixtures.ts';
import { documentPaths } from './paths.ts';

const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const house = await documentHouse(database, desks);
after(() => house.app.close());
const [huy, lien, thinh] = (await Promise.all(
  ['huy', 'lien', 'thinh'].map((name) => desks.officer(name)),
)) as [Context, Context, Context];
const [atHuy, atLien, atThinh] = await Promise.all(
  [huy, lien, thinh].map(({ actor }) => visitor(house, actor)),
);

const lines = [
  'Sở Nội vụ đề nghị Ủy ban nhân dân xã rà soát biên chế, báo cáo trước ngày 20 tháng 11.',
  '1. Số lượng hiện có của từng phòng.',
  '2. Kiến nghị, đề xuất.',
];
const draft = () => draftDocument(huy, desks.services, desks.letter({ text: lines.join('\n') }));

/** Written by Huy and Liên, with proposals of Thịnh's. */
async function opened() {
  const { id } = await draft();
  const editors = [
    { officerId: lien.actor.id!, mayWrite: true },
    { officerId: thinh.actor.id!, mayWrite: false },
  ];
  const round = await askCoEditors(huy, { documentId: id, editors });
  return { id, path: documentPaths.coEditing(id), blocks: () => listBlocks(db, round.id) };
}

describe('writing together, without a script', () => {
  test('others are asked, write, propose and decide by forms alone; what could not be merged is shown where it was kept', async () => {
    const { id } = await draft();
    const asked = await atHuy!.post(documentPaths.coEditors(id), {
      [`editor:${lien.actor.id}`]: 'write',
      [`editor:${thinh.actor.id}`]: 'suggest',
    });
    assert.equal(asked.location, documentPaths.coEditing(id), asked.html);
    const round = await findCoEditing(db, id);
    const [block] = await listBlocks(db, round!.id);
    const open = documentPaths.coEditing(id, { blockId: block!.id });
    assert.match((await atLien!.get(open)).html, /name="base" value="1"/);
    assert.match(
      (await atHuy!.get(documentPaths.coEditing(id))).html,
      /Cầm Thị Liên<\/span> đang mở đoạn này/,
    );

    const post = documentPaths.block(id, block!.id);
    const say = (text: string, act = 'write') => ({ base: '1', text, act });
    await atHuy!.post(post, say(lines[0]!.replace('ngày 20', 'ngày 25')));
    const late = await atLien!.post(post, say(lines[0]!.replace('ngày 20', 'ngày 30')));
    assert.equal(late.status, 303);
    const seen = await atLien!.get(documentPaths.coEditing(id));
    assert.match(seen.html, /Lời của bạn được giữ thành đề nghị sửa/);
    assert.match(seen.html, /<del>25 <\/del><ins>30 <\/ins>/);
    assert.equal((await atThinh!.post(post, say('x'))).status, 409);
    await atThinh!.post(post, {
      ...say(lines[0]!.replace('đề nghị', 'yêu cầu'), 'suggest'),
      reason: 'Văn bản chỉ đạo',
    });
    const proposals = await atHuy!.get(documentPaths.coEditing(id));
    assert.match(proposals.html, /Văn bản chỉ đạo/);
    const forms = [...proposals.html.matchAll(/action="([^"]+\/de-nghi\/[^"]+)"/g)].map(
      ([, action]) => action!,
    );
    assert.match((await atHuy!.post(documentPaths.coEditingEnd(id), {})).html, /Nhận hoặc bỏ từng đề nghị/);
    await atHuy!.post(forms[0]!, { outcome: 'rejected', seen: '2' });
    await atHuy!.post(forms[1]!, { outcome: 'accepted', seen: '2' });
    const compared = await atHuy!.get(documentPaths.coEditing(id, { isCompared: true }));
    assert.match(compared.html, /<ins>yêu cầu <\/ins><small[^>]*>[^<]*Thịnh/);
    assert.equal(
      (await atHuy!.post(documentPaths.coEditingEnd(id), {})).location,
      documentPaths.document(id),
    );
    assert.match(
      (await atHuy!.get(documentPaths.comparison(id, 1, 2))).html,
      /<ins>25 <\/ins><small[^>]*>[^<]*Huy/,
    );
  });
});

const otherPaper = () =>
  desks.services.letters.render(
    { source: '#set document(date: auto)\n#set text(font: "Tinos")\nBản sau' },
    {},
    { createdAt: desks.clock.now },
  );

describe('in browsers', { skip: skipWithoutChromium }, async () => {
  if (skipWithoutChromium) return;
  const origin = await house.app.listen({ port: 0 });
  const browsers = await Promise.all([launchChromium(), launchChromium()]);
  after(() => Promise.all(browsers.map((browser) => browser.close())));
  const [ownBrowser, otherBrowser] = browsers as [Browser, Browser];

  async function at(browser: Browser, who: Context, path: string): Promise<Page> {
    const [name, value] = (await house.signIn(who.actor)).split(/=(.*)/s) as [string, string];
    const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce' });
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    await page.goto(origin + path);
    await page.locator('co-editing[data-ready]').waitFor();
    return page;
  }

  test('two people write one draft in two browsers: each sees the other, and both changes to one paragraph stand', async () => {
    const { path, blocks } = await opened();
    const [own, other] = await Promise.all([at(ownBrowser, huy, path), at(otherBrowser, lien, path)]);
    const paragraph = (page: Page, words: string) => page.locator('[data-block]').filter({ hasText: words });
    const box = (page: Page) => page.getByLabel('Lời của đoạn');
    await paragraph(own, 'Sở Nội vụ').getByRole('link', { name: 'Sửa' }).click();
    await box(own).fill(lines[0]!.replace('ngày 20', 'ngày 25'));
    await other.getByText('đang mở đoạn này').waitFor();
    await paragraph(other, 'Sở Nội vụ').getByRole('link', { name: 'Sửa' }).click();
    await box(other).fill(lines[0]!.replace('đề nghị', 'yêu cầu'));

    await own.getByRole('button', { name: 'Lưu đoạn' }).click();
    await own.getByText('Đã lưu đoạn.').waitFor();
    await other.getByText('vừa được sửa, lưu sẽ hợp hai bên').waitFor();
    assert.match(await box(other).inputValue(), /yêu cầu/, 'what is being typed stays');
    // Going on to the next paragraph keeps this one.
    await paragraph(other, 'Kiến nghị').getByRole('link', { name: 'Sửa' }).click();
    await other.getByText('yêu cầu Ủy ban nhân dân xã rà soát biên chế, báo cáo trước ngày 25').waitFor();
    await own.getByText('yêu cầu Ủy ban nhân dân xã rà soát biên chế, báo cáo trước ngày 25').waitFor();
    await box(other).fill('2. Kiến nghị, đề xuất.\n3. Gửi kèm danh sách.');
    await other.getByRole('button', { name: 'Lưu đoạn' }).click();
    await own.getByText('3. Gửi kèm danh sách.', { exact: true }).waitFor();
    // Closing the draft keeps what is still being typed.
    await paragraph(own, 'Số lượng').getByRole('link', { name: 'Sửa' }).click();
    await box(own).fill('1. Số lượng, cơ cấu.');
    await own.getByRole('button', { name: 'Chốt thành bản mới' }).click();
    await own.getByText('Đã chốt thành bản mới.').waitFor();
    assert.deepEqual(
      (await blocks()).map(({ text }) => text),
      [
        lines[0]!.replace('đề nghị', 'yêu cầu').replace('ngày 20', 'ngày 25'),
        '1. Số lượng, cơ cấu.',
        lines[2],
        '3. Gửi kèm danh sách.',
      ],
    );
  });

  const { id, blocks } = await opened();
  const [block] = await blocks();
  const suggestion = { documentId: id, blockId: block!.id, base: 1, text: lines[0]!.replace('20', '30') };
  await suggestBlock(thinh, { ...suggestion, reason: 'Để các xã kịp chuẩn bị' });
  const other = await draft();
  const fileIds = await Promise.all([
    desks.upload(huy, 'Bản đầu.pdf'),
    desks.upload(huy, 'Bản sau.pdf', await otherPaper()),
  ]);
  const words = desks.letter({ text: null });
  const uploaded = await draftDocument(huy, desks.services, { ...words, fileIds: fileIds.slice(0, 1) });
  const revised = { ...words, documentId: uploaded.id, seenRevision: 1, fileIds: fileIds.slice(1), note: '' };
  await reviseDraft(huy, desks.services, revised);
  const pages: readonly (readonly [string, Context, string])[] = [
    ['co-editing-open', lien, documentPaths.coEditing(id, { blockId: block!.id })],
    ['co-editing-changes', huy, documentPaths.coEditing(id, { isCompared: true })],
    ['co-editors', huy, documentPaths.coEditors(other.id)],
    ['compared-pictures', huy, documentPaths.comparison(uploaded.id, 1, 2)],
    ['sign-upload', huy, documentPaths.signing(uploaded.id)],
    ['copies', huy, documentPaths.copies(uploaded.id)],
  ];
  for (const [name, who, path] of pages) {
    test(`the page "${name}" is accessible at a desk and on a telephone`, async () => {
      const cookie = await house.signIn(who.actor);
      for (const width of [1366, 390]) {
        assert.deepEqual(await inspectPage(ownBrowser, { url: origin + path, cookie, width, name }), []);
      }
    });
  }
});
