import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { addCertificate } from '../commands/add-certificate.ts';
import { samplePlatform } from '../fixtures.ts';
import { openLibrary } from '../testing/provider.ts';
import { gatewayRoutes } from './gateway-routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'muong-mtls-'));
after(() => rmSync(folder, { recursive: true }));
const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** An authority of its own, and certificates by it, as an administrator makes them. */
openssl(
  'req',
  '-x509',
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:P-256',
  '-nodes',
  '-days',
  '3650',
  '-subj',
  '/CN=Co quan chung thuc',
  '-keyout',
  'ca.key',
  '-out',
  'ca.pem',
);
for (const [name, subject] of [
  ['gateway', '/CN=localhost'],
  ['client', '/O=UBND xa Na Lua/CN=mot-cua'],
  ['stranger', '/O=UBND xa Na Lua/CN=mot-cua'],
] as const) {
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    subject,
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
  );
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-days',
    '365',
    '-copy_extensions',
    'copy',
    '-out',
    `${name}.pem`,
  );
}

const database = await testDatabase();
const platform = await samplePlatform(database);
// OpenSSL makes certificates for the days from now on.
platform.clock.now = Temporal.Now.instant().add({ minutes: 1 });
const { services, clock, nam } = platform;
const library = await openLibrary();
const service = await platform.share('thu-vien', `${library.url}/api`);
const { client } = await platform.join('mot-cua');
await platform.grant(client, service);
await addCertificate(nam, { clientId: client.id, pem: read('client.pem') });
const houseOf = (trustsProxy: boolean) =>
  testApp({ database, now: () => clock.now, routes: [gatewayRoutes({ ...services, trustsProxy })] });
const house = await houseOf(false);
const server = https.createServer(
  {
    key: read('gateway.key'),
    cert: read('gateway.pem'),
    ca: read('ca.pem'),
    requestCert: true,
    rejectUnauthorized: false,
  },
  (request, response) => house.app.routing(request, response),
);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(async () => {
  server.closeAllConnections();
  server.close();
  library.close();
  await house.app.close();
});

const url = '/lgsp/thu-vien/members/099094000007';
const overTls = (who?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const port = (server.address() as AddressInfo).port;
    const options = {
      host: 'localhost',
      port,
      path: url,
      headers: { 'lgsp-purpose': 'cap-the' },
      ca: read('ca.pem'),
      ...(who && { key: read(`${who}.key`), cert: read(`${who}.pem`) }),
    };
    https
      .get({ ...options, agent: false }, async (answer) => {
        await text(answer);
        resolve(answer.statusCode!);
      })
      .on('error', reject);
  });

describe('a client certificate', () => {
  test('lets its client in over TLS to Node itself; another of the same name and authority does not, nor none', async () => {
    assert.deepEqual([await overTls('client'), await overTls('stranger'), await overTls()], [200, 401, 401]);
  });

  test('told by a proxy counts only where the settings trust one', async () => {
    const told = (name: string) => `:${new X509Certificate(read(`${name}.pem`)).raw.toString('base64')}:`;
    const behind = await houseOf(true);
    const ask = async ({ app }: typeof house, cert: string) =>
      (await app.inject({ url, headers: { 'lgsp-purpose': 'cap-the', 'client-cert': cert } })).statusCode;
    assert.deepEqual(
      [
        await ask(behind, told('client')),
        await ask(behind, told('stranger')),
        await ask(behind, ':x:'),
        await ask(house, told('client')),
      ],
      [200, 401, 401, 401],
    );
    await behind.app.close();
  });

  test('opens nothing after its days, and is read and taken once when it is registered', async () => {
    const pem = read('client.pem');
    await assert.rejects(addCertificate(nam, { clientId: client.id, pem }), /certificate-taken/);
    await assert.rejects(addCertificate(nam, { clientId: client.id, pem: 'x' }), /certificate-unreadable/);
    const today = clock.now;
    clock.now = today.add({ hours: 24 * 366 });
    await assert.rejects(
      addCertificate(nam, { clientId: client.id, pem: read('stranger.pem') }),
      /certificate-not-valid/,
    );
    assert.equal(await overTls('client'), 401);
    clock.now = today;
  });
});
