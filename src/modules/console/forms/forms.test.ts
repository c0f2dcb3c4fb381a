import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { cardForm, consoleOffice } from '../fixtures.ts';
import { consoleRoutes } from '../module.ts';
import { consolePaths } from '../paths.ts';

const database = await testDatabase();
const office = await consoleOffice(database);
const house = await testApp({ database, now: () => office.clock.now, routes: consoleRoutes, accessRules });
after(() => house.app.close());
const nam = await visitor(house, (await office.officer('nam')).actor);
const { card } = office;

/** What a person reads of a page. */
const text = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the forms in the console', () => {
  test('are listed with their dates, and found without accents', async () => {
    const { html } = await nam.get(consolePaths.forms('the thu vien'));
    assert.ok(html.includes(`href="${consolePaths.form(card.id)}"`));
    assert.match(text(html), /9\.000009.*01\/01\/2026.*chưa định.*Đang dùng/);
    assert.doesNotMatch(html, /khai sinh/);
  });

  test('show each page as people meet it, and warn of a page that nothing leads to', async () => {
    const { html } = await nam.get(consolePaths.form(card.id));
    assert.match(html, /<fieldset class="mu-preview" disabled[\s\S]*name="fullName"/);
    assert.match(text(html), /Ngoài ra chỉ hỏi khi cần: Gửi tới đâu \(Nhận thẻ ở đâu: Qua bưu điện\)/);
    assert.match(text(html), /Trang 3\. Người giám hộ.*Không tìm được câu trả lời nào dẫn tới trang này/);
  });

  test('say which answers lead to each page and field', async () => {
    const read = text((await nam.get(consolePaths.reach(card.id))).html);
    assert.match(read, /Gửi tới đâu street.*Nhận thẻ ở đâu: Qua bưu điện/);
    assert.match(read, /Người giám hộ guardian.*Không câu trả lời nào dẫn tới/);
  });

  test('are tried with an example, page by page, and nothing of it is kept', async () => {
    const count = () => database.db.selectFrom('dossierDraft').select('id').execute();
    const before = await count();
    const first = await nam.get(consolePaths.trial(card.id, '1'));
    assert.match(text(first.html), /Lan nhận thẻ tại quầy Đúng như mong đợi/);
    assert.match(first.html, /value="Lò Thị Lan"/);
    const second = await nam.post(consolePaths.trial(card.id), postedFrom(first.html, 'continue'));
    assert.match(text(second.html), /Trang 2\/2\. Nhận thẻ/);
    const posted = postedFrom(second.html, 'continue').map(
      ([name, value]) => [name, name === 'delivery' && value === 'desk' ? 'post' : value] as const,
    );
    const wrong = await nam.post(consolePaths.trial(card.id), posted);
    assert.match(text(wrong.html), /Nhập gửi tới đâu/);
    const done = await nam.post(
      consolePaths.trial(card.id),
      postedFrom(wrong.html, 'continue').map(
        ([name, value]) => [name, name === 'street' ? 'Bản Nà Lúa' : value] as const,
      ),
    );
    assert.match(text(done.html), /Tờ khai đủ và nộp được.*Lệ phí \(đồng\) 15\.000/);
    assert.deepEqual(await count(), before);
  });
});

describe('a newer version', () => {
  const file = (answers: object) =>
    submitDossier(office.lan, {
      ...office.application(),
      procedureVersionId: card.id,
      answers: answers as never,
    });

  test('is compared in words, and the submissions of the past run through it without a value shown', async () => {
    const secret = { fullName: 'Lò Thị Bí Mật', tel: '0912345678', nickname: 'Tên gọi riêng' };
    const filed = await file({ ...secret, delivery: 'desk' });
    const { html, status } = await nam.post(consolePaths.newerForm(card.id), { form: cardForm(2) });
    assert.equal(status, 200);
    const read = text(html.replace(/<textarea[\s\S]*?<\/textarea>/, ''));
    assert.match(read, /Sửa Câu hỏi “Điện thoại” tên trong tệp: tel → phone/);
    assert.match(read, /Thêm Câu hỏi “Ngày sinh”/);
    assert.match(read, /Bỏ Câu hỏi “Tên thường gọi”/);
    assert.match(read, /Hồ sơ chạy lại 1 Vẫn nộp được 0 Phải sửa, bổ sung 1/);
    assert.match(read, new RegExp(`${filed.code}.*Nhập ngày sinh.*Không còn chỗ cho: Tên thường gọi`));
    for (const value of Object.values(secret)) assert.ok(!html.includes(value), value);
  });

  test('once published is chosen from the list, whichever of the two one looks at', async () => {
    const newer = await office.publishForm(office.system, 2, Temporal.PlainDate.from('2026-11-01'));
    const read = text((await nam.get(consolePaths.newerForm(newer.id, card.id))).html);
    assert.match(read, /Thêm Câu hỏi “Ngày sinh”/);
    const back = text((await nam.get(consolePaths.newerForm(card.id, newer.id))).html);
    assert.match(back, /Thêm Câu hỏi “Ngày sinh”/);
  });

  test('that cannot be read is told by the place of each mistake, and what was pasted stays', async () => {
    const written = cardForm(1).replace('kind: phone', 'kind: telephone');
    const { html, status } = await nam.post(consolePaths.newerForm(card.id), { form: written });
    assert.equal(status, 422);
    assert.match(text(html), /Biểu mẫu chưa đọc được stages\[0\]\.fields\[1\]\.kind/);
    assert.ok(html.includes('telephone'));
  });
});

test('the console is for administrators', async () => {
  const hung = await visitor(house, (await office.officer('hung')).actor);
  for (const path of [consolePaths.forms(), consolePaths.form(card.id), consolePaths.trial(card.id)]) {
    assert.equal((await hung.get(path)).status, 403);
    assert.equal((await (await visitor(house)).get(path)).status, 303);
  }
});
