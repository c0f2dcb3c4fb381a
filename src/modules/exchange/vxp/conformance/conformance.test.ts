import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { createApiClient, findApiClients, hashToken } from '#modules/identity/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { bank, sampleAxis } from '../../fixtures.ts';
import { errorTexts, exchangeRoutes, refusalStatuses } from '../../module.ts';
import { vxpServer } from '../../testing/vxp-server.ts';
import { createVxpClient } from '../vxp-client.ts';
import { vxpSecret } from '../vxp-secret.ts';
import { type Correspondence, cases, conform, readVxpPeers } from './index.ts';

const database = await testDatabase();
const axis = await sampleAxis(database);
const now = () => axis.clock.now;
const secret = 'a1'.repeat(32);
const house = await testApp({
  database,
  now,
  routes: exchangeRoutes(axis.services, secret),
  errorTexts,
  refusalStatuses,
  accessRules: { api: ({ kind }) => kind === 'partner', officer: () => false, administrator: () => false },
});
after(() => house.app.close());
const own = await house.app.listen({ port: 0, host: '127.0.0.1' });

/** Two systems on the axis of this province, each with its key and its certificate. */
async function onOurAxis(url = `${own}/vxp`): Promise<Correspondence> {
  const parties = [bank, { code: 'H99.901', name: 'Công ty Mẫu' }];
  const [one, other] = await Promise.all(
    (await joined(parties)).map(async ({ participant, signer, system }) => {
      const { token } = await createApiClient(axis.system, {
        name: participant.name,
        system,
        scopes: ['exchange.send', 'exchange.receive'],
      });
      const settings = { url, systemId: system, secret: vxpSecret(secret, hashToken(token)) };
      const { code, name } = participant;
      return { system, code, name, signer, client: createVxpClient(settings, now) };
    }),
  );
  return { url, systemId: one!.system, one: one!, other: other!, patienceMs: 2_000, now };
}

const members = new Map<string, Awaited<ReturnType<typeof axis.join>>>();
async function joined(parties: readonly { code: string; name: string }[]) {
  for (const party of parties) if (!members.has(party.code)) members.set(party.code, await axis.join(party));
  return parties.map(({ code }) => {
    const { participant, signer } = members.get(code)!;
    return { participant, signer, system: participant.system! };
  });
}

const departures = async (between: Correspondence, chosen = cases) =>
  (await conform(between, chosen))
    .filter(({ isKept }) => !isKept)
    .map(({ promise, detail }) => `${promise}: ${detail}`);

describe('what the protocol of the national axis promises', () => {
  test('is kept by the axis of the province, towards systems that speak nothing else', async () => {
    assert.deepEqual(await departures(await onOurAxis()), []);
  });

  test('holds for a call of now: the same call is not believed a quarter of an hour later', async () => {
    const { url, systemId } = await onOurAxis();
    const clients = await findApiClients(database.db, systemId);
    const settings = { url, systemId, secret: vxpSecret(secret, clients[0]!.tokenHash) };
    const late = createVxpClient(settings, () => now().subtract({ minutes: 16 }));
    await assert.rejects(late.listAgencies(), { code: '15' });
    assert.ok((await createVxpClient(settings, now).listAgencies()).length > 2);
  });

  test('is kept by the national axis as its documents describe it', async (t) => {
    const vxp = await vxpServer();
    t.after(() => vxp.close());
    const party = (systemId: string, code: string, name: string) => {
      vxp.agencies.push({ id: code, code, name, mail: '' });
      return { code, name, client: createVxpClient(vxp.join(systemId), now) };
    };
    const one = party('H98', 'H98', 'UBND tỉnh Một');
    const other = party('H97', 'H97', 'UBND tỉnh Hai');
    const between = { url: vxp.url, systemId: 'H98', one, other, patienceMs: 2_000, now };
    assert.deepEqual(await departures(between), []);
  });

  const spoilt: readonly (readonly [string, Spoil, string])[] = [
    ['changes a byte on the way', { getEdoc: (body) => flip(body) }, 'đúng từng byte'],
    [
      'forgets what it was told as done',
      { updateStatus: () => Buffer.from('{"status":"OK","ErrorCode":"0","ErrorDesc":""}') },
      '“done” lấy ra',
    ],
    ['counts nothing', { countReceiveEdoc: () => Buffer.from('{"status":"OK","count":0}') }, 'đếm cả'],
    ['names nobody', { getAgenciesListQD20: () => Buffer.from('{"status":"OK","data":[]}') }, 'kể tên'],
  ];
  for (const [fault, spoil, broken] of spoilt)
    test(`is found broken where a server ${fault}`, async (t) => {
      const { url, close } = await spoiling(own, spoil);
      t.after(close);
      const between = { ...(await onOurAxis(`${url}/vxp`)), patienceMs: 300 };
      const chosen = cases.filter(({ promise }) => promise.includes(broken));
      assert.equal((await departures(between, chosen)).length, chosen.length);
      assert.notEqual(chosen.length, 0);
    });
});

describe('a file of two systems', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muong-peers-'));
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const peers = (one: string) =>
    `url: ${own}/vxp\none: ${one}\nother: { systemId: b, secret: y, code: H99.2, name: Hai }\n`;

  test('names the server, and of each system its secret, its agency and its key', async () => {
    const path = written('peers.yaml', peers('{ systemId: a, secret: x, code: H99.1, name: Một }'));
    const read = readVxpPeers(path);
    assert.deepEqual([read.systemId, read.one.code, read.other.name], ['a', 'H99.1', 'Hai']);
    assert.equal(read.one.signer, undefined);
    const [strange] = await conform(read, cases.slice(0, 1));
    assert.match(strange?.detail ?? '', /getAgenciesListQD20: 15/);
  });

  test('that lacks something is told by its place', () => {
    const lacking = written('lacking.yaml', peers('{ systemId: a, code: H99.1, name: Một }'));
    assert.throws(() => readVxpPeers(lacking), /\/one/);
    written('mot.pem', 'không có khóa');
    const keyless = peers('{ systemId: a, secret: x, code: H99.1, name: Một, key: mot.pem }');
    assert.throws(() => readVxpPeers(written('keyless.yaml', keyless)), /mot\.pem: .*no private key/);
  });
});

type Spoil = Readonly<Record<string, (body: Buffer) => Buffer>>;

const flip = (body: Buffer) => {
  const changed = Buffer.from(body);
  changed[changed.length - 20]! ^= 1;
  return changed;
};

/** A server before the server, which changes the answers of some operations; those it invents are not passed on. */
async function spoiling(target: string, spoil: Spoil) {
  const server = createServer(async (incoming, outgoing) => {
    const change = spoil[incoming.url!.split('/').at(-1)!];
    const body = await buffer(incoming);
    if (change?.length === 0) {
      outgoing.setHeader('content-type', 'application/json').end(change(body));
      return;
    }
    const { method, headers } = incoming;
    forward(target + incoming.url, { method, headers }, async (answer) => {
      const whole = await buffer(answer);
      const { 'content-length': _, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode!, rest).end(change ? change(whole) : whole);
    }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
