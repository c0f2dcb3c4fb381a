import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { loadProcedures } from './commands/load-procedures.ts';
import { readLexicon } from './finder/index.ts';
import { finderCache } from './finder-cache.ts';
import { procedureRoutes } from './routes.tsx';
import './policy.ts';

const database = await testDatabase();
const pack = readPack('packs', 'sample');
const now = () => Temporal.Instant.from('2026-11-25T02:00:00Z');
await loadProcedures(database.context(undefined, now), {
  ...pack,
  text: (name) => (name === 'catalogue.tsv' ? undefined : pack.text(name)),
});
const lexicon = readLexicon(pack.files('finder/*.yaml').map(({ value }) => value));
const { app } = await testApp({
  database,
  now,
  routes: [
    procedureRoutes({
      finderFor: finderCache(() => lexicon),
      baseUrl: 'https://muongmau.example',
      applyHref: (code) => `/nop-ho-so/${code}`,
    }),
  ],
});
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const get = async (url: string) => {
  const { statusCode, body } = await app.inject({ url, headers: { accept: 'text/html' } });
  return { statusCode, html: body, text: textOf(body) };
};

describe('the list of procedures', () => {
  test('answers a question in everyday words, without accents, best first', async () => {
    const { html } = await get('/thu-tuc?q=lam+giay+khai+sinh+cho+con');
    const [first] = /href="\/thu-tuc\/([\d.]+)"/.exec(html) ?? [];
    assert.equal(first, 'href="/thu-tuc/1.001193"');
    assert.match(html, /value="lam giay khai sinh cho con"/);
  });

  test('without a question is the catalogue, a page at a time, by links', async () => {
    const first = await get('/thu-tuc');
    assert.match(first.html, /rel="next" href="\/thu-tuc\?page=2"/);
    const second = await get('/thu-tuc?page=2');
    assert.match(second.html, /rel="prev" href="\/thu-tuc"/);
    const codes = (html: string) =>
      new Set([...html.matchAll(/\/thu-tuc\/(\d\.\d{6})/g)].map((match) => match[1]));
    assert.equal(codes(first.html).intersection(codes(second.html)).size, 0);
  });

  test('is narrowed by level and field, which keep the question', async () => {
    const { html } = await get('/thu-tuc?q=cap+lai&level=province');
    assert.ok(!html.includes('/thu-tuc/1.001193"'));
    const [href, field] =
      /href="\/thu-tuc\?q=cap\+lai&amp;level=province&amp;field=([^"]+)"/.exec(html) ?? [];
    assert.ok(href, 'the fields found are links');
    const narrowed = await get(`/thu-tuc?q=cap+lai&level=province&field=${field}`);
    assert.ok(narrowed.text.includes(`${decodeURIComponent(field!.replaceAll('+', ' '))} ·`));
    assert.equal((await get('/thu-tuc?level=planet')).statusCode, 422);
  });

  test('says what to do when nothing was found, and writes the question as text', async () => {
    const { html, text } = await get(`/thu-tuc?q=${encodeURIComponent('<script>zzqx</script>')}`);
    assert.match(text, /Chưa tìm thấy thủ tục nào.*Xem tất cả thủ tục/);
    assert.doesNotMatch(html, /<script/);
  });
});

describe('the page of a procedure', () => {
  test('says who, where, papers, time, fee and result, and leads to the application', async () => {
    const { html, text } = await get('/thu-tuc/1.001193');
    for (const said of [
      /Đăng ký khai sinh/i,
      /Mã thủ tục 1\.001193/,
      /Ủy ban nhân dân cấp xã/,
      /1 ngày làm việc/,
      /Miễn phí/,
      /Giấy khai sinh/,
    ]) {
      assert.match(text, said);
    }
    assert.match(html, /href="\/nop-ho-so\/1\.001193"/);
    assert.match(html, /aria-label="Mã QR[^"]*"/);
  });

  test('shows a paper that a database replaces as not needed, with the ground', async () => {
    const { text } = await get('/thu-tuc/1.001193');
    assert.match(
      text,
      /Căn cước, hộ chiếu[^.]*Không phải nộp Cơ quan tự tra trong Cơ sở dữ liệu quốc gia về dân cư \(Bộ Công an\)/,
    );
  });

  test('is in English too', async () => {
    const { html, text } = await get('/thu-tuc/1.001193?lang=en');
    assert.match(html, /<html lang="en"/);
    assert.match(text, /Birth registration.*Apply online.*1 working day .*Free of charge/);
  });

  test('of a code that is not in force is a missing page', async () => {
    assert.equal((await get('/thu-tuc/9.999999')).statusCode, 404);
    assert.equal((await get('/thu-tuc/..%2f')).statusCode, 404);
  });
});

describe('the catalogue for programs', () => {
  const json = async (url: string) => {
    const { statusCode, body } = await app.inject(url);
    return { statusCode, body: JSON.parse(body) };
  };

  test('finds by everyday words and says how many there are', async () => {
    const { body } = await json('/api/v1/procedures?q=khai%20sinh&limit=2');
    assert.equal(body.items.length, 2);
    assert.deepEqual(body.items[0], {
      code: '1.001193',
      name: 'Thủ tục đăng ký khai sinh',
      nameEn: 'Birth registration',
      field: 'Hộ tịch',
      levels: ['commune'],
      agency: 'Ủy ban nhân dân cấp xã',
    });
    assert.ok(body.total > 2);
  });

  test('gives a procedure whole, and a problem for an unknown one', async () => {
    const { body } = await json('/api/v1/procedures/1.001193');
    assert.equal(body.components.length, 9);
    assert.equal(body.channels[0].timeLimit.amount, 1);
    assert.equal((await json('/api/v1/procedures/9.999999')).statusCode, 404);
    assert.equal((await json('/api/v1/procedures?limit=0')).statusCode, 422);
  });

  test('describes itself', async () => {
    const { body } = await json('/api/openapi.json');
    assert.ok(body.paths['/api/v1/procedures'].get.responses['200'].content['application/json'].schema);
    assert.ok(body.paths['/api/v1/procedures/{code}']);
  });
});
