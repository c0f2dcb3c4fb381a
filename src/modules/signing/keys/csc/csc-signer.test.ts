import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { createDemoAuthority, signPdf, verifyPdfSignatures } from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { createCscClient } from './csc-client.ts';
import { startCscServer } from './csc-server.ts';
import { cscSigner } from './csc-signer.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const signedAt = Temporal.ZonedDateTime.from('2026-09-02T08:15:00+07:00[Asia/Ho_Chi_Minh]');
const authority = createDemoAuthority({ commonName: 'Tỉnh Mường Mẫu', ...years });
const held = authority.issue({ commonName: 'Trần Thị Mai', keyType: 'rsa', ...years });
const server = await startCscServer({
  plain: { ...held, pin: '1357', scal: '1', multisign: 3 },
  bound: { ...held, pin: '1357', scal: '2', multisign: 1 },
  coded: { ...held, pin: '1357', otp: '778899', scal: '1', multisign: 10 },
});
after(() => server.close());
beforeEach(() => void server.calls.splice(0));

const client = createCscClient({ baseUrl: server.baseUrl, auth: server.client, timeoutMs: 400 });
async function sign(credentialId: string, secret: { pin: string; otp?: string }, count = 1) {
  const credential = await client.getCredential(credentialId);
  const signer = cscSigner(client, credentialId, credential, secret, count);
  const signed = [];
  for (let n = 0; n < count; n++) signed.push(await signPdf(document, { signer, signedAt }));
  return signed;
}
const reasonsOf = (pdf: Uint8Array) =>
  verifyPdfSignatures(pdf, { trustedRoots: [authority.certificate], at: signedAt.toInstant() })[0]?.reasons;
const code = (expected: string) => (error: { code?: string }) => error.code === expected;

describe('a remote signing service by the CSC API', () => {
  test('says which version it speaks, and which keys are the client’s', async () => {
    assert.equal((await client.info()).specs, '2.0.0.2');
    assert.deepEqual(await client.listCredentials(), ['plain', 'bound', 'coded']);
  });

  test('signs many with one leave, as far as the credential allows', async () => {
    const signed = await sign('plain', { pin: '1357' }, 5);
    assert.deepEqual(signed.map(reasonsOf), [[], [], [], [], []]);
    assert.equal(server.calls.filter((call) => call === 'credentials/authorize').length, 2);
  });

  test('is asked for leave for each digest where it binds its leave to them', async () => {
    const signed = await sign('bound', { pin: '1357' }, 2);
    assert.deepEqual(signed.map(reasonsOf), [[], []]);
    assert.equal(server.calls.filter((call) => call === 'credentials/authorize').length, 2);
  });

  test('wants the PIN, and the one-time code where it sends one', async () => {
    await assert.rejects(sign('plain', { pin: '0000' }), code('pin-wrong'));
    await assert.rejects(sign('coded', { pin: '1357', otp: '000000' }), code('otp-wrong'));
    assert.deepEqual((await sign('coded', { pin: '1357', otp: '778899' })).map(reasonsOf), [[]]);
  });

  test('that is late, busy or confused is told apart from one that refuses', async () => {
    const fails: readonly (readonly [string, Parameters<typeof server.next.set>[1], string])[] = [
      ['signatures/signHash', { delayMs: 1500 }, 'key-unreachable'],
      ['credentials/authorize', { status: 503, error: 'temporarily_unavailable' }, 'key-unreachable'],
      ['credentials/info', { status: 400, error: 'invalid_credential_id' }, 'remote-credential-missing'],
      ['signatures/signHash', { status: 400, error: 'expired_sad' }, 'remote-refused'],
    ];
    for (const [method, planned, expected] of fails) {
      server.next.set(method, planned);
      await assert.rejects(sign('plain', { pin: '1357' }), code(expected), method);
    }
  });

  test('gets a new token when it no longer takes the old one', async () => {
    server.next.set('credentials/info', { status: 401, error: 'invalid_token' });
    await assert.rejects(client.getCredential('plain'), code('remote-refused'));
    assert.equal((await client.getCredential('plain')).multisign, 3);
  });

  test('that does not answer at all, or takes no such client, is named', async () => {
    const nowhere = createCscClient({ baseUrl: 'http://127.0.0.1:1/csc/v2', auth: server.client });
    await assert.rejects(nowhere.listCredentials(), code('key-unreachable'));
    const stranger = { ...server.client, clientSecret: 'guessed' };
    const refused = createCscClient({ baseUrl: server.baseUrl, auth: stranger });
    await assert.rejects(refused.listCredentials(), code('remote-refused'));
  });
});
