import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { libraryCard } from '#modules/dossiers/fixtures.ts';
import { getDossier, listComponents, listDossiers, listFiles, statuses } from '#modules/dossiers/index.ts';
import { type Visitor, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { counterHouse } from './fixtures.ts';
import { counterPaths } from './paths.ts';

const { database, office, hung, atCounter, house } = await counterHouse();
after(() => house.close());
const formPath = counterPaths.form(libraryCard.code);
const count = async () => (await listDossiers(database.db, hung.actor)).length;
const idIn = (location: string | undefined) => location!.match(/ho-so\/([^/]+)/)![1]!;

/** Someone else each time, so that nobody seems to file twice. */
let people = 0;
const another = () => {
  people += 1;
  return { ...person, 'submitter.identityNumber': `0110900005${String(people).padStart(2, '0')}` };
};

/** The form as it stands on the page, with these answers typed into it. */
const fillIn = (html: string, typed: Readonly<Record<string, string>>, action = 'continue') => {
  const form = html.slice(html.indexOf(`action="${formPath}"`));
  const fields = postedFrom(form, action).filter(([name]) => !(name in typed));
  return [...fields, ...Object.entries(typed)] as [string, string][];
};

const person = {
  'submitter.fullName': 'Giàng A Páo',
  'submitter.identityNumber': '011090000456',
  'submitter.phone': '0912 345 679',
  'submitter.address': 'Bản Huổi Lèng',
};
const statement = {
  fullName: 'Giàng A Páo',
  identityNumber: '011090000456',
  phone: '0912345679',
  'address.province': '99',
  'address.commune': '99004',
  'address.detail': 'Bản Huổi Lèng',
  onBehalf: 'self',
  request: 'Xin cấp thẻ thư viện',
  agreed: 'yes',
};

const send = (from: Visitor, fields: [string, string][]) => from.post(formPath, fields, []);

describe('at the counter', () => {
  test('a procedure is found in the words of the person in front of it', async () => {
    const { html } = await atCounter.get(counterPaths.start('the thu vien'));
    assert.match(html, new RegExp(`href="${formPath}"[^>]*>Cấp thẻ thư viện xã</a>`));
    assert.match((await atCounter.get(counterPaths.start('xyzzy qwrt'))).html, /Không tìm thấy thủ tục nào/);
  });

  test('the dossier is taken in and accepted at once; the person leaves with a date', async () => {
    const { html } = await atCounter.get(formPath);
    assert.match(
      html,
      /<option value="99004" selected>Ủy ban nhân dân xã Nà Lúa<\/option>/,
      "the desk's own commune",
    );
    const { status, location } = await send(
      atCounter,
      fillIn(html, { ...person, ...statement, 'paper.1': 'original' }),
    );
    assert.equal(status, 303);
    const page = await atCounter.get(location!);
    assert.match(page.html, /17:00 02\/12\/2026/);
    assert.match(page.html, /<li>Ảnh chân dung \(bản chính\)<\/li>/);
    const id = idIn(location);
    const dossier = await getDossier(database.db, hung.actor, id);
    assert.equal(dossier.status, statuses.accepted);
    assert.equal(dossier.channel, 'inPerson');
    assert.equal(dossier.applicantPhone, '0912345679');
    assert.equal(dossier.returnMethod, 'inPerson');
    assert.deepEqual(
      (await listComponents(database.db, id)).map((paper) => paper.isReceived),
      [true],
    );
    const letter = page.html.match(/href="([^"]+\.pdf)"/)![1]!;
    assert.equal((await atCounter.get(letter)).headers['content-type'], 'application/pdf');
  });

  test('sent twice, also at once, it is one dossier', async () => {
    const before = await count();
    const fields = fillIn((await atCounter.get(formPath)).html, { ...another(), ...statement });
    const sent = await Promise.all([send(atCounter, fields), send(atCounter, fields)]);
    sent.push(await send(atCounter, fields));
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal(new Set(sent.map(({ location }) => location)).size, 1);
    assert.equal(await count(), before + 1);
  });

  test('gaps in the person and in the form are told together, and nothing typed is lost', async () => {
    const before = await count();
    const gaps = fillIn((await atCounter.get(formPath)).html, {
      'submitter.phone': '12',
      request: 'Xin thẻ',
      'paper.1': 'original',
    });
    const { status, html } = await send(atCounter, gaps);
    assert.equal(status, 422);
    for (const field of ['submitter.fullName', 'submitter.phone', 'fullName', 'agreed']) {
      assert.ok(html.includes(`href="#${field}"`), field);
    }
    assert.match(html, /name="submitter\.phone"[^>]*value="12"/);
    assert.match(html, />\n?Xin thẻ<\/textarea>/);
    assert.match(html, /name="paper\.1" value="original" checked/);
    assert.equal(await count(), before);
  });

  test('what the person said of themselves is carried into the form', async () => {
    const first = (await atCounter.get(formPath)).html;
    assert.match(first, /Điền sẵn vào tờ khai/);
    const { status, html } = await send(atCounter, fillIn(first, person, 'refresh fill'));
    assert.equal(status, 200);
    assert.match(html, /id="fullName"[^>]*value="Giàng A Páo"/);
    assert.match(html, /id="identityNumber"[^>]*value="011090000456"/);
  });

  test('a scan stays with the form while it is mended, and lies in the dossier in the end', async () => {
    const scan = {
      field: 'paper1.upload',
      name: 'anh-the.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    };
    const empty = (await atCounter.get(formPath)).html;
    const again = await atCounter.post(formPath, fillIn(empty, another()), [scan]);
    assert.equal(again.status, 422);
    assert.match(again.html, /anh-the\.pdf/);
    const { location } = await send(atCounter, fillIn(again.html, statement));
    const id = idIn(location);
    assert.deepEqual(
      (await listFiles(database.db, id)).map((file) => file.name),
      ['anh-the.pdf'],
    );

    const bad = { ...scan, bytes: Buffer.from('<html>') };
    const refused = await atCounter.post(formPath, fillIn(empty, { ...person, ...statement }), [bad]);
    assert.equal(refused.status, 422);
  });

  test('only those of a desk take in', async () => {
    const duc = await visitor(house.app, (await office.officer('duc')).actor);
    for (const path of [counterPaths.start(), formPath]) assert.equal((await duc.get(path)).status, 403);
    assert.equal((await send(duc, [])).status, 403);
  });

  test('an unknown procedure is not there', async () => {
    assert.equal((await atCounter.get(counterPaths.form('9.999999'))).status, 404);
  });
});
