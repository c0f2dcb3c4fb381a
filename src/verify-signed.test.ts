// `bin/muong verify`: what an auditor reads, what a script gets, and with which number it ends.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, type TestContext, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { signContainer, signContainerByManifest } from '#engines/asic/index.ts';
import { createDemoAuthority, signPdf } from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { CheckReport } from '#modules/signing/verdict-report.ts';
import verify from './cli/verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'muong-verify-'));
after(() => rmSync(folder, { recursive: true }));
const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 24 }), notAfter: now.add({ hours: 24 }) };
const authority = createDemoAuthority({ commonName: 'Thử', ...years });
const signer = authority.issueSigner({ commonName: 'Trần Thị Mai', ...years });
const zoned = { signer, signedAt: now.toZonedDateTimeISO('Asia/Ho_Chi_Minh') };

const path = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const body = Buffer.from(authority.certificate).toString('base64');
const pem = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
const trust = ['--trust', path('ca.pem', pem)];

const signed = Buffer.from(await signPdf(document, zoned));
const papers = [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: document }];
const container = await signContainer(papers, { signer, signedAt: now });
const byManifest = await signContainerByManifest(papers, { signer, signedAt: now });
const sha256 = createHash('sha256').update(signed).digest('hex');
const extract = await signPdf(document, { ...zoned, copyOf: { form: 'extract', sha256 } });
const changed = (bytes: Uint8Array) => {
  const forged = Buffer.from(bytes);
  forged[forged.indexOf('MediaBox[0 0 5') + 'MediaBox[0 0 '.length]! ^= 1;
  return forged;
};

/** The number it ends with, and what it says. */
async function ends(t: TestContext, ...args: string[]) {
  const said: string[] = [];
  const [out, err] = (['log', 'error'] as const).map((name) =>
    t.mock.method(console, name, (text: string) => void said.push(text)),
  );
  const code = await verify.run(args);
  out!.mock.restore();
  err!.mock.restore();
  return { code, text: said.join('\n') };
}

const isReport = Compile(CheckReport);
async function reported(t: TestContext, ...args: string[]) {
  const { code, text } = await ends(t, ...args, ...trust, '--json');
  const report = JSON.parse(text);
  assert.ok(isReport.Check(report), JSON.stringify([...isReport.Errors(report)]));
  return { code, report };
}

describe('signed files', () => {
  for (const [name, bytes] of Object.entries({
    'a.pdf': signed,
    'a.asice': container,
    'b.asice': byManifest,
  })) {
    test(`that hold end with 0 and are told to people and to programs: ${name}`, async (t) => {
      const file = path(name, bytes);
      const { code, text } = await ends(t, file, ...trust);
      assert.deepEqual([code, text.includes('HỢP LỆ / VALID')], [0, true]);
      assert.match(text, /1\. ✔ Trần Thị Mai, .*\n.*B-B/);
      const { report } = await reported(t, file);
      assert.deepEqual(
        [report.verdict, report.signatures[0]!.signerName, report.signatures[0]!.level],
        ['valid', 'Trần Thị Mai', 'B-B'],
      );
    });

    test(`that were changed end with 1, with the reason: ${name}`, async (t) => {
      const { code, report } = await reported(t, path(`x-${name}`, changed(bytes)));
      assert.equal(code, 1);
      assert.notEqual(report.verdict, 'valid');
      const [reason] = report.signatures[0]?.reasons ?? [{ code: report.reason }];
      assert.match(reason!.code!, name === 'a.pdf' ? /digest-mismatch/ : /zip-malformed/);
    });
  }

  test('by nobody who is believed end with 1', async (t) => {
    const others = createDemoAuthority({ commonName: 'Thử', ...years });
    const stranger = others.issueSigner({ commonName: 'Trần Thị Mai', ...years });
    const { code, report } = await reported(
      t,
      path('la.pdf', await signPdf(document, { ...zoned, signer: stranger })),
    );
    assert.deepEqual([code, report.signatures[0]!.reasons[0]!.code], [1, 'issuer-unknown']);
  });
});

describe('an extract and its original', () => {
  const copy = path('trich.pdf', extract);
  test('hold together, or the original is another, changed or missing', async (t) => {
    const right = await reported(t, copy, '--original', path('goc.pdf', signed));
    assert.deepEqual([right.code, right.report.original], [0, { sha256, verdict: 'valid' }]);
    const another = await reported(t, copy, '--original', path('khac.pdf', document));
    assert.deepEqual([another.code, another.report.original!.verdict], [1, 'unreadable']);
    const { code, text } = await ends(t, copy, '--original', path('khac.pdf', document), ...trust);
    assert.deepEqual([code, text.includes('không phải văn bản gốc')], [1, true]);
    const forged = await reported(t, copy, '--original', path('sua.pdf', changed(signed)));
    assert.equal(forged.code, 1);
    assert.equal((await ends(t, copy, '--original', join(folder, 'mat.pdf'), ...trust)).code, 1);
  });

  test('the original holds and the extract does not: 1', async (t) => {
    const { code } = await reported(
      t,
      path('sua-trich.pdf', changed(extract)),
      '--original',
      path('goc.pdf', signed),
    );
    assert.equal(code, 1);
  });
});

describe('what is no signed file', () => {
  const encrypted = Buffer.from(document).toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root');
  const files: Readonly<Record<string, readonly [Uint8Array | string, string, RegExp]>> = {
    unsigned: [document, 'unsigned', /không có chữ ký số/],
    empty: ['', 'file-empty', /Tệp rỗng/],
    text: ['xin chào', 'pdf-malformed', /không phải PDF/],
    encrypted: [Buffer.from(encrypted, 'latin1'), 'pdf-encrypted', /mật khẩu/],
    'cut short': [signed.subarray(0, signed.length / 2), 'pdf-malformed', /hỏng/],
    'only a head': ['%PDF-1.7\n', 'pdf-malformed', /hỏng/],
    'only the head of a ZIP': [Buffer.from('PK\x03\x04'), 'pdf-malformed', /hỏng/],
    'a container cut short': [container.subarray(0, 500), 'zip-malformed', /hỏng/],
  };
  for (const [kind, [bytes, code, words]] of Object.entries(files)) {
    test(`is said to be so and ends with 1: ${kind}`, async (t) => {
      const file = path(`${kind}.bin`, bytes);
      const { code: ended, report } = await reported(t, file);
      assert.deepEqual([ended, report.reason ?? report.verdict], [1, code]);
      assert.match((await ends(t, file, ...trust)).text, words);
    });
  }

  test('too large to be judged is not read', async (t) => {
    const huge = path('huge.pdf', '%PDF-1.7\n');
    truncateSync(huge, 2 ** 40);
    const { code, report } = await reported(t, huge);
    assert.deepEqual([code, report.reason], [1, 'file-too-large']);
  });

  test('a folder, or nothing, cannot be read', async (t) => {
    mkdirSync(join(folder, 'thu-muc'));
    for (const name of ['thu-muc', 'khong-co.pdf']) {
      const { code, text } = await ends(t, join(folder, name), ...trust);
      assert.deepEqual([code, /Không đọc được tệp/.test(text)], [1, true]);
    }
  });
});

test('asked wrongly it says how to ask, and ends with 2', async (t) => {
  const file = path('a.pdf', signed);
  for (const args of [[], [file, '--khong-co'], [file, '--trust', path('rong.pem', 'x')]]) {
    const { code, text } = await ends(t, ...args);
    assert.equal(code, 2, args.join(' '));
    assert.ok(text.length > 0);
  }
});
