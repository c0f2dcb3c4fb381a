import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { type JwkSet, signJws } from './compact-jws.ts';
import { judgeReceipt, looksLikeReceipt, type ReceiptClaims } from './receipt.ts';
import { createReceiptPress, readReceiptKeys } from './receipt-press.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { receiptLines } from './receipt-words.ts';

const database = await testDatabase();
const { db } = database;
const at = Temporal.Instant.from('2026-11-25T02:00:00Z');
const secret = 'a'.repeat(64);
const press = createReceiptPress(db, secret, 'https://mau.example/bien-nhan');
const claims: ReceiptClaims = {
  c: 'H99.102-261125-0001',
  n: 'Lò Thị Lan',
  p: '9.000001',
  a: 'Ủy ban nhân dân xã Nà Lúa',
  t: 1_764_036_000,
  d: 1_764_640_800,
};
const issue = (id: string = newId()) => press.issue({ type: 'letter', id }, claims, at);
const faultOf = (text: string, keys: JwkSet) => {
  const verdict = judgeReceipt(text, keys);
  return 'fault' in verdict ? verdict.fault : 'genuine';
};
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a receipt', () => {
  test('says what the letter says, and is the same each time the letter is drawn', async () => {
    const id = newId();
    const [first, second] = await Promise.all([issue(id), issue(id)]);
    assert.equal(first, second);
    const verdict = judgeReceipt(first, await readReceiptKeys(db));
    assert.deepEqual(verdict, { kind: 'genuine', claims });
    // A code of at most 77 modules a side: 28 mm of paper that any telephone reads.
    assert.ok(Buffer.byteLength(first) <= 412, String(first.length));
  });

  test('forged in any way is not genuine, each for its reason', async () => {
    const jws = (await issue()).split('#')[1]!;
    const [header, payload, signature] = jws.split('.') as [string, string, string];
    const keys = await readReceiptKeys(db);
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const later = encode({ ...claims, d: claims.d + 86_400 });
    const own = createPublicKey(stranger.privateKey).export({ format: 'jwk' });
    for (const [forged, fault] of [
      [`${header}.${later}.${signature}`, 'receipt-forged'],
      [`${header}.${payload}.${'A'.repeat(86)}`, 'receipt-forged'],
      [`${header}.${payload}.`, 'receipt-forged'],
      [signJws(claims, kid, stranger.privateKey), 'receipt-forged'],
      [signJws(claims, 'khac', stranger.privateKey), 'receipt-key-unknown'],
      [`${encode({ alg: 'none', kid })}.${payload}.`, 'receipt-malformed'],
      [`${encode({ alg: 'HS256', kid })}.${payload}.${signature}`, 'receipt-malformed'],
      [`${encode({ alg: 'ES256', kid: 'khac', jwk: own })}.${payload}.${signature}`, 'receipt-key-unknown'],
      [`${jws}.${payload}`, 'receipt-malformed'],
      ['xin chào', 'receipt-malformed'],
      ['', 'receipt-malformed'],
    ] as const) {
      assert.equal(faultOf(forged, keys), fault, forged.slice(0, 80));
    }
  });

  test('of before a change of the secret can still be checked', async () => {
    const old = await issue();
    const other = createReceiptPress(db, 'b'.repeat(64), 'https://mau.example/bien-nhan');
    const young = await other.issue({ type: 'letter', id: newId() }, claims, at.add({ hours: 1 }));
    const keys = await readReceiptKeys(db);
    assert.equal(keys.keys.length, 2);
    assert.deepEqual([faultOf(old, keys), faultOf(young, keys)], ['genuine', 'genuine']);
    assert.ok(
      keys.keys.every((key) => !('d' in key)),
      'no private key is published',
    );
  });

  test('is checked by the command without a database', async () => {
    const text = await issue();
    const folder = mkdtempSync(join(tmpdir(), 'muong-receipt-'));
    const keys = join(folder, 'keys.json');
    writeFileSync(keys, JSON.stringify(await readReceiptKeys(db)));
    writeFileSync(join(folder, 'receipt.txt'), `${text}\n`);
    const verify = (receipt: string) =>
      new Promise<{ code: number; out: string }>((done) =>
        execFile('bin/muong', ['verify', receipt, '--keys', keys], (error, out) =>
          done({ code: error ? Number(error.code) : 0, out }),
        ),
      );
    const found = await verify(join(folder, 'receipt.txt'));
    assert.equal(found.code, 0);
    assert.match(found.out, /GIẤY THẬT[\s\S]*H99\.102-261125-0001[\s\S]*Lò Thị Lan/);
    const forged = await verify(`${text.slice(0, -4)}AAAA`);
    assert.equal(forged.code, 1);
    assert.ok(looksLikeReceipt(text) && !looksLikeReceipt('tep.pdf'));
  });
});

describe('the code on an issued paper', () => {
  const said = {
    u: 'h4nd1e-0f-1t5elf',
    a: 'H99.102',
    b: 'UBND xã Nà Lúa',
    s: '07/2026',
    k: 'Giấy khai sinh',
    d: '2026-11-25',
  };
  const statement = press.sign(said, at);

  test('says what paper it is, bare or as the address it leads to', async () => {
    const keys = await readReceiptKeys(db);
    for (const text of [await statement, `https://mau.example/ban-goc/${await statement}`]) {
      const verdict = judgeReceipt(text, keys);
      assert.deepEqual(verdict, { kind: 'genuine-original', claims: said });
      assert.deepEqual(receiptLines(verdict)[2], ['Ngày ban hành', '25/11/2026']);
    }
    assert.ok(looksLikeReceipt(`https://mau.example/ban-goc/${await statement}`));
  });

  test('is refused with any one letter changed, and under any other key', async () => {
    const keys = await readReceiptKeys(db);
    const jws = await statement;
    for (let place = 0; place < jws.length; place += 1) {
      const letters = [jws[place] === 'A' ? 'B' : 'A', String.fromCharCode(jws.charCodeAt(place) ^ 1)];
      for (const letter of letters)
        assert.notEqual(faultOf(jws.slice(0, place) + letter + jws.slice(place + 1), keys), 'genuine');
    }
    const { kid } = JSON.parse(Buffer.from(jws.split('.')[0]!, 'base64url').toString());
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    assert.equal(faultOf(signJws(said, kid, stranger), keys), 'receipt-forged');
    assert.equal(faultOf(signJws(said, 'khac', stranger), keys), 'receipt-key-unknown');
    // Signed by the province, and neither receipt nor paper.
    assert.equal(faultOf(await press.sign({ u: 'h' }, at), keys), 'receipt-malformed');
  });
});

describe('the page that checks receipts', async () => {
  const house = await testApp({ database, now: () => at, routes: [receiptRoutes('Tỉnh Mường Mẫu')] });
  const anyone = await visitor(house);

  test('without script is answered by the server', async () => {
    const text = await issue();
    const genuine = await anyone.get(`/bien-nhan?ma=${encodeURIComponent(text)}`);
    assert.match(genuine.html, /Giấy thật[\s\S]*Lò Thị Lan/);
    const forged = await anyone.get(`/bien-nhan?ma=${encodeURIComponent(`${text.slice(0, -4)}AAAA`)}`);
    assert.match(forged.html, /Không xác nhận được giấy/);
    assert.doesNotMatch(forged.html, /Lò Thị Lan/);
    const hostile = await anyone.get(
      `/bien-nhan?ma=${encodeURIComponent('</textarea><script>alert(1)</script>')}`,
    );
    assert.doesNotMatch(hostile.html, /<script>alert/);
  });

  test('lets nothing in from elsewhere, and its keys are published', async () => {
    const page = await anyone.get('/bien-nhan');
    assert.match(String(page.headers['content-security-policy']), /default-src 'none'; script-src 'sha256-/);
    assert.doesNotMatch(page.html, /(src|href)="(https?:)?\/\//);
    const keys = await anyone.get('/.well-known/receipt-keys.json');
    assert.deepEqual(JSON.parse(keys.html), await readReceiptKeys(db));
  });

  test('carries a script of at most 200 lines', () => {
    const script = readFileSync(join(import.meta.dirname, 'receipt-check.js'), 'utf8');
    assert.ok(script.split('\n').length <= 200);
  });
});
