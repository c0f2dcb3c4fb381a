import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { after, describe, test } from 'node:test';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { bank, homeAffairs, province, sampleAxis } from './fixtures.ts';
import { composeDocument, sendEnvelope } from './index.ts';
import { maxDirectBytes } from './model.ts';
import { errorTexts, exchangeRoutes, refusalStatuses } from './module.ts';
import { exchangeApi as api } from './paths.ts';
import { receiptLines } from './receipt-body.ts';

const database = await testDatabase();
const axis = await sampleAxis(database);
const { services, system } = axis;
const mine = await axis.join(bank);
const other = await axis.join({ code: 'H99.901', name: 'Công ty Mẫu' });
const house = await testApp({
  database,
  now: () => axis.clock.now,
  routes: exchangeRoutes(services, 'a1'.repeat(32)),
  errorTexts,
  refusalStatuses,
  accessRules: { api: ({ kind }) => kind === 'partner', officer: () => false, administrator: () => false },
  callerOf: (token) => [mine, other].find(({ ctx }) => token === `Bearer ${ctx.actor.name}`)?.ctx.actor,
});
after(() => house.app.close());

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function call(
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  {
    by = mine,
    body,
    headers = {},
  }: { by?: typeof mine | null; body?: Uint8Array | object; headers?: object } = {},
) {
  const isBytes = body instanceof Uint8Array;
  const answer = await house.app.inject({
    method,
    url,
    headers: {
      ...(by && { authorization: `Bearer ${by.ctx.actor.name}` }),
      ...(body && { 'content-type': isBytes ? 'application/xml' : 'application/json' }),
      ...headers,
    },
    ...(body && { payload: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
  });
  const json = () => JSON.parse(answer.body);
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload, json };
}

describe('a participant’s system', () => {
  test('keeps a receipt that proves to anyone, without the axis, what was taken in and when', async () => {
    const receipt = (await call('POST', api.messages, { body: await mine.signed() })).json();
    const { publicKey } = new X509Certificate((await call('GET', api.certificate)).bytes);
    const proves = (told: typeof receipt) =>
      verify('sha256', receiptLines(told), publicKey, Buffer.from(receipt.signature, 'base64'));
    assert.ok(proves(receipt));
    assert.ok(!proves({ ...receipt, receivedAt: '2026-11-24T00:00:00Z' }));
  });

  test('sends an envelope, is given a receipt, and sees how far it is', async () => {
    const bytes = await mine.signed();
    const sent = await call('POST', api.messages, { body: bytes });
    assert.equal(sent.status, 201);
    const receipt = sent.json();
    assert.equal(receipt.sha256, hashOf(bytes));
    const again = (await call('POST', api.messages, { body: bytes })).json();
    assert.deepEqual({ ...again, signature: '' }, { ...receipt, isRepeated: true, signature: '' });
    const state = (await call('GET', api.message(receipt.messageId))).json();
    assert.deepEqual(
      state.deliveries.map(({ state, recipientCodes }: { state: string; recipientCodes: string[] }) => [
        state,
        recipientCodes,
      ]),
      [['waiting', [homeAffairs.code]]],
    );
    assert.equal((await call('GET', api.message(receipt.messageId), { by: other })).status, 404);
  });

  test('fetches what waits for it, goes on where the line broke, and says that it has it', async () => {
    const { messageId } = await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [bank] })),
    );
    const [waiting] = (await call('GET', api.deliveries)).json();
    assert.equal(waiting.messageId, messageId);
    assert.deepEqual((await call('GET', api.deliveries, { by: other })).json(), []);
    assert.equal((await call('GET', api.content(waiting.id), { by: other })).status, 404);
    const whole = await call('GET', api.content(waiting.id));
    const head = await call('GET', api.content(waiting.id), { headers: { range: 'bytes=0-99' } });
    const rest = await call('GET', api.content(waiting.id), { headers: { range: 'bytes=100-' } });
    assert.deepEqual([whole.status, head.status, rest.status], [200, 206, 206]);
    const put = Buffer.concat([head.bytes, rest.bytes]);
    assert.deepEqual(put, whole.bytes);
    assert.equal(head.headers['content-range'], `bytes 0-99/${whole.bytes.length}`);
    assert.equal(
      (await call('GET', api.content(waiting.id), { headers: { range: 'bytes=999999-' } })).status,
      416,
    );
    const acknowledge = (sha256: string) =>
      call('POST', api.acknowledgement(waiting.id), { body: { sha256 } });
    assert.equal((await acknowledge('0'.repeat(64))).status, 409);
    assert.equal((await acknowledge(hashOf(put))).status, 204);
    assert.equal((await acknowledge(hashOf(put))).status, 204);
    assert.deepEqual((await call('GET', api.deliveries)).json(), []);
  });

  test('is told by a code what is wrong, and where it is kept', async () => {
    const forged = Buffer.from((await mine.signed()).toString().replace('V/v', 'V/V'));
    const refused = await call('POST', api.messages, { body: forged });
    const problem = refused.json();
    assert.equal(refused.status, 422);
    assert.equal(problem.code, 'signature-wrong');
    assert.match(JSON.stringify(problem), /chữ ký/i);
    assert.equal((await call('POST', api.messages, { body: new Uint8Array() })).status, 422);
    const oversized = await call('POST', api.messages, { body: Buffer.alloc(maxDirectBytes + 1, 'A') });
    assert.deepEqual([oversized.status, oversized.json().code], [422, 'too-large']);
    const held = await database.db.selectFrom('exchangeQuarantine').select(['code', 'sizeBytes']).execute();
    assert.ok(held.some(({ code, sizeBytes }) => code === 'too-large' && Number(sizeBytes) < 100_000));
    assert.equal((await call('POST', api.messages, { by: null, body: forged })).status, 401);
  });

  test('sends a large envelope in parts: in any order, some twice, over a line that breaks', async () => {
    const files = [
      { name: 'ban-do.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(300_000, 'bản đồ ') },
    ];
    const bytes = await mine.signed({ files });
    const partBytes = 64 * 1024;
    const open = () =>
      call('POST', api.uploads, {
        body: { senderCode: bank.code, sha256: hashOf(bytes), sizeBytes: bytes.length, partBytes },
      });
    const upload = (await open()).json();
    assert.equal(upload.parts, Math.ceil(bytes.length / partBytes));
    const part = (number: number) =>
      call('PUT', api.part(upload.id, String(number)), {
        body: bytes.subarray((number - 1) * partBytes, number * partBytes),
        headers: { 'content-type': 'application/octet-stream' },
      });
    for (const number of [3, 1, 3]) assert.equal((await part(number)).status, 204);
    assert.equal((await call('POST', api.completion(upload.id), { body: {} })).status, 409);
    const resumed = (await open()).json();
    assert.equal(resumed.id, upload.id);
    assert.ok(!resumed.missing.includes(1) && resumed.missing.includes(2));
    for (const number of resumed.missing) await part(number);
    assert.equal((await call('GET', api.upload(upload.id), { by: other })).status, 404);
    const completed = await call('POST', api.completion(upload.id), { body: {} });
    assert.equal(completed.json().sha256, hashOf(bytes));
    const repeated = (await call('POST', api.completion(upload.id), { body: {} })).json();
    assert.deepEqual([repeated.messageId, repeated.isRepeated], [completed.json().messageId, true]);
  });

  test('asks who bears a code today, also one of before', async () => {
    const { json } = await call('GET', api.agency('H99.64'));
    assert.deepEqual(json(), { code: 'H99.102', name: 'Ủy ban nhân dân xã Nà Lúa', way: 'axis' });
    assert.equal((await call('GET', api.agency('H99.77'))).status, 404);
    assert.equal((await call('GET', api.agency(province.code))).json().code, 'H99');
    assert.match((await call('GET', api.certificate)).bytes.toString(), /BEGIN CERTIFICATE/);
  });
});
