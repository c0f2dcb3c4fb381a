import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type axe from 'axe-core';
import { sampleDocx } from '#engines/file-text/sample-docx.ts';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import type { Context } from '#platform/context.ts';
import { testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { draftDocument } from './commands/draft-document.ts';
import { documentHouse, workingDesks } from './fixtures.ts';
import { endorseDocument } from './index.ts';
import { listDocuments } from './list-documents.ts';
import { documentPaths } from './paths.ts';

/** Where to leave pictures for people to look at; none are taken without it. */
const pictures = process.env['MUONG_PICTURES'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(
  join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'),
  'utf8',
);

const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const house = await documentHouse(database, desks);
const [yen, mai, son, hoa, huy] = (await Promise.all(
  ['yen', 'mai', 'son', 'hoa', 'huy'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context, Context];
const [atYen, atMai, atSon, atHoa, atHuy] = await Promise.all(
  [yen, mai, son, hoa, huy].map(({ actor }) => visitor(house, actor)),
);
const scan = { field: 'files', name: 'Công văn 88.pdf', mediaType: 'application/pdf', bytes: samplePdf };
const entry = {
  register: 'ĐẾN',
  type: 'Công văn',
  code: '88/STP-VP',
  promulgated: '2026-11-20',
  sender: 'Sở Tư pháp',
  subject: 'V/v phối hợp hòa giải ở cơ sở',
  urgency: '1',
  source: 'paper',
};
const idIn = (location: string | undefined) => location!.split('/').at(-1)!;

describe('at the clerk’s', () => {
  test('a scan is registered, may be a repeat, is laid before the chair, endorsed, read and finished by pages alone', async () => {
    const gaps = await atYen!.post(documentPaths.newIncoming(), { ...entry, code: '' }, [scan]);
    assert.equal(gaps.status, 422);
    assert.match(gaps.html, /Ghi số, ký hiệu của văn bản/);
    assert.match(gaps.html, /V\/v phối hợp hòa giải/);

    const registered = await atYen!.post(
      documentPaths.newIncoming(),
      { ...entry, leader: mai.actor.id!, opinion: 'Đề xuất giao Phòng Kinh tế.' },
      [scan],
    );
    assert.equal(registered.status, 303, registered.html);
    const id = idIn(registered.location);
    const again = await atYen!.post(documentPaths.newIncoming(), entry, [scan]);
    assert.match(again.html, /Có thể trùng với văn bản đã có/);
    assert.ok(again.html.includes(documentPaths.document(id)));

    const page = await atMai!.get(documentPaths.document(id));
    const decision = page.html.match(/href="([^"]+\/y-kien)"/)![1]!;
    const form = await atMai!.get(decision);
    assert.match(form.html, /Đề xuất giao Phòng Kinh tế/);
    const unit = desks.unitId('H99.102.3');
    const given = await atMai!.post(decision, {
      opinion: 'Đồng ý.',
      [`role:${unit}`]: 'lead',
      [`days:${unit}`]: '4',
    });
    assert.equal(given.status, 303, given.html);

    assert.equal(
      (await atHoa!.get(documentPaths.document(id))).status,
      200,
      'the unit sees what it was given',
    );
    const work = await atSon!.get(documentPaths.document(id));
    const end = work.html.match(/action="([^"]+\/xong)"/)![1]!;
    assert.match((await atSon!.post(end, { note: '' })).html, /Ghi rõ lý do hoặc kết quả/);
    assert.equal((await atSon!.post(end, { note: 'Đã phối hợp.' })).status, 303);
    const closed = await atMai!.get(documentPaths.document(id));
    assert.match(closed.html, /Đã giải quyết/);
    assert.match(closed.html, /Vừ Thị Hoa xem lúc/);
    assert.equal(
      (await atHuy!.get(documentPaths.document(id))).status,
      404,
      'another agency knows nothing of it',
    );
  });

  test('the files of a state secret are refused by name, and no byte is kept', async () => {
    const files = () => db.selectFrom('file').select('id').execute();
    const before = (await files()).length;
    const marked = { ...entry, code: '09/STP', subject: '', secrecy: 'secret' };
    const refused = await atYen!.post(documentPaths.newIncoming(), marked, [
      { ...scan, name: 'Kế hoạch mật.pdf' },
    ]);
    assert.equal(refused.status, 422);
    assert.match(refused.html, /Kế hoạch mật\.pdf” không được tải lên/);
    assert.equal((await files()).length, before);
    const registered = await atYen!.post(documentPaths.newIncoming(), marked, []);
    assert.match((await atYen!.get(registered.location!)).html, /nội dung không lưu trên hệ thống này/);
  });

  test('a document is found by the words in its scan, without accents, by those who see it alone', async () => {
    const page = await desks.services.letters.render(
      { source: '#set document(date: auto)\n#set text(font: "Tinos")\nHội nghị Then cổ truyền' },
      {},
      { createdAt: desks.clock.now },
    );
    const registered = await atYen!.post(
      documentPaths.newIncoming(),
      { ...entry, code: '90/SVH', subject: 'Giấy mời' },
      [{ ...scan, name: 'Giấy mời.pdf', bytes: page }],
    );
    await desks.settle();
    const book = await atYen!.get(documentPaths.book('incoming'));
    assert.match(book.html, /Sổ đăng ký văn bản đến[\s\S]*90\/SVH/);
    assert.doesNotMatch((await atHoa!.get(documentPaths.book('incoming'))).html, /90\/SVH/);
    const found = await atYen!.get(documentPaths.list('incoming', { q: 'then co truyen' }));
    assert.ok(found.html.includes(documentPaths.document(idIn(registered.location))));
    assert.doesNotMatch(
      (await atHoa!.get(documentPaths.list('incoming', { q: 'then co truyen' }))).html,
      /Giấy mời/,
    );
  });
});

describe('at the drafter’s', () => {
  const letter = {
    type: 'officialLetter',
    subject: 'báo cáo biên chế',
    addressees: 'Ủy ban nhân dân xã Nà Lúa',
    way: 'text',
    text: 'Đề nghị báo cáo.\n1. Số lượng.',
    signer: desks.officerId('thinh'),
    receivers: 'H99.102\nỦy ban nhân dân xã Pú Khao\nÔng Lò Văn A',
    urgency: '0',
  };

  test('a letter is drafted, revised, compared, commented on and held against the layout of the law', async () => {
    const drafted = await atHuy!.post(documentPaths.newDraft(), letter, []);
    assert.equal(drafted.status, 303, drafted.html);
    const id = idIn(drafted.location);
    const seen = await atHuy!.get(documentPaths.document(id));
    assert.match(seen.html, /Ủy ban nhân dân xã Pú Khao; Ông Lò Văn A/);
    const revised = await atHuy!.post(
      documentPaths.revision(id),
      { ...letter, seen: '1', text: 'Đề nghị gửi báo cáo.\n1. Số lượng.', note: 'Thêm chữ gửi' },
      [],
    );
    assert.equal(revised.status, 303, revised.html);
    const compared = await atHuy!.get(documentPaths.comparison(id, 1, 2));
    assert.match(compared.html, /<ins>gửi <\/ins>/);
    const layout = await atHuy!.get(documentPaths.layout(id));
    assert.match(layout.html, /thể thức/i);
    assert.doesNotMatch(layout.html, /Chỉ kiểm tra được/, 'words are checked as they would be drawn');
    await atHuy!.post(documentPaths.comments(id), { comment: 'Xem lại ngày.' });
    assert.match((await atHuy!.get(documentPaths.document(id))).html, /Xem lại ngày/);
    const late = await atHuy!.post(documentPaths.revision(id), { ...letter, seen: '1' }, []);
    assert.match(late.html, /vừa được sửa ở nơi khác/);
  });

  test('a DOCX is read and compared, and its page says plainly that a PDF is needed to sign', async () => {
    const file = (words: string) => ({
      field: 'files',
      name: 'Dự thảo.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes: sampleDocx(['Kính gửi: Ủy ban nhân dân xã', words]),
    });
    const uploaded = { ...letter, way: 'file', text: '' };
    const drafted = await atHuy!.post(documentPaths.newDraft(), uploaded, [file('Hạn ngày 20.')]);
    assert.equal(drafted.status, 303, drafted.html);
    const id = idIn(drafted.location);
    await atHuy!.post(documentPaths.revision(id), { ...uploaded, seen: '1' }, [file('Hạn ngày 25.')]);
    const path = process.env['PATH'];
    // A machine without LibreOffice.
    process.env['PATH'] = '/nowhere';
    await desks.settle().finally(() => {
      process.env['PATH'] = path;
    });
    assert.match(
      (await atHuy!.get(documentPaths.comparison(id, 1, 2))).html,
      /<del>20\.<\/del><ins>25\.<\/ins><small[^>]*>Đỗ Quang Huy/,
    );
    assert.match((await atHuy!.get(documentPaths.signing(id))).html, /Máy chủ chưa cài LibreOffice/);
    assert.match((await atHuy!.post(documentPaths.signing(id), {})).html, /Xuất ra PDF rồi tải lên/);
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
  const registered = await desks.register(yen, {
    code: '301/UBND-NC',
    subject: 'V/v phòng chống rét cho vật nuôi',
  });
  await endorseDocument(mai, {
    documentId: registered.id,
    opinion: 'Phòng Kinh tế chủ trì, Phòng Văn hóa - Xã hội phối hợp.',
    assignments: [desks.part('.3', 'lead'), desks.part('.4', 'cooperate'), desks.part('.1', 'inform', 'duc')],
  });
  const waiting = await desks.register(yen, {
    code: '302/UBND-NC',
    subject: 'V/v chuẩn bị kỳ họp cuối năm',
    urgency: 2,
  });
  const draft = await draftDocument(huy, desks.services, desks.letter());
  const [latest] = await listDocuments(db, yen.actor, { direction: 'incoming' });
  const pages: readonly (readonly [string, Context, string])[] = [
    ['incoming', yen, documentPaths.list('incoming')],
    ['register', yen, documentPaths.newIncoming()],
    ['incoming-document', mai, documentPaths.document(registered.id)],
    ['to-do', son, documentPaths.document(registered.id)],
    ['endorse', mai, documentPaths.endorsement(waiting.id)],
    ['latest', yen, documentPaths.document(latest!.id)],
    ['outgoing', huy, documentPaths.list('outgoing')],
    ['draft', huy, documentPaths.newDraft()],
    ['draft-document', huy, documentPaths.document(draft.id)],
    ['compare', huy, documentPaths.comparison(draft.id)],
    ['ask-review', huy, documentPaths.review(draft.id)],
    ['ask-signing', huy, documentPaths.signing(draft.id)],
    ['done-for-me', mai, documentPaths.doneForMe()],
    ['book', yen, documentPaths.book('incoming')],
    ['figures', yen, documentPaths.figures()],
    ['templates', yen, documentPaths.templates()],
    ['regulation', yen, documentPaths.regulation()],
  ];
  for (const [name, who, path] of pages) {
    test(`the page "${name}" is accessible at a desk and on a telephone`, async () => {
      const [cookie, value] = (await house.signIn(who.actor)).split(/=(.*)/s) as [string, string];
      const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce' });
      await context.addCookies([{ name: cookie, value, url: origin }]);
      const page = await context.newPage();
      assert.equal((await page.goto(origin + path))?.status(), 200);
      // The page's own policy lets no script in; the debugger is not the page.
      await page.evaluate(axeSource);
      for (const width of [1366, 390]) {
        await page.setViewportSize({ width, height: 800 });
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
        await page.evaluate(async () => {
          for (const each of globalThis.document.querySelectorAll('details')) each.open = true;
          await Promise.all(globalThis.document.getAnimations().map((each) => each.finished));
        });
        const { violations } = await page.evaluate(
          (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
          rules,
        );
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
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
