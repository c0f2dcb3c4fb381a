import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { rendered } from '#engines/pdf-signature/marks/rendered.ts';
import { ask } from '#engines/pdf-signature/other-software.ts';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import { verifyFile } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase, visitor } from '#platform/testing/index.ts';
import { draftDocument } from './commands/draft-document.ts';
import { issueDocument } from './commands/issue-document.ts';
import { documentHouse, pin, workingDesks } from './fixtures.ts';
import { findDocument } from './index.ts';
import { layForSigning } from './lay-for-signing.ts';
import { listDocuments } from './list-documents.ts';
import { documentPaths } from './paths.ts';

const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const house = await documentHouse(database, desks);
after(() => house.app.close());
const [huy, lien, thinh, oanh, yen, mai] = (await Promise.all(
  ['huy', 'lien', 'thinh', 'oanh', 'yen', 'mai'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context, Context, Context];
const [atHuy, atLien, atOanh] = await Promise.all(
  [huy, lien, oanh].map(({ actor }) => visitor(house, actor)),
);

describe('a document that only some may know of', () => {
  test('is read as a copy that bears its reader’s name, unit and moment; the original stays as it was', async () => {
    const fileId = await desks.upload(yen, 'Mật độ.pdf');
    const [original] = await db.selectFrom('file').select('sha256').where('id', '=', fileId).execute();
    const { id } = await desks.register(yen, {
      isLimited: true,
      readerIds: [mai.actor.id!],
      code: '77/TTr',
      fileIds: [fileId],
    });
    const path = documentPaths.file(id, 1, 0);
    assert.equal((await atLien!.get(path)).status, 404, 'for nobody else is there a file at all');
    const answer = await house.app.inject({ url: path, headers: { cookie: await house.signIn(mai.actor) } });
    assert.equal(answer.statusCode, 200);
    const said = ask('pdftotext', ['-raw', 'a.pdf', '-'], { 'a.pdf': answer.rawPayload }).text.normalize(
      'NFC',
    );
    const pages = said.split('\f').filter((page) => page.trim() !== '');
    assert.equal(pages.length, 2);
    for (const page of pages) {
      assert.match(
        page,
        /Bản đọc của Quàng Thị Mai · Ủy ban nhân dân xã Nà Lúa · 09:00 25\/11\/2026, mã \w{8}\./,
      );
      assert.match(page, /chữ ký số kiểm tra trên bản gốc/);
      assert.doesNotMatch(page, /Pay/, 'the words beneath cannot be taken out');
    }
    const [plain, seen] = [rendered(samplePdf), rendered(answer.rawPayload)];
    const marked = plain.data.reduce(
      (count, light, at) => count + Number(light > 240 && seen.data[at]! < 240),
      0,
    );
    assert.ok(marked > 2_000, `${marked} dots bear the name`);
    const facts = await listEventsOf(db, 'document', id);
    const given = facts.find(({ type }) => type === 'document-reading-copy-given');
    assert.ok(said.includes(given!.data['code'] as string), 'the copy leads to the fact that it was given');
    const kept = await buffer(desks.blobs.read(original!.sha256));
    assert.ok(kept.equals(samplePdf));
  });

  test('is drafted, signed, sealed and issued with no one else knowing of it', async () => {
    const posted = await atHuy!.post(documentPaths.newDraft(), {
      type: 'officialLetter',
      subject: 'nhân sự sắp bổ nhiệm',
      addressees: 'Ủy ban nhân dân xã Nà Lúa',
      way: 'text',
      text: 'Đề nghị cho ý kiến về nhân sự./.',
      signer: thinh.actor.id!,
      limited: '1',
      urgency: '0',
    });
    assert.equal(posted.status, 303, posted.html);
    const id = posted.location!.split('/').at(-1)!;
    const seesIt = async (ctx: Context) => (await findDocument(db, ctx.actor, id)) !== undefined;
    assert.equal((await atHuy!.post(documentPaths.signing(id), {})).status, 303);
    await desks.sign(thinh);
    await desks.sign(oanh);
    await desks.settle();
    const issued = await issueDocument(oanh, { documentId: id });
    assert.equal(issued.state, 'issued');
    assert.deepEqual(await Promise.all([huy, thinh, oanh, lien, yen].map(seesIt)), [
      true,
      true,
      true,
      false,
      false,
    ]);
    const found = await listDocuments(db, lien.actor, {
      direction: 'outgoing',
      search: 'nhân sự sắp bổ nhiệm',
    });
    assert.deepEqual(found, []);
  });
});

describe('two papers drawn up elsewhere', () => {
  test('are held against each other as they look, page by page, beside their words', async () => {
    const paper = (day: string) =>
      desks.services.letters.render(
        {
          source: `#set document(date: auto)\n#set text(font: "Tinos")\nBáo cáo trước ngày ${day}.#pagebreak()Phụ lục`,
        },
        {},
        { createdAt: desks.clock.now },
      );
    const form = {
      type: 'officialLetter',
      subject: 'báo cáo',
      way: 'file',
      signer: thinh.actor.id!,
      urgency: '0',
    };
    const file = async (day: string) => ({
      field: 'files',
      name: 'Dự thảo.pdf',
      mediaType: 'application/pdf',
      bytes: await paper(day),
    });
    const drafted = await atHuy!.post(documentPaths.newDraft(), form, [await file('20')]);
    const id = drafted.location!.split('/').at(-1)!;
    await atHuy!.post(documentPaths.revision(id), { ...form, seen: '1' }, [await file('25')]);
    await desks.settle();
    const { html } = await atHuy!.get(documentPaths.comparison(id, 1, 2));
    assert.match(html, /<del>20\.<\/del><ins>25\.<\/ins>/);
    assert.match(html, /Trang 1: 1 chỗ khác[\s\S]*Trang 2: giống/);
    assert.equal(html.match(/src="data:image\/png;base64,iVBOR/g)?.length, 2);
    const [second] = html.match(/[^"]+trang=2/)!;
    assert.match((await atHuy!.get(second.replaceAll('&amp;', '&'))).html, /Bản 2, trang 2/);
  });
});

describe('a signed letter', () => {
  test('is copied under the agency’s seal, whole or in extracts that stand in it word for word, each with its number', async () => {
    const text = 'Báo cáo trước ngày 20.\n1. Số lượng hiện có của từng phòng.';
    const { id } = await draftDocument(huy, desks.services, desks.letter({ text }));
    await layForSigning(huy, desks.services, { documentId: id, initialIds: [] });
    await desks.sign(thinh);
    await desks.sign(oanh);
    await desks.settle();
    await issueDocument(oanh, { documentId: id });
    const copy = (values: Record<string, string>) =>
      atOanh!.post(documentPaths.copies(id), { pin, ...values });
    assert.match((await copy({ form: 'trueCopy', pin: '000000' })).html, /Mã PIN không đúng/);
    assert.match((await copy({ form: 'extract', passages: 'Lời không có.' })).html, /không có đúng từng chữ/);
    assert.equal((await copy({ form: 'trueCopy' })).status, 303);
    assert.equal((await copy({ form: 'extract', passages: 'Số lượng hiện có của từng phòng.' })).status, 303);
    const page = await atOanh!.get(documentPaths.copies(id));
    assert.match(page.html, /TRÍCH SAO số[\s\S]*SAO Y số/);
    assert.match(
      (await atHuy!.post(documentPaths.copies(id), { form: 'trueCopy', pin })).html,
      /không có quyền/,
    );
    const [, href] = /href="([^"]+\/ban-sao\/[^"]+)"/.exec(page.html)!;
    const file = await house.app.inject({ url: href!, headers: { cookie: await house.signIn(huy.actor) } });
    const verdict = await verifyFile(db, file.rawPayload, desks.clock.now);
    assert.ok(verdict.kind === 'signed' && verdict.isValid);
  });
});
