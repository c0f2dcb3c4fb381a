import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { createMssClient, type MssService } from './mss-client.ts';
import { type MssServerOptions, startMssServer } from './mss-server.ts';
import { verificationCode } from './verification-code.ts';

const at = Temporal.Instant.from('2026-11-25T02:00:00Z');
const years = { notBefore: at.subtract({ hours: 24 }), notAfter: at.add({ hours: 24 * 365 }) };
const sim = createDemoAuthority({ commonName: 'Gốc', ...years }).issue({
  commonName: 'Quàng Thị Mai',
  keyType: 'rsa',
  ...years,
});
const msisdn = '+84912345678';
const words = [Buffer.from('tờ trình'), Buffer.from('phụ lục')] as const;
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const [first, second] = words.map((bytes) => ({
  digest: digestOf(bytes),
  digestName: 'sha256',
  shown: `Mã ${verificationCode(digestOf(bytes))}. Ký <Tờ trình & phụ lục>`,
}));
const asked = { transactionId: 'm1', msisdn, documents: [first!], at } as const;

async function service(options: MssServerOptions = {}, over: Partial<MssService> = {}) {
  const server = await startMssServer({ [msisdn]: sim }, options);
  after(() => server.close());
  const settings = { url: server.url, apId: 'http://muong.example', apPassword: 'of-the-test' };
  const client = createMssClient({ ...settings, patienceMs: 400, ...over });
  return { server, client, settings };
}
const code = (expected: string) => (error: { code?: string }) => error.code === expected;

test('the verification code is the one of the published example', () => {
  assert.equal(verificationCode(Buffer.from('2f665f6a6999e0ef0752e00ec9f453adf59d8cb6', 'hex')), '1462');
  assert.equal(verificationCode(Buffer.alloc(32)), '0000');
  assert.equal(verificationCode(Buffer.alloc(32, 0xff)), '8191');
});

for (const soapVersion of ['1.1', '1.2'] as const) {
  describe(`a mobile signature service by TS 102 204 over SOAP ${soapVersion}`, async () => {
    const { server, client } = await service({ soapVersion }, { soapVersion });
    const status = (msspTransactionId: string) =>
      client.status({ transactionId: 's1', msspTransactionId, at });

    test('shows the text on the phone, is outstanding, and gives the raw signature once the PIN is typed', async () => {
      const id = await client.ask(asked);
      assert.deepEqual(
        server.prompts(msisdn).map(({ shown }) => shown),
        [[first!.shown]],
      );
      assert.equal((await status(id)).status, 504);
      server.press(msisdn, 'confirm');
      const { status: code, signatures, msisdn: whose } = await status(id);
      assert.deepEqual([code, whose], [500, msisdn]);
      const { publicKey } = new X509Certificate(signatures[0]!.certificate);
      assert.ok(verify('sha256', words[0], publicKey, signatures[0]!.value));
    });

    test('says by its code what else came of it', async () => {
      const fates: readonly (readonly [number, string])[] = [
        [401, 'phone-refused'],
        [402, 'phone-pin-blocked'],
        [403, 'phone-blocked'],
        [208, 'phone-expired'],
        [209, 'phone-away'],
        [777, 'key-unusable'],
      ];
      for (const [fault, expected] of fates) {
        const id = await client.ask(asked);
        server.press(msisdn, fault);
        await assert.rejects(status(id), code(expected), String(fault));
      }
      await assert.rejects(client.ask({ ...asked, msisdn: '+84900000000' }), code('phone-unknown'));
      server.next(406);
      await assert.rejects(client.ask(asked), code('phone-busy'));
    });

    test('that is down, or whose answer is lost, is told from one that refuses', async () => {
      server.next('down');
      await assert.rejects(client.ask(asked), code('key-unreachable'));
      server.next('lost');
      await assert.rejects(client.ask(asked), code('key-unreachable'));
    });
  });
}

describe('a mobile signature service', () => {
  test('that takes batches signs several documents under one PIN, in their order', async () => {
    const { server, client } = await service({ documentsAtOnce: 5 });
    const msspTransactionId = await client.ask({ ...asked, documents: [first!, second!] });
    server.press(msisdn, 'confirm');
    const { signatures } = await client.status({ transactionId: 's', msspTransactionId, at });
    const { publicKey } = new X509Certificate(sim.certificate);
    assert.deepEqual(
      signatures.map(({ value }, index) => verify('sha256', words[index]!, publicKey, value)),
      [true, true],
    );
  });

  test('takes no stranger, and is believed only by its certificate', async () => {
    const { settings } = await service();
    const stranger = createMssClient({ ...settings, apPassword: 'guessed' });
    await assert.rejects(stranger.ask(asked), code('key-unusable'));

    const folder = mkdtempSync(join(tmpdir(), 'muong-mss-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'own.pem')];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'].concat(
        [
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=DNS:localhost',
          '-keyout',
          key,
          '-out',
          certificate,
        ],
      ),
      { stdio: 'ignore' },
    );
    const tls = {
      key: readFileSync(key),
      cert: readFileSync(certificate),
      ca: readFileSync(certificate),
      requestCert: true,
    };
    const { client: doubtful, settings: there } = await service({ tls });
    await assert.rejects(doubtful.ask(asked), code('key-unreachable'));
    const known = createMssClient({ ...there, tls: { ca: certificate, certificate, key } });
    assert.match(await known.ask(asked), /^t/);
  });
});
