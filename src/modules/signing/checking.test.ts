import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { signContainer } from '#engines/asic/index.ts';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { loadOrganisation, loadPeople } from '#modules/org/index.ts';
import { folderBlobStore, maxUploadBytes, storeMade } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { demoHolders, enrolDemoKeys, openSigningKey, signFile } from './index.ts';
import { pemOf } from './keys/pem.ts';
import { signingPaths } from './paths.ts';
import { signingRoutes } from './routes.tsx';
import { errorTexts } from './text.ts';

const now = Temporal.Now.instant();
const database = await testDatabase();
const system = database.context(undefined, () => now);
const folder = mkdtempSync(join(tmpdir(), 'muong-check-'));
const blobs = folderBlobStore(folder);
const pin = '135790';

const pack = readPack('packs', 'sample');
await loadOrganisation(system, pack);
const people = await loadPeople(system, pack);
const today = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
const holders = await demoHolders(database.db, today);
await enrolDemoKeys(system, holders, pin);

const house = await testApp({ database, now: () => now, routes: [signingRoutes({})], errorTexts });
after(() => house.app.close());
const anyone = await visitor(house);

const mai = people.find((person) => person.username === 'mai')!;
const ctx = system.as({ kind: 'officer', id: mai.officerId, name: mai.fullName, positions: [] });
const agency = holders.find((holder) => holder.name === 'Ủy ban nhân dân xã Nà Lúa')!;

/** A letter signed by Mai and sealed by her commune. */
async function signedLetter(): Promise<Buffer> {
  const made = await storeMade(ctx, blobs, { bytes: document, name: 'a.pdf', mediaType: 'application/pdf' });
  const common = { subject: { type: 'letter', id: made.id }, agencyId: agency.unitId! };
  const signed = await signFile(
    ctx,
    { blobs },
    {
      ...common,
      fileId: made.id,
      key: await openSigningKey(ctx, { holder: { officerId: mai.officerId }, secret: { pin } }),
      purpose: 'signature',
      reason: 'Ký duyệt',
    },
  );
  const sealed = await signFile(
    ctx,
    { blobs },
    {
      ...common,
      fileId: signed.id,
      key: await openSigningKey(ctx, { holder: { unitId: agency.unitId! }, secret: { pin } }),
      purpose: 'seal',
      reason: 'Phát hành văn bản',
    },
  );
  return Buffer.concat(await blobs.read(sealed.sha256).toArray());
}

/** One byte of what the reader sees, changed. */
function changed(pdf: Buffer): Buffer {
  const forged = Buffer.from(pdf);
  const at = forged.indexOf('/MediaBox');
  forged[at + '/MediaBox ['.length] = '1'.charCodeAt(0);
  assert.notDeepEqual(forged, pdf);
  return forged;
}

const letter = await signedLetter();
const file = (bytes: Uint8Array) => [{ field: 'file', name: 'thư.pdf', mediaType: 'application/pdf', bytes }];
const encrypted = Buffer.from(
  Buffer.from(document).toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root'),
  'latin1',
);

describe('anyone', () => {
  test('reads of a signed file who signed it, for whom and when, and that it is whole; nothing is kept', async () => {
    const before = readdirSync(folder, { recursive: true }).length;
    const { status, html } = await anyone.post(signingPaths.check(), {}, file(letter));
    assert.equal(status, 200);
    for (const words of [
      'Chữ ký hợp lệ',
      mai.fullName,
      'Ủy ban nhân dân xã Nà Lúa',
      'chỉ có thêm chữ ký khác',
    ]) {
      assert.ok(html.includes(words), words);
    }
    assert.equal(readdirSync(folder, { recursive: true }).length, before);
  });

  const verdicts: readonly (readonly [what: string, bytes: Uint8Array, words: string])[] = [
    ['that was changed', changed(letter), 'Nội dung đã bị thay đổi sau khi ký'],
    ['without a signature', document, 'Tệp không có chữ ký số'],
    ['under a password', encrypted, 'Tệp có mật khẩu'],
    ['that is no PDF', Buffer.from('xin chào'), 'Không đọc được tệp'],
    ['cut short', letter.subarray(0, letter.length / 2), 'Không đọc được tệp'],
  ];
  for (const [what, bytes, words] of verdicts) {
    test(`is told plainly of a file ${what}`, async () => {
      const { status, html } = await anyone.post(signingPaths.check(), {}, file(bytes));
      assert.equal(status, 200);
      assert.ok(html.includes(words), words);
      assert.doesNotMatch(html, /Chữ ký hợp lệ/);
    });
  }

  test('is asked for a file, and told when it is too large', async () => {
    const none = await anyone.post(signingPaths.check(), {}, []);
    assert.equal(none.status, 422);
    assert.match(none.html, /href="#file">Chọn tệp PDF/);
    const large = await anyone.post(signingPaths.check(), {}, file(Buffer.alloc(maxUploadBytes + 1)));
    assert.ok(large.status >= 400 && large.status < 500);
    assert.match(large.html, /20 MB/);
  });

  test('is answered in English too', async () => {
    const { html } = await anyone.post(`${signingPaths.check()}?lang=en`, {}, file(letter));
    assert.match(html, /The signatures are valid/);
    await anyone.get(`${signingPaths.check()}?lang=vi`);
  });
});

test('a container of files is judged as a PDF is: by the same trust, page and words', async () => {
  const { signer } = await openSigningKey(ctx, { holder: { unitId: agency.unitId! }, secret: { pin } });
  const papers = [{ name: 'thư.pdf', mediaType: 'application/pdf', bytes: letter }];
  const container = await signContainer(papers, { signer, signedAt: now });
  const { html } = await anyone.post(signingPaths.check(), {}, file(container));
  const told = ['Chữ ký hợp lệ', 'Ủy ban nhân dân xã Nà Lúa', 'Còn nguyên như khi ký', 'mức B-B'];
  for (const words of told) {
    assert.ok(html.includes(words), words);
  }
  const forged = Buffer.from(container);
  forged.writeUInt32LE(crc32(changed(letter)), 69 + 14);
  forged.writeUInt32LE(crc32(changed(letter)), forged.lastIndexOf('thư.pdf') - 46 + 16);
  forged.set(changed(letter), 69 + 30 + Buffer.byteLength('thư.pdf'));
  const refused = await anyone.post(signingPaths.check(), {}, file(forged));
  assert.ok(refused.html.includes('Nội dung đã bị thay đổi sau khi ký'));
  const foreign = await anyone.post(signingPaths.check(), {}, file(zipSync({ a: letter })));
  assert.ok(foreign.html.includes('không phải gói hồ sơ ký số'));
});

test('a program gets the same verdict as JSON', async () => {
  const machine = await visitor(house);
  const { bytes } = await machine.post(signingPaths.checkApi(), {}, file(changed(letter)));
  const report = JSON.parse(Buffer.from(bytes).toString());
  assert.equal(report.verdict, 'invalid');
  assert.deepEqual(
    report.signatures.map((signature: { reasons: { code: string }[] }) => signature.reasons[0]!.code),
    ['digest-mismatch', 'digest-mismatch'],
  );
  const good = await machine.post(signingPaths.checkApi(), {}, file(letter));
  const { verdict, signatures } = JSON.parse(Buffer.from(good.bytes).toString());
  assert.equal(verdict, 'valid');
  assert.equal(signatures[0].certificate.subject.includes(mai.fullName), true);
  assert.equal((await machine.post(signingPaths.checkApi(), {}, [])).status, 422);
});

test('a key is locked after five wrong PINs, tried at once or one by one', async () => {
  const holder = {
    officerId: holders.find((each) => each.officerId && each.officerId !== mai.officerId)!.officerId!,
  };
  const open = (tried: string) => openSigningKey(ctx, { holder, secret: { pin: tried } });
  const tries = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => open(`00000${index}`)));
  const codes = tries.map((each) => (each as PromiseRejectedResult).reason.code ?? 'pin-wrong');
  assert.equal(codes.filter((code) => code === 'pin-wrong').length, 5);
  assert.equal(codes.filter((code) => code === 'signing-key-locked').length, 4);
  await assert.rejects(open(pin), { code: 'signing-key-locked' });
});

test('those who sign and the seals of agencies get demonstration keys, once', async () => {
  assert.ok(holders.length > 40);
  assert.equal(new Set(holders.map((holder) => holder.officerId ?? holder.unitId)).size, holders.length);
  assert.equal(holders.find((holder) => holder.officerId === mai.officerId)?.organization, agency.name);
  assert.equal(await enrolDemoKeys(system, holders, pin), 0);
});

test('the command needs no database where it is told whom to trust, and ends with its verdict', async () => {
  const trust = join(folder, 'ca.pem');
  writeFileSync(
    trust,
    pemOf(createDemoAuthority({ commonName: 'Thử', notBefore: now, notAfter: now }).certificate),
  );
  const signed = join(folder, 'la.pdf');
  writeFileSync(signed, letter);
  const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
    const started = execFile('bin/muong', ['verify', signed, '--trust', trust], (_error, out) =>
      resolve({ code: started.exitCode!, out }),
    );
  });
  assert.equal(code, 1);
  assert.match(out, /KHÔNG HỢP LỆ[\s\S]*issuer-unknown/);
});

test('one address may ask so often and no more', async () => {
  const asked = Array.from({ length: 31 }, () => anyone.post(signingPaths.check(), {}, []));
  const statuses = (await Promise.all(asked)).map((answer) => answer.status);
  assert.ok(statuses.includes(429));
});
