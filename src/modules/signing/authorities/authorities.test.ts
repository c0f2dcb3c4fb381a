import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { signContainer } from '#engines/asic/index.ts';
import { createDemoAuthority, keySigner, signPdf } from '#engines/pdf-signature/index.ts';
import { publishedList, responding, served, stamping } from '#engines/pdf-signature/openssl-peers.ts';
import { needs } from '#engines/pdf-signature/other-software.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { loadTrust, verifyFile } from '../index.ts';
import { pemOf } from '../keys/pem.ts';
import { askingOnly } from './ask-authority.ts';
import { createAuthorities } from './authorities.ts';
import { readSigningSettings } from './settings.ts';

const openssl = needs('openssl');
const database = await testDatabase();
const { db } = database;
// openssl answers by the clock of the machine.
const now = Temporal.Now.instant();
const years = { notBefore: now.subtract({ hours: 1000 }), notAfter: now.add({ hours: 24 * 365 }) };
const authority = createDemoAuthority({ commonName: 'Root', ...years });
const stamper = authority.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const responder = authority.issue({ commonName: 'Responder', use: 'responder', ...years });
await loadTrust(database.context(), [{ name: 'Root', certificate: pemOf(authority.certificate) }]);

const papers = [{ name: 'don.pdf', mediaType: 'application/pdf', bytes: document }];
const hostOf = (url: string) => new URL(url).host;
const signedAt = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh');

/** What the responder and the list of the test's own authority are asked, and whether they are up. */
async function peers(t: TestContext) {
  const asked: string[] = [];
  let isUp = true;
  let answer: (path: string, body: Buffer) => Promise<Uint8Array> | Uint8Array = () => new Uint8Array();
  const url = await served(t, (path, body) => {
    asked.push(path);
    if (!isUp) throw new Error('down');
    return answer(path, body);
  });
  const mai = authority.issue({
    commonName: 'Trần Thị Mai',
    ocspUrl: `${url}/ocsp`,
    crlUrl: `${url}/root.crl`,
    ...years,
  });
  const registry = { authority, known: [mai.certificate, stamper.certificate] };
  const ocsp = responding(registry, responder);
  const list = await publishedList(registry);
  answer = (path, body) => (path === '/ocsp' ? ocsp(path, body) : list);
  const signer = keySigner([mai.certificate], mai.privateKey);
  return {
    url,
    asked,
    files: {
      'a PDF': await signPdf(document, { signer, signedAt }),
      'a container': await signContainer(papers, { signer, signedAt: now }),
    },
    goDown: () => {
      isUp = false;
    },
  };
}

test('several timestamp authorities are asked in order until one answers', openssl, async (t) => {
  const broken = await served(t, () => {
    throw new Error('out of order');
  });
  const good = await served(t, stamping(stamper));
  const failures: string[] = [];
  const timestamps = [
    { name: 'Đầu', url: `${broken}/tsa` },
    { name: 'Hai', url: `${good}/tsa` },
  ];
  const { timestamp } = createAuthorities(db, { timestamps, hosts: [] }, undefined, ({ authority, code }) =>
    failures.push(`${authority}: ${code}`),
  );
  const signer = authority.issueSigner({ commonName: 'Trần Thị Mai', ...years });
  const pdf = await signPdf(document, { signer, signedAt, timestamp });
  const verdict = await verifyFile(db, pdf, Temporal.Now.instant());
  assert.ok(verdict.kind === 'signed' && verdict.isValid && verdict.signatures[0]!.isTimeProven);
  assert.deepEqual(failures, ['Đầu: authority-unreachable']);
});

for (const kind of ['a PDF', 'a container'] as const) {
  test(
    `of ${kind} a revocation is asked for, and while the authority is down the last answer is given with its age`,
    openssl,
    async (t) => {
      const { url, asked, files, goDown } = await peers(t);
      let clock = Temporal.Now.instant();
      const authorities = createAuthorities(db, { timestamps: [], hosts: [hostOf(url)] }, () => clock);
      const revocation = async () => {
        const verdict = await verifyFile(db, files[kind], clock, authorities);
        assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
        const { status, source, age } = verdict.signatures[0]!.revocation;
        return { status, source, hours: age ? Math.floor(age.total('hours')) : undefined };
      };
      assert.deepEqual(await revocation(), { status: 'good', source: 'online', hours: 0 });
      const calls = asked.length;
      assert.deepEqual(await revocation(), { status: 'good', source: 'cached', hours: 0 });
      assert.equal(asked.length, calls, 'what was heard a moment ago is not asked again');

      // The responder's answer has run out when it is asked again; the list is asked for instead, and lasts for days.
      clock = clock.add({ minutes: 30 });
      assert.equal((await revocation()).status, 'good');
      goDown();
      clock = clock.add({ hours: 48 });
      assert.deepEqual(await revocation(), { status: 'good', source: 'cached', hours: 48 });
    },
  );
}

test('an address in a certificate leads nowhere but to the hosts that are named', openssl, async (t) => {
  const { asked, files } = await peers(t);
  const authorities = createAuthorities(db, { timestamps: [], hosts: ['ca.gov.vn'] });
  for (const [kind, file] of Object.entries(files)) {
    const verdict = await verifyFile(db, file, Temporal.Now.instant(), authorities);
    assert.ok(verdict.kind === 'signed' && verdict.isValid, kind);
    assert.equal(verdict.signatures[0]!.revocation.status, 'unknown');
    assert.deepEqual(asked, []);
  }
});

test('only the web is asked, of a named host, at its usual port, without a redirect, and not without end', async (t) => {
  const large = await served(t, () => new Uint8Array(2000));
  const ask = askingOnly({ hosts: ['ca.gov.vn', hostOf(large)], maxBytes: 1000, timeoutMs: 300 });
  for (const url of [
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'file:///etc/passwd',
    'ftp://ca.gov.vn/root.crl',
    'http://xca.gov.vn/',
    'http://ca.gov.vn.example.com/',
    'http://ca.gov.vn:8080/',
    'http://ca.gov.vn@127.0.0.1/',
    'http://me:secret@ca.gov.vn/',
  ]) {
    await assert.rejects(ask(url), /not among the hosts/, url);
  }
  await assert.rejects(ask(`${large}/`), /more than 1000 bytes/);
});

test('settings name roots, authorities, keys and services, and a slip is told by its place', () => {
  const pack = readPack('packs', 'sample');
  const folder = mkdtempSync(join(tmpdir(), 'muong-settings-'));
  const read = (text: string) => {
    const path = join(folder, 'signing.yaml');
    writeFileSync(path, text);
    return readSigningSettings(pack, path);
  };
  const settings = read(
    'timestamps: [{ name: Một, url: "https://tsa.example.vn/" }]\n' +
      'hosts: [ocsp.example.vn]\n' +
      'libraries: { vgca: /usr/lib/libvgca.so }\n' +
      'services: { remote: { baseUrl: "https://ky.example.vn/csc/v2/", clientId: a, clientSecret: b } }\n',
  );
  assert.ok(settings.hosts.includes('ocsp.example.vn') && settings.hosts.includes('ca.gov.vn'));
  assert.deepEqual(settings.keys.services?.['remote'], {
    baseUrl: 'https://ky.example.vn/csc/v2',
    auth: { kind: 'oauth2', clientId: 'a', clientSecret: 'b' },
  });
  assert.throws(() => read('timestamp: []\n'), /signing\.yaml/);
  assert.throws(() => read('timestamps: [{ name: Một, url: "tsa.example.vn" }]\n'), /\/timestamps\/0\/url/);
  assert.throws(() => read('roots: [{ name: Gốc, certificate: "không phải" }]\n'), /"Gốc" is no certificate/);
});
