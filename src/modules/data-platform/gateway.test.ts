import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { connect } from 'node:net';
import { after, beforeEach, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { gatewayRoutes } from './calls/gateway-routes.ts';
import { listCredentials } from './clients.ts';
import { addKey } from './commands/add-key.ts';
import { changeClient } from './commands/change-client.ts';
import { changeService } from './commands/change-service.ts';
import { revokeCredential } from './commands/revoke-credential.ts';
import { revokeGrant } from './commands/revoke-grant.ts';
import { samplePlatform } from './fixtures.ts';
import { getService } from './services.ts';
import { hugeBytes, openLibrary } from './testing/provider.ts';

const database = await testDatabase();
const { db } = database;
const platform = await samplePlatform(database);
const { services, clock, nam, viet } = platform;
const library = await openLibrary();
const service = await platform.share('thu-vien', `${library.url}/api`, { timeoutMs: 400, capacity: 8 });
const { client, key } = await platform.join('mot-cua');
const grantId = await platform.grant(client, service);
await platform.grant(client, service, { operation: 'lend' });
await platform.grant(client, service, { operation: 'getCatalogue', purpose: 'thong-ke' });
const house = await testApp({ database, now: () => clock.now, routes: [gatewayRoutes(services)] });
const origin = await house.app.listen({ port: 0, host: '127.0.0.1' });
after(async () => {
  await house.app.close();
  library.close();
});
beforeEach(() => {
  Object.assign(library.mood, { how: 'well', delayMs: 0, mostUnderWay: 0, bytesSent: 0 });
  library.received.length = 0;
  // A circuit that an earlier test opened has had its pause.
  clock.now = clock.now.add({ minutes: 5 });
});

const member = '/members/099094000007';
interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly key?: string | null;
  readonly purpose?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly name?: string;
}
async function call({
  path = member,
  method = 'GET',
  key: shown = key,
  purpose = 'cap-the',
  headers = {},
  body,
  name = 'thu-vien',
}: Sent = {}) {
  const answer = await fetch(`${origin}/lgsp/${name}${path}`, {
    method,
    headers: { ...(shown && { 'lgsp-key': shown }), ...(purpose && { 'lgsp-purpose': purpose }), ...headers },
    ...(body !== undefined && { body: body as string }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
}
const codeOf = async (sent: Sent) => {
  const { status, json } = await call(sent);
  return `${status} ${json().code}`;
};
const lastRow = () =>
  db.selectFrom('gatewayCall').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

describe('a call', () => {
  test('goes to the provider and back, and stands in the log with who, why, what and digests, without the person’s number', async () => {
    const answer = await call();
    assert.equal(answer.status, 200);
    assert.equal(answer.json().name, 'Vì Văn Nam');
    const row = await lastRow();
    assert.equal(answer.headers.get('lgsp-call'), row.id);
    assert.deepEqual(
      [
        row.clientSystem,
        row.serviceName,
        row.operation,
        row.purpose,
        row.path,
        row.outcome,
        row.status,
        row.grantId,
      ],
      ['mot-cua', 'thu-vien', 'getMember', 'cap-the', '/members/{number}', 'answered', 200, grantId],
    );
    assert.equal(row.responseDigest, sha256(answer.text));
    assert.equal(row.requestDigest, sha256(`GET ${member}\n`));
    assert.match(row.subjectHash!, /^[0-9a-f]{64}$/);
    assert.ok(!JSON.stringify(row).includes('099094000007'));
  });

  test('tells the provider, signed, who calls and why, and keeps the client’s key to itself', async () => {
    await call({
      path: '/loans',
      method: 'POST',
      body: JSON.stringify({ member: '1', book: 'Truyện Kiều' }),
      headers: {
        'content-type': 'application/json',
        cookie: 'a=b',
        'x-forwarded-for': '1.2.3.4',
        'lgsp-assertion': 'forged',
      },
    });
    const [{ headers, body }] = library.received as [(typeof library.received)[0]];
    assert.deepEqual(Object.keys(headers).toSorted(), [
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'content-length',
      'content-type',
      'host',
      'lgsp-assertion',
    ]);
    const [head, payload, signature] = String(headers['lgsp-assertion']).split('.') as [
      string,
      string,
      string,
    ];
    const { publicKey } = new X509Certificate(services.signer.certificateChain[0]!);
    assert.ok(
      verify('sha256', Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(signature, 'base64url')),
    );
    const told = JSON.parse(Buffer.from(payload, 'base64url').toString());
    assert.deepEqual(
      [told.sub, told.aud, told.operation, told.purpose],
      ['mot-cua', 'thu-vien', 'lend', 'cap-the'],
    );
    assert.equal(told.digest, sha256(Buffer.concat([Buffer.from('POST /loans\n'), body])));
  });

  test('is refused with a code for whatever is not as agreed, and each refusal is in the log', async () => {
    const json = { 'content-type': 'application/json' };
    const lend = (body: string, headers: Record<string, string> = json) => ({
      path: '/loans',
      method: 'POST',
      body,
      headers,
    });
    const table: readonly (readonly [Sent, string])[] = [
      [{ key: null }, '401 client-unknown'],
      [{ key: `${key}x` }, '401 client-unknown'],
      [{ name: 'khong-co' }, '404 service-unknown'],
      [{ name: 'su-kien' }, '404 service-unknown'],
      [{ path: '/admin' }, '404 operation-unknown'],
      [{ method: 'DELETE' }, '405 method-unknown'],
      [{ purpose: null }, '400 purpose-missing'],
      [{ purpose: 'thong-ke' }, '403 grant-missing'],
      [{ path: '/loans?on=2026-11-25' }, '403 grant-missing'],
      [{ path: '/members/abc' }, '422 request-not-as-agreed'],
      [{ path: `${member}?admin=1` }, '422 request-not-as-agreed'],
      [lend('{'), '400 body-not-json'],
      [lend('{"member":1}'), '422 request-not-as-agreed'],
      [lend('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), '422 request-not-as-agreed'],
      [lend(JSON.stringify({ member: '1', book: 'x'.repeat(3000) })), '413 request-too-large'],
      [lend('x', { ...json, 'content-encoding': 'gzip' }), '415 body-encoded'],
      [{ path: '/members/%2e%2e%2fadmin' }, '400 path-not-plain'],
      [{ path: '/members/1%0d%0aX:1' }, '400 path-not-plain'],
    ];
    for (const [sent, expected] of table)
      assert.equal(await codeOf(sent), expected, JSON.stringify(sent).slice(0, 100));
    assert.equal(library.received.length, 0);
    const rows = await db
      .selectFrom('gatewayCall')
      .select('outcome')
      .where('outcome', '<>', 'answered')
      .execute();
    assert.equal(rows.length, table.length - 2, 'all but those of callers whom nobody knows');
  });

  test('ends with its grant, its key or its client, from the next one on; an old key works through the overlap', async () => {
    const other = await platform.join('thong-ke');
    const granted = await platform.grant(other.client, service);
    const mine = { key: other.key };
    assert.equal((await call(mine)).status, 200);
    const newKey = await addKey(nam, { clientId: other.client.id, overlapDays: 1 });
    assert.deepEqual([(await call(mine)).status, (await call({ key: newKey })).status], [200, 200]);
    clock.now = clock.now.add({ hours: 25 });
    assert.equal(await codeOf(mine), '401 client-unknown');
    await revokeGrant(viet, { grantId: granted, reason: 'Hết nhu cầu' });
    assert.equal(await codeOf({ key: newKey }), '403 grant-missing');
    await platform.grant(other.client, service);
    assert.equal((await call({ key: newKey })).status, 200);
    const changed = { clientId: other.client.id, name: 'x', perSecond: 5, burst: 5, seenVersion: 3 };
    await changeClient(nam, { ...changed, state: 'suspended' });
    assert.equal(await codeOf({ key: newKey }), '403 client-suspended');
    await changeClient(nam, { ...changed, seenVersion: 4, state: 'active' });
    const [latest] = await listCredentials(db, other.client.id);
    await revokeCredential(nam, { clientId: other.client.id, credentialId: latest!.id });
    assert.equal(await codeOf({ key: newKey }), '401 client-unknown');
  });

  test('is held to days: before them and after them there is no leave', async () => {
    const other = await platform.join('theo-ngay');
    const day = (text: string) => Temporal.PlainDate.from(text);
    await platform.grant(other.client, service, { validFrom: day('2026-12-01'), validTo: day('2026-12-02') });
    const before = clock.now;
    const on = async (text: string) => {
      clock.now = Temporal.Instant.from(text);
      return (await call({ key: other.key })).status;
    };
    assert.deepEqual(
      [
        await on('2026-11-30T16:59:00Z'),
        await on('2026-11-30T17:01:00Z'),
        await on('2026-12-02T16:59:00Z'),
        await on('2026-12-02T17:01:00Z'),
      ],
      [403, 200, 200, 403],
    );
    clock.now = before;
  });
});

describe('a provider', () => {
  test('whose answer differs from its contract is let through, and gets one ticket with the call that shows it', async () => {
    library.mood.how = 'differing';
    const answers = [await call(), await call(), await call()];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    const tickets = await db.selectFrom('gatewayDiscrepancy').selectAll().execute();
    assert.equal(tickets.length, 1);
    const [ticket] = tickets;
    assert.equal(ticket!.callId, answers[0]!.headers.get('lgsp-call'));
    assert.deepEqual(ticket!.problems, [{ at: '', rule: 'required', detail: 'name' }]);
    const { count } = await db
      .selectFrom('gatewayCall')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('discrepancyId', '=', ticket!.id)
      .executeTakeFirstOrThrow();
    assert.equal(count, '3');
    const item = await db
      .selectFrom('workItem')
      .select(['role', 'unitId'])
      .where('subjectId', '=', ticket!.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(item, { role: 'administrator', unitId: service.keeperUnitId });
  });

  test('that is silent, breaks off or is gone costs its caller no more than the time limit; then nobody waits for it', async () => {
    library.mood.how = 'breaking';
    await assert.rejects(call(), 'half an answer is not taken for a whole one');
    assert.equal((await lastRow()).outcome, 'provider-broke-off');
    library.mood.how = 'silent';
    const codes = [];
    for (let tried = 0; tried < 5; tried++) codes.push(await codeOf({}));
    assert.deepEqual([...new Set(codes)], ['504 provider-silent']);
    const before = library.received.length;
    const refused = await call();
    assert.deepEqual(
      [refused.status, refused.json().code, refused.headers.get('retry-after')],
      [503, 'provider-unavailable', '5'],
    );
    assert.equal(library.received.length, before, 'it was not asked');
    library.mood.how = 'well';
    clock.now = clock.now.add({ seconds: 6 });
    assert.equal((await call()).status, 200);
    const gone = await platform.share('da-tat', 'http://127.0.0.1:9/api');
    await platform.grant(client, gone);
    assert.equal(await codeOf({ name: 'da-tat' }), '502 provider-unreachable');
  });

  test('with a huge answer is let through as it is read; its cookies and redirects stay outside', async () => {
    library.mood.how = 'huge';
    const answer = await fetch(`${origin}/lgsp/thu-vien/catalogue`, {
      headers: { 'lgsp-key': key, 'lgsp-purpose': 'thong-ke' },
    });
    const reader = answer.body!.getReader();
    let bytes = (await reader.read()).value!.length;
    await wait(200);
    assert.ok(library.mood.bytesSent < hugeBytes / 2, 'while nobody reads on, nothing piles up between them');
    for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
    assert.equal(bytes, hugeBytes);
    assert.equal((await lastRow()).responseBytes, String(hugeBytes));
    library.mood.how = 'chatty';
    const { headers } = await call();
    assert.deepEqual(
      [headers.get('set-cookie'), headers.get('x-powered-by'), headers.get('etag')],
      [null, null, '"7"'],
    );
    library.mood.how = 'redirecting';
    const moved = await fetch(`${origin}/lgsp/thu-vien${member}`, {
      headers: { 'lgsp-key': key, 'lgsp-purpose': 'cap-the' },
      redirect: 'manual',
    });
    assert.deepEqual([moved.status, moved.headers.get('location')], [302, null]);
  });

  test('that is closed by its administrator is asked no more', async () => {
    const { version } = await getService(db, service.id);
    const change = { serviceId: service.id, timeoutMs: 400, capacity: 8 };
    await assert.rejects(changeService(nam, { ...change, seenVersion: version, state: 'closed' }), {
      code: 'not-allowed',
    });
    await changeService(viet, { ...change, seenVersion: version, state: 'closed' });
    assert.equal(await codeOf({}), '503 service-closed');
    await changeService(viet, { ...change, seenVersion: version + 1, state: 'open' });
    assert.equal((await call()).status, 200);
  });
});

describe('clients share', () => {
  test('a provider fairly: a modest one is served at once while a greedy one is held to its share', async () => {
    library.mood.delayMs = 150;
    const [greedy, modest] = [await platform.join('tham-lam'), await platform.join('vua-phai')];
    for (const each of [greedy, modest]) await platform.grant(each.client, service);
    const flood = Array.from({ length: 40 }, () => call({ key: greedy.key }));
    const served = [];
    for (let turn = 0; turn < 3; turn++) served.push((await call({ key: modest.key })).status);
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    assert.deepEqual(served, [200, 200, 200]);
    assert.ok(statuses.includes(429) && statuses.includes(200));
    assert.ok(library.mood.mostUnderWay <= 8, `${library.mood.mostUnderWay} at once`);
  });

  test('their own rate and quota over all processes, told when to come again', async () => {
    const slow = await platform.join('cham', { perSecond: 1, burst: 3, dailyCalls: 5 });
    await platform.grant(slow.client, service);
    const second = await testApp({ database, now: () => clock.now, routes: [gatewayRoutes(services)] });
    const url = `/lgsp/thu-vien${member}`;
    const headers = { 'lgsp-key': slow.key, 'lgsp-purpose': 'cap-the' };
    const both = () =>
      Promise.all(
        [house.app, second.app, house.app, second.app, house.app, second.app].map((app) =>
          app.inject({ url, headers }),
        ),
      );
    const statuses = (await both()).map(({ statusCode }) => statusCode);
    assert.equal(statuses.filter((status) => status === 200).length, 3);
    const refused = await call({ key: slow.key });
    assert.deepEqual(
      [refused.status, refused.json().code, refused.headers.get('retry-after')],
      [429, 'rate-exceeded', '1'],
    );
    clock.now = clock.now.add({ minutes: 1 });
    assert.equal((await both()).filter(({ statusCode }) => statusCode === 200).length, 2);
    assert.equal(await codeOf({ key: slow.key }), '429 quota-exceeded');
    await second.app.close();
  });
});

test('two requests in one are not let through: a body where none belongs, two lengths, a length and chunks', async () => {
  const port = Number(new URL(origin).port);
  const raw = (lines: readonly string[], body = '') =>
    new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `${[...lines, 'Host: a', `LGSP-Key: ${key}`, 'LGSP-Purpose: cap-the'].join('\r\n')}\r\n\r\n${body}`,
        ),
      );
      socket.setTimeout(1000, () => socket.destroy());
      socket
        .on('data', (data) => {
          text += data;
        })
        .on('close', () => resolve(text))
        .on('error', () => resolve(text));
    });
  const smuggled = 'GET /lgsp/thu-vien/members/099094000008 HTTP/1.1\r\nHost: a\r\n\r\n';
  const get = `GET /lgsp/thu-vien${member} HTTP/1.1`;
  const answers = [
    await raw([get, `Content-Length: ${smuggled.length}`, 'Connection: close'], smuggled),
    await raw([get, 'Content-Length: 5', 'Content-Length: 0', 'Connection: close'], 'hello'),
    await raw(
      [
        'POST /lgsp/thu-vien/loans HTTP/1.1',
        'Content-Length: 4',
        'Transfer-Encoding: chunked',
        'Connection: close',
      ],
      '0\r\n\r\n',
    ),
  ];
  for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.equal(library.received.length, 0);
});
