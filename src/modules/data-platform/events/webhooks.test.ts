import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { catchUp, recordEvent } from '#platform/events/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { clientRoutes } from '../client-routes.ts';
import { loadOwnEvents, type PublishedEvent } from '../commands/load-own-events.ts';
import { samplePlatform } from '../fixtures.ts';
import { ownEvents } from '../model.ts';
import { platformApi as api } from '../paths.ts';
import { findServiceByName } from '../services.ts';
import { openPeer, type TestPeer } from '../testing/provider.ts';
import { deliverEvents } from './deliver-events.ts';
import { eventStreamReader } from './event-stream.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const platform = await samplePlatform(database);
const { services, clock, system, agencies } = platform;
const published: readonly PublishedEvent[] = [
  { type: 'book-lent', title: 'Sách được mượn', fields: { code: 'string' } },
  { type: 'book-returned', title: 'Sách được trả', fields: { code: 'string', days: 'integer' } },
];
await loadOwnEvents(system, published);
const stream = (await findServiceByName(db, ownEvents))!;
const { client, key } = await platform.join('bao-cao');
const purpose = 'chi-dao-dieu-hanh';
const asked = { purpose, lawBasis: 'Điều 12 Quy chế thư viện' };
await platform.grant(client, stream, { ...asked, operation: 'book-lent' });
await platform.grant(client, stream, { ...asked, operation: 'book-returned', scope: 'own' });
const house = await testApp({ database, now: () => clock.now, routes: [clientRoutes(services)] });

/** A receiver that keeps what it believes, by the id under which it came. */
const kept: {
  readonly id: string;
  readonly type: string;
  readonly position: string;
  readonly subject: string;
  readonly data: unknown;
}[] = [];
let secret = '';
let refuses: (count: number) => boolean = () => false;
let count = 0;
let receiver: TestPeer;
const openReceiver = async (port = 0) => {
  receiver = await openPeer(async (request, response) => {
    const body = (await buffer(request)).toString();
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': mark } = request.headers;
    const own = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${id}.${at}.${body}`)
      .digest('base64');
    if (mark !== `v1,${own}` || refuses(++count)) return void response.writeHead(503).end();
    const event = JSON.parse(body);
    kept.push({ ...event, id: String(id), subject: event.subject.id });
    return void response.writeHead(204).end();
  }, port);
};
await openReceiver();
const { port } = receiver!.server.address() as AddressInfo;
after(async () => {
  receiver.close();
  await house.app.close();
});

const versions = new Map<string, number>();
/** So many books are lent or returned, of an agency, by turns of a few cards. */
async function happen(
  times: number,
  { type = 'book-lent', agencyId = null as string | null, cards = [newId()] } = {},
) {
  for (let turn = 0; turn < times; turn++) {
    const id = cards[turn % cards.length]!;
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    await system.transaction((tx, ctx) =>
      recordEvent(tx, ctx, {
        type,
        subject: { type: 'card', id, version },
        agencyId,
        data: { code: `S${turn}`, days: 3, secret: 'số điện thoại' },
      }),
    );
  }
  await catchUp(sequencerDb, db, [eventStreamReader(published)]);
}
const deliverAll = async () => {
  while ((await deliverEvents(system, services)) > 0);
};
const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, shown = key) => {
  const headers = {
    'lgsp-key': shown,
    'lgsp-purpose': purpose,
    ...(body && { 'content-type': 'application/json' }),
  };
  const answer = await house.app.inject({
    method,
    url,
    headers,
    ...(body && { payload: JSON.stringify(body) }),
  });
  return { status: answer.statusCode, json: () => JSON.parse(answer.body) };
};
const subscriptionRow = () => db.selectFrom('gatewaySubscription').selectAll().executeTakeFirstOrThrow();

describe('facts that are pulled', () => {
  test('come in order from any offset, with what is published of them and no more, and only where there is leave', async () => {
    await happen(5);
    await happen(2, { type: 'book-returned', agencyId: agencies.commune });
    await happen(2, { type: 'book-returned', agencyId: agencies.office });
    await happen(1, { type: 'book-burnt' });
    const first = (await send('GET', `${api.events}?limit=4`)).json();
    assert.equal(first.hasMore, true);
    const rest = (await send('GET', `${api.events}?after=${first.next}`)).json();
    assert.deepEqual(
      [...first.events, ...rest.events].map(({ type }: { type: string }) => type),
      [...Array(5).fill('book-lent'), ...Array(2).fill('book-returned')],
    );
    assert.deepEqual(first.events[0].data, { code: 'S0' });
    assert.deepEqual((await send('GET', `${api.events}?after=${rest.next}`)).json(), {
      events: [],
      next: rest.next,
      hasMore: false,
    });
    const only = (await send('GET', `${api.events}?types=book-returned`)).json();
    assert.equal(only.events.length, 2, 'those of its own agency');
    const stranger = await platform.join('nguoi-la');
    assert.equal((await send('GET', api.events, undefined, stranger.key)).json().code, 'grant-missing');
    assert.equal((await send('GET', api.events, undefined, 'lgsp_nobody_knows_this_key')).status, 401);
  });
});

describe('facts that are delivered', () => {
  test('are asked for by the client itself, of granted types and to an address that may be called', async () => {
    const body = {
      types: ['book-lent', 'book-returned'],
      purpose,
      endpoint: `http://127.0.0.1:${port}/nhan`,
    };
    assert.equal((await send('POST', api.subscriptions, { ...body, types: ['book-burnt'] })).status, 422);
    assert.equal(
      (await send('POST', api.subscriptions, { ...body, endpoint: 'https://169.254.169.254/' })).status,
      422,
    );
    const begun = await send('POST', api.subscriptions, body);
    assert.equal(begun.status, 201);
    ({ secret } = begun.json());
    assert.match(secret, /^whsec_/);
    assert.ok(!JSON.stringify(await subscriptionRow()).includes(secret.slice(6)));
  });

  test('are lost by no outage of the receiver: signed, in order for each subject, doubled only under the same id', async () => {
    const cards = [newId(), newId(), newId()];
    receiver.close();
    await happen(120, { cards });
    for (let hours = 0; hours < 6; hours++) {
      await deliverAll();
      clock.now = clock.now.add({ minutes: 31 });
    }
    assert.match((await subscriptionRow()).lastError!, /ECONNREFUSED/);
    assert.equal(kept.length, 0);
    await openReceiver(port);
    refuses = (nth) => nth % 7 === 0;
    const { head } = await db
      .selectFrom('gatewayEvent')
      .select(({ fn }) => fn.max('position').as('head'))
      .executeTakeFirstOrThrow();
    for (let tries = 0; tries < 400 && (await subscriptionRow()).position !== head; tries++) {
      await deliverAll();
      clock.now = clock.now.add({ minutes: 31 });
    }
    refuses = () => false;
    const facts = await db
      .selectFrom('gatewayEvent')
      .select(['eventId', 'subjectId', 'position'])
      .where('subjectId', 'in', cards)
      .orderBy('position')
      .execute();
    assert.deepEqual(
      [...new Set(kept.map(({ id }) => id))].toSorted(),
      facts.map(({ eventId }) => eventId).toSorted(),
    );
    assert.ok(kept.length >= 120 && kept.length < 140, `${kept.length} deliveries of 120 facts`);
    for (const card of cards) {
      const seen = [...new Set(kept.filter(({ subject }) => subject === card).map(({ id }) => id))];
      assert.deepEqual(
        seen,
        facts.filter(({ subjectId }) => subjectId === card).map(({ eventId }) => eventId),
      );
    }
    assert.equal((await subscriptionRow()).lastError, null);
  });

  test('come again from any offset when the client says so, and others are not disturbed', async () => {
    const { id } = await subscriptionRow();
    const from = kept.at(-10)!.position;
    const after = kept.filter(({ position }) => BigInt(position) > BigInt(from)).map(({ id }) => id);
    kept.length = 0;
    assert.equal((await send('POST', api.replay(id), { after: from })).status, 204);
    await deliverAll();
    assert.deepEqual(kept.map(({ id }) => id).toSorted(), [...new Set(after)].toSorted());
    const stranger = await platform.join('nguoi-khac');
    assert.equal((await send('POST', api.replay(id), { after: '0' }, stranger.key)).status, 404);
  });

  test('are given up after days with a fact, and go on from where they stood', async () => {
    receiver.close();
    await happen(3);
    for (let days = 0; days < 24; days++) {
      await deliverAll();
      clock.now = clock.now.add({ hours: 12 });
    }
    const row = await subscriptionRow();
    assert.equal(row.state, 'given-up');
    const fact = await db
      .selectFrom('event')
      .select('type')
      .where('subjectId', '=', row.id)
      .orderBy('subjectVersion', 'desc')
      .executeTakeFirstOrThrow();
    assert.equal(fact.type, 'subscription-given-up');
    await openReceiver(port);
    kept.length = 0;
    await send('POST', api.replay(row.id), { after: row.position });
    await deliverAll();
    assert.equal(kept.length, 3);
    assert.equal((await send('DELETE', api.subscription(row.id))).status, 204);
    await happen(1);
    await deliverAll();
    assert.equal(kept.length, 3);
  });
});
