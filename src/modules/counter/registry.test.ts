import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { libraryCard } from '#modules/dossiers/fixtures.ts';
import { populationRegistry } from '#modules/personal-store/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { counterHouse } from './fixtures.ts';
import { counterPaths } from './paths.ts';

const number = '011190000999';
/** The registry as the test plays it: it knows one person. */
const asked: Record<string, string>[] = [];
const server = createServer(async (request, response) => {
  const question = (await json(request)) as Record<string, string>;
  asked.push(question);
  const isKnown = question['SoDinhDanh'] === number && question['HoVaTen'] === 'LÒ THỊ PÂNG';
  const person = `<CongDan><SoDinhDanh>${number}</SoDinhDanh><HoVaTen>LÒ THỊ PÂNG</HoVaTen>
    <NgayThangNamSinh>19900516</NgayThangNamSinh><GioiTinh>2</GioiTinh><ThuongTru><MaTinhThanh>99</MaTinhThanh>
    <MaPhuongXa>99004</MaPhuongXa><ChiTiet>Bản Huổi Sen</ChiTiet></ThuongTru></CongDan>`;
  const data = `<CongdanCollection>${isKnown ? person : ''}</CongdanCollection>`;
  response.end(JSON.stringify({ errorCode: '0', data }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => void server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dan-cu`;

const site = { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true };
const { database, hung, atCounter, house } = await counterHouse(
  { siteFor: () => ({ site, inboxCount: 1 }) },
  { registries: [populationRegistry({ url, key: 'khoa-cua-tinh' })] },
);
after(() => house.close());
const formPath = counterPaths.form(libraryCard.code);

/** The form as the clerk sees it, with who stands there typed in, and the button that asks. */
async function ask(fullName: string, identityNumber: string) {
  const { html } = await atCounter.get(formPath);
  const typed = { 'submitter.fullName': fullName, 'submitter.identityNumber': identityNumber };
  const fields = postedFrom(html.slice(html.indexOf(`action="${formPath}"`)), 'refresh ask population');
  return atCounter.post(
    formPath,
    [...fields.filter(([name]) => !(name in typed)), ...Object.entries(typed)],
    [],
  );
}

test('the clerk asks the registry with the card before them: gaps are filled, and who asked for what is written down', async () => {
  const { status, html } = await ask('Lò Thị Pâng', number);
  assert.equal(status, 200);
  assert.match(html, /Đã điền theo CSDL quốc gia về dân cư/);
  assert.match(html, /name="submitter\.address"[^>]*value="Bản Huổi Sen"/);
  assert.match(html, /name="address\.detail"[^>]*value="Bản Huổi Sen"/);
  assert.deepEqual(
    asked.map((each) => [each['NguoiTraCuu'], each['MaTTHC']]),
    [['Lò Văn Hùng', libraryCard.code]],
  );
  const rows = await database.db
    .selectFrom('storeRegistryAnswer')
    .select(['askedById', 'identityNumber', 'outcome'])
    .execute();
  assert.deepEqual(rows, [{ askedById: hung.actor.id, identityNumber: number, outcome: 'found' }]);
  const next = await atCounter.get(formPath);
  assert.match(
    next.html,
    /name="submitter\.fullName"[^>]*value="Lò Thị Pâng"/,
    'the next procedure begins with them',
  );
});

test('a name that is not that of the number tells nothing of anybody, and without a number nobody is asked', async () => {
  await atCounter.post(counterPaths.next, {});
  const stranger = await ask('Vàng A Sùng', number);
  assert.match(stranger.html, /không có người mang họ tên và số định danh này/);
  assert.doesNotMatch(stranger.html, /name="submitter\.address"[^>]*value="Bản Huổi Sen"/);
  const before = asked.length;
  const bare = await ask('Lò Thị Pâng', '');
  assert.equal(bare.status, 409);
  assert.match(bare.html, /đủ 12 số định danh/);
  assert.equal(asked.length, before);
});

test('the form with its registry is accessible on a desk and on a phone', {
  skip: skipWithoutChromium,
}, async () => {
  const origin = await house.app.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(() => browser.close());
  const cookie = await house.app.signIn(hung.actor);
  for (const width of [1366, 390])
    assert.deepEqual(
      await inspectPage(browser, { url: origin + formPath, cookie, width, name: 'counter-registry' }),
      [],
    );
});
