import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  createDemoAuthority,
  type Issued,
  signPdf,
  type TimestampSource,
  verifyPdfSignatures,
} from './index.ts';
import { ask, inFolder, needs, pem } from './other-software.ts';
import { document, validity } from './sample-document.ts';

const openssl = needs('openssl');
const request = { commonName: 'Sample Timestamp Authority', use: 'timestamp', ...validity } as const;
// openssl stamps with the clock of the machine, so the authorities hold for decades and the signer's certificate for
// an hour around this moment.
const decades = { notBefore: validity.notBefore, notAfter: Temporal.Instant.from('2060-01-01T00:00:00Z') };
const now = Temporal.Now.instant();
const authority = createDemoAuthority({ commonName: 'Lasting Root', ...decades });
const hour = { notBefore: now.subtract({ minutes: 30 }), notAfter: now.add({ minutes: 30 }) };
const byMai = {
  signer: authority.issueSigner({ commonName: 'Trần Thị Mai', ...hour }),
  signedAt: now.toZonedDateTimeISO('Asia/Ho_Chi_Minh'),
};
const ours = authority.issue({ ...request, ...decades });
const strangers = createDemoAuthority({ ...request, ...decades }).issue({ ...request, ...decades });

test('a timestamp proves the time, and outlives the certificate of the signer', openssl, async () => {
  const signed = await signPdf(document, { ...byMai, timestamp: stampedBy(ours) });
  const [report] = verifyPdfSignatures(signed, trustAt(Temporal.Instant.from('2059-01-01T00:00:00Z')));
  assert.equal(report?.isTimeProven, true);
  assert.ok(Math.abs(Number(report?.signedAt?.epochMilliseconds) - Date.now()) < 60_000);
  assert.deepEqual(report?.reasons, []);
});

test('without a timestamp the same certificate has expired by then', async () => {
  const [report] = verifyPdfSignatures(
    await signPdf(document, byMai),
    trustAt(Temporal.Instant.from('2059-01-01T00:00:00Z')),
  );
  assert.ok(report?.reasons.includes('certificate-expired'));
});

test('poppler still finds the signature valid', { skip: openssl.skip || needs('pdfsig').skip }, async () => {
  const signed = await signPdf(document, { ...byMai, timestamp: stampedBy(ours) });
  assert.match(ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': signed }).text, /Signature is Valid/);
});

test('refused: a timestamp by an authority nobody trusts', openssl, async () => {
  const signed = await signPdf(document, { ...byMai, timestamp: stampedBy(strangers) });
  assert.deepEqual(verifyPdfSignatures(signed, trustAt(now))[0]?.reasons, ['timestamp-untrusted']);
});

test('refused: a timestamp replayed from another signature', openssl, async () => {
  const replayed = await stampedBy(ours)(new Uint8Array(32));
  const signed = await signPdf(document, { ...byMai, timestamp: async () => replayed });
  assert.deepEqual(verifyPdfSignatures(signed, trustAt(now))[0]?.reasons, ['timestamp-invalid']);
});

test('a timestamp larger than the room kept for it makes the room larger', async () => {
  const huge = Buffer.concat([Buffer.from([0x04, 0x82, 0x4e, 0x20]), Buffer.alloc(20_000)]);
  const signed = await signPdf(document, { ...byMai, timestamp: async () => huge });
  assert.deepEqual(verifyPdfSignatures(signed, trustAt(now))[0]?.reasons, ['timestamp-invalid']);
});

function trustAt(at: Temporal.Instant) {
  return { trustedRoots: [authority.certificate], at };
}

/** An authority run by openssl, as RFC 3161 tokens are made in the world. */
function stampedBy({ certificate, privateKey }: Issued): TimestampSource {
  const settings = `[tsa]
default_tsa = one
[one]
serial = serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
`;
  return async (digest) =>
    inFolder(
      {
        'tsa.pem': pem(certificate),
        'tsa.key': privateKey.export({ type: 'pkcs8', format: 'pem' }),
        'tsa.cnf': settings,
        serial: '01',
      },
      (folder) => {
        const at = (name: string) => join(folder, name);
        const hex = Buffer.from(digest).toString('hex');
        const query = ['-query', '-digest', hex, '-sha256', '-cert', '-out', at('q.tsq')];
        const reply = [
          '-reply',
          '-config',
          at('tsa.cnf'),
          '-queryfile',
          at('q.tsq'),
          '-signer',
          at('tsa.pem'),
        ];
        ask('openssl', ['ts', ...query], {});
        const said = ask(
          'openssl',
          ['ts', ...reply, '-inkey', at('tsa.key'), '-token_out', '-out', at('t')],
          {},
        );
        assert.equal(said.status, 0, said.text);
        return readFileSync(at('t'));
      },
    );
}
