import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createDemoAuthority, type Issued } from '#engines/pdf-signature/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleSigners } from './fixtures.ts';
import {
  changePin,
  createKeyRing,
  enrolKey,
  findSigningKey,
  type KeySource,
  loadTrust,
  openSigningKey,
  withdrawKey,
} from './index.ts';
import { startCscServer } from './keys/csc/csc-server.ts';
import { pemOf } from './keys/pem.ts';
import { putKey, skipWithoutSoftHsm, softHsm } from './keys/pkcs11/soft-hsm.ts';
import { checkNewPin } from './pin-rules.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleSigners(database);
const at = office.clock.now;
// Longer than the keys of the demonstration: the one valid longest is the one that signs.
const years = { notBefore: at.subtract({ hours: 24 }), notAfter: at.add({ hours: 24 * 365 * 4 }) };
const authority = createDemoAuthority({ commonName: 'Gốc của tỉnh', ...years });
await loadTrust(office.system, [{ name: 'Gốc của tỉnh', certificate: pemOf(authority.certificate) }]);
const [mai, duc, yen] = await Promise.all(['mai', 'duc', 'yen'].map((name) => office.officer(name)));
const own = (who: typeof mai) => ({ officerId: who!.actor.id! });
const issue = (commonName = 'Quàng Thị Mai', keyType: 'rsa' | 'ec' = 'ec') =>
  authority.issue({ commonName, keyType, ...years });

/** A key file as an authority hands it out, made by openssl. */
function keyFile({ certificate, privateKey }: Issued, password: string): KeySource {
  const folder = mkdtempSync(join(tmpdir(), 'muong-p12-'));
  const path = (name: string) => join(folder, name);
  writeFileSync(path('own.pem'), pemOf(certificate));
  writeFileSync(path('own.key'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const parts = [
    'pkcs12',
    '-export',
    '-in',
    path('own.pem'),
    '-inkey',
    path('own.key'),
    '-out',
    path('own.p12'),
  ];
  execFileSync('openssl', [...parts, '-passout', `pass:${password}`]);
  return { kind: 'file', bytes: readFileSync(path('own.p12')), password };
}
const ring = createKeyRing({});
const code = (expected: string) => (error: { issues?: readonly { code: string }[] }) =>
  error.issues?.[0]?.code === expected;

describe('a key from a file', () => {
  const issued = issue();
  const source = keyFile(issued, 'mật khẩu tệp');

  test('is enrolled under a PIN of its own, and signs', async () => {
    const id = await enrolKey(mai!, ring, { holder: own(mai), source, secret: { pin: '481516' } });
    assert.equal((await findSigningKey(db, own(mai), at))?.id, id);
    await openSigningKey(mai!, { holder: own(mai), secret: { pin: '481516' } });
  });

  test('that is locked is renewed by bringing it again, with a new PIN and all its tries', async () => {
    const open = (pin: string) => openSigningKey(mai!, { holder: own(mai), secret: { pin } });
    for (let n = 0; n < 5; n++) await assert.rejects(open('000000'), code('pin-wrong'));
    await assert.rejects(open('481516'), { code: 'signing-key-locked' });
    const id = await enrolKey(mai!, ring, { holder: own(mai), source, secret: { pin: '235711' } });
    await open('235711');
    assert.deepEqual(
      (await listEventsOf(db, 'signing-key', id)).map(({ type }) => type),
      ['signing-key-enrolled', 'signing-key-renewed'],
    );
  });

  test('has its PIN changed by who knows it', async () => {
    const { id } = (await findSigningKey(db, own(mai), at))!;
    await assert.rejects(changePin(mai!, { keyId: id, pin: '111112', newPin: '998877' }), code('pin-wrong'));
    await assert.rejects(changePin(duc!, { keyId: id, pin: '235711', newPin: '998877' }), {
      code: 'not-allowed',
    });
    await changePin(mai!, { keyId: id, pin: '235711', newPin: '998877' });
    await openSigningKey(mai!, { holder: own(mai), secret: { pin: '998877' } });
  });

  test('withdrawn signs no more', async () => {
    const { id } = (await findSigningKey(db, own(mai), at))!;
    await withdrawKey(mai!, { keyId: id });
    assert.notEqual((await findSigningKey(db, own(mai), at))?.id, id);
  });

  test('is refused for what is wrong with it, each by its name', async () => {
    const enrol = (given: KeySource, holder: Parameters<typeof enrolKey>[2]['holder'] = own(mai)) =>
      enrolKey(mai!, ring, { holder, source: given, secret: { pin: '481516' } });
    const stranger = createDemoAuthority({ commonName: 'Nơi khác', ...years });
    const old = { notBefore: at.subtract({ hours: 48 }), notAfter: at.subtract({ hours: 24 }) };
    await assert.rejects(
      enrol({ ...source, kind: 'file', password: 'khác' } as KeySource),
      code('password-wrong'),
    );
    const nonsense: KeySource = { kind: 'file', bytes: Buffer.from('xin chào'), password: '' };
    await assert.rejects(enrol(nonsense), code('key-file-unreadable'));
    const foreign = keyFile(stranger.issue({ commonName: 'Người lạ', ...years }), 'a');
    await assert.rejects(enrol(foreign), code('certificate-refused'));
    const expired = keyFile(authority.issue({ commonName: 'Hết hạn', ...old }), 'a');
    await assert.rejects(enrol(expired), code('certificate-refused'));
    await assert.rejects(enrol(source, own(duc)), { code: 'not-allowed' });
    const seal = { unitId: yen!.actor.positions[0]!.agencyId };
    await assert.rejects(enrol(source, seal), { code: 'not-allowed' });
    await enrolKey(yen!, ring, { holder: seal, source, secret: { pin: '481516' } });
  });
});

describe('a key kept elsewhere', () => {
  test('on a token is enrolled and signs; its PIN is the token’s', { skip: skipWithoutSoftHsm }, async () => {
    const hsm = softHsm('enrolment', '135790');
    const issued = issue('Nguyễn Minh Đức', 'rsa');
    putKey(hsm, 'c3', issued.privateKey);
    const keyRing = createKeyRing({ libraries: { softhsm: hsm.library } });
    const source = {
      kind: 'token',
      library: 'softhsm',
      serial: hsm.serial,
      keyId: 'c3',
      certificatePem: pemOf(issued.certificate),
    } as const;
    const enrol = (pin: string, given: KeySource = source) =>
      enrolKey(duc!, keyRing, { holder: own(duc), source: given, secret: { pin } });
    await assert.rejects(enrol('000000'), code('pin-wrong-there'));
    await assert.rejects(
      enrol('135790', { ...source, certificatePem: pemOf(issue('Khác', 'rsa').certificate) }),
      code('certificate-refused'),
    );
    await assert.rejects(enrol('135790', { ...source, library: 'khác' }), code('key-unreachable'));
    const id = await enrol('135790');
    const open = (pin: string) => openSigningKey(duc!, { holder: own(duc), secret: { pin }, keyRing });
    assert.equal((await open('135790')).id, id);
    await assert.rejects(open('000000'), code('pin-wrong'));
    assert.equal((await findSigningKey(db, own(duc), at))?.failedPins, 1);
    await assert.rejects(changePin(duc!, { keyId: id, pin: '135790', newPin: '246801' }), {
      code: 'pin-kept-elsewhere',
    });
  });

  test('with a remote service is enrolled and signs; a wrong PIN counts when the service says so', async () => {
    const issued = issue('Lò Thị Yến', 'rsa');
    const server = await startCscServer({ yen: { ...issued, pin: '1357', scal: '1', multisign: 9 } });
    after(() => server.close());
    const keyRing = createKeyRing({
      services: { remote: { baseUrl: server.baseUrl, auth: server.client, timeoutMs: 300 } },
    });
    const source = { kind: 'remote', service: 'remote', credentialId: 'yen' } as const;
    await enrolKey(yen!, keyRing, { holder: own(yen), source, secret: { pin: '1357' } });
    const sign = async (pin: string) => {
      const { signer } = await openSigningKey(yen!, { holder: own(yen), secret: { pin }, keyRing });
      return signer.sign(Buffer.from('xin chào'));
    };
    const failed = async () => (await findSigningKey(db, own(yen), at))?.failedPins;
    await assert.rejects(sign('0000'), code('pin-wrong'));
    assert.equal(await failed(), 1);
    server.next.set('signatures/signHash', { delayMs: 1000 });
    await assert.rejects(sign('1357'), { code: 'key-unreachable' });
    assert.equal(await failed(), 1, 'a service that is away costs no try');
    await sign('1357');
    assert.equal(await failed(), 0);
  });
});

test('a PIN that a colleague would guess is refused', () => {
  for (const [pin, again, expected] of [
    ['12345', '12345', 'pin-too-short'],
    ['123456', '123456', 'pin-guessable'],
    ['987654', '987654', 'pin-guessable'],
    ['000000', '000000', 'pin-guessable'],
    ['481516', '481517', 'pin-not-repeated'],
  ] as const) {
    assert.throws(() => checkNewPin(pin, again), code(expected), pin);
  }
  checkNewPin('481516', '481516');
});
