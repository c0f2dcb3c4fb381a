import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { readEnvelope, verifyEnvelope } from '#engines/edxml/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { deliverElsewhere } from './deliver-elsewhere.ts';
import { sampleAxis } from './fixtures.ts';
import { composeDocument, sendEnvelope } from './index.ts';
import { pushTransport, signedLines } from './push-transport.ts';

const database = await testDatabase();
const axis = await sampleAxis(database);
const { services, system, clock } = axis;
const { publicKey } = new X509Certificate(services.signer.certificateChain[0]!);

/** A recipient's system: believes the call by its signature, the envelope by its own, and keeps it under its hash. */
const kept = new Map<string, Buffer>();
let answers: 'well' | 'wrongly' | 'with an error' = 'with an error';
const server = createServer(async (request, response) => {
  const bytes = await buffer(request);
  const head = (name: string) => String(request.headers[`exchange-${name}`]);
  const lines = signedLines(head('delivery'), head('sha256'), head('signed-at'));
  const isOurs = verify('sha256', lines, publicKey, Buffer.from(head('signature'), 'base64'));
  if (!isOurs || answers === 'with an error') return response.writeHead(503).end();
  if (!verifyEnvelope(readEnvelope(bytes).document).isValid) return response.writeHead(400).end();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  kept.set(sha256, bytes);
  return response.end(JSON.stringify({ sha256: answers === 'well' ? sha256 : '0'.repeat(64) }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});

describe('a system that is called', () => {
  test('gets the envelope to the byte, signed for by the axis; an error or another hash is no delivery', async () => {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nhan`;
    const { participant } = await axis.join({ code: 'H99.912', name: 'Kho bạc' }, { way: 'push', endpoint });
    const { messageId, sha256 } = await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [participant] })),
    );
    const push = pushTransport(services.signer, () => clock.now);
    const attempt = async () => {
      await deliverElsewhere(system, services, { push });
      clock.now = clock.now.add({ minutes: 20 });
      return database.db
        .selectFrom('exchangeDelivery')
        .select(['state', 'lastError'])
        .where('messageId', '=', messageId)
        .executeTakeFirstOrThrow();
    };
    assert.deepEqual(await attempt(), { state: 'waiting', lastError: 'answered 503' });
    answers = 'wrongly';
    assert.deepEqual(await attempt(), { state: 'waiting', lastError: 'hash-differs' });
    answers = 'well';
    assert.deepEqual(await attempt(), { state: 'delivered', lastError: null });
    assert.deepEqual([...kept.keys()], [sha256]);
  });
});
