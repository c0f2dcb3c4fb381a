import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { listWaiting } from './api-queries.ts';
import { confirmDelivery } from './commands/confirm-delivery.ts';
import { deliverHere } from './commands/deliver-here.ts';
import { deliverElsewhere, type Transport } from './deliver-elsewhere.ts';
import { bank, homeAffairs, sampleAxis } from './fixtures.ts';
import { composeDocument, receivedMessages, sendEnvelope } from './index.ts';
import { submitEnvelope } from './submit-envelope.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const axis = await sampleAxis(database);
const { services, system, clock } = axis;
const sender = await axis.join(bank);
const puller = await axis.join({ code: 'H99.910', name: 'Cơ quan tự lấy' });
const pushed = await axis.join(
  { code: 'H99.911', name: 'Cơ quan được gọi' },
  { way: 'push', endpoint: 'http://127.0.0.1:9/' },
);

/** What happens to one call: the request may be lost, come twice or late; so may the answer. */
type Fate = 'arrives' | 'request-lost' | 'answer-lost' | 'twice' | 'late';
const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'request-lost', 'answer-lost', 'twice', 'late');

/** A line on which each call meets its fate; what is late happens after everything else, when nobody expects it. */
function lossyLine(fates: Fate[]) {
  const late: (() => Promise<unknown>)[] = [];
  return {
    async call<T>(act: () => Promise<T>): Promise<T> {
      const met = fates.shift() ?? 'arrives';
      if (met === 'request-lost') throw new Error('lost');
      if (met === 'late') {
        late.push(act);
        throw new Error('no answer yet');
      }
      const answer = await act();
      if (met === 'twice') await act();
      if (met === 'answer-lost') throw new Error('lost on the way back');
      return answer;
    },
    async settle() {
      for (const act of late.splice(0).reverse()) await act().catch(() => {});
    },
  };
}

/** Tries until it is told that it worked: all that a sender or a recipient has to do. */
async function insist(act: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!/lost|no answer/.test(String(error))) throw error;
    }
  }
}

let effects: string[] = [];
const reader = receivedMessages('lossy', async (_tx, { messageId }) => void effects.push(messageId));

describe('a message over a line that loses, doubles, delays and reorders', () => {
  test('has exactly one effect at every recipient: fetched, called, or here', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { minLength: 20, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (fates, count) => {
          const line = lossyLine([...fates]);
          const sent = await Promise.all(
            Array.from({ length: count }, () =>
              sender.signed({ to: [homeAffairs, puller.participant, pushed.participant] }),
            ),
          );
          for (const bytes of sent) {
            await insist(() => line.call(() => submitEnvelope(sender.ctx, services, bytes)));
          }

          // The puller keeps what it has by the message's id, as every recipient must.
          const fetched = new Map<string, number>();
          for (let waiting = -1; waiting !== 0; ) {
            const list = await line.call(() => listWaiting(puller.ctx, 10)).catch(() => undefined);
            waiting = list?.length ?? -1;
            for (const { id, messageId, sha256 } of (list ?? []) as {
              id: string;
              messageId: string;
              sha256: string;
            }[]) {
              if (!fetched.has(messageId)) fetched.set(messageId, fetched.size);
              await line.call(() => confirmDelivery(puller.ctx, { deliveryId: id, sha256 })).catch(() => {});
            }
          }

          const called = new Set<string>();
          const push: Transport = (_recipient, { messageId, sha256 }) =>
            line.call(async () => {
              called.add(messageId);
              return { sha256 };
            });
          while (await isWaiting(pushed.participant.id)) {
            await deliverElsewhere(system, services, { push });
            clock.now = clock.now.add({ minutes: 15 });
          }

          await line.settle();
          while ((await deliverHere(system)) > 0);
          await catchUp(sequencerDb, db, [reader]);
          const here = effects;
          effects = [];
          assert.equal(here.length, count, 'each once here');
          assert.deepEqual(new Set(here), new Set(fetched.keys()));
          assert.deepEqual(new Set(here), called);
          assert.equal(await factsOf(here), count * 3, 'one fact for each message and recipient');
        },
      ),
      { numRuns: 15 },
    );
  });

  const isWaiting = async (recipientId: string) =>
    (await db
      .selectFrom('exchangeDelivery')
      .select('id')
      .where('recipientId', '=', recipientId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()) !== undefined;

  async function factsOf(messageIds: readonly string[]): Promise<number> {
    const events = await db
      .selectFrom('event')
      .select('data')
      .where('type', '=', 'message-delivered')
      .execute();
    return events.filter(({ data }) => messageIds.includes((data as { messageId: string }).messageId)).length;
  }
});

describe('a recipient that is down', () => {
  test('for an hour loses nothing: everything arrives when it is back, tried ever more slowly meanwhile', async () => {
    const begin = clock.now;
    const kept = new Map<string, number>();
    let attempts = 0;
    const push: Transport = async (_recipient, { messageId, sha256 }) => {
      attempts += 1;
      if (Temporal.Instant.compare(clock.now, begin.add({ hours: 1 })) < 0) throw new Error('ECONNREFUSED');
      kept.set(messageId, (kept.get(messageId) ?? 0) + 1);
      return { sha256 };
    };
    const sent: string[] = [];
    for (let minute = 0; minute < 80; minute += 1) {
      if (minute < 60) {
        const document = axis.document({ to: [pushed.participant] });
        sent.push((await sendEnvelope(system, services, composeDocument(document))).messageId);
      }
      await deliverElsewhere(system, services, { push });
      clock.now = clock.now.add({ minutes: 1 });
    }
    assert.deepEqual([...kept.keys()].sort(), sent.sort());
    assert.deepEqual(new Set(kept.values()), new Set([1]), 'and none twice');
    assert.ok(attempts < 60 * 10, `${attempts} attempts`);
  });

  test('for weeks is given up with a fact, and taken up again when someone says so', async () => {
    const { messageId } = await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [pushed.participant] })),
    );
    const down: Transport = () => Promise.reject(new Error('EHOSTUNREACH'));
    for (let day = 0; day < 12; day += 1) {
      await deliverElsewhere(system, services, { push: down });
      clock.now = clock.now.add({ hours: 24 });
    }
    const delivery = () =>
      db
        .selectFrom('exchangeDelivery')
        .selectAll()
        .where('messageId', '=', messageId)
        .executeTakeFirstOrThrow();
    const given = await delivery();
    assert.deepEqual([given.state, given.lastError], ['undeliverable', 'EHOSTUNREACH']);
    const { resumeDelivery } = await import('./commands/resume-delivery.ts');
    await resumeDelivery(system, { deliveryId: given.id });
    await deliverElsewhere(system, services, { push: async (_recipient, { sha256 }) => ({ sha256 }) });
    assert.equal((await delivery()).state, 'delivered');
    const facts = await db
      .selectFrom('event')
      .select('type')
      .where('subjectId', '=', given.id)
      .orderBy('subjectVersion')
      .execute();
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['message-undeliverable', 'message-resumed', 'message-delivered'],
    );
  });

  test('and was called by a process that died is called again when the lease is over', async () => {
    const { messageId } = await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [pushed.participant] })),
    );
    const dying: Transport = () => new Promise(() => {});
    void deliverElsewhere(system, services, { push: dying });
    const attempted = async () =>
      (
        await db
          .selectFrom('exchangeDelivery')
          .select('attempts')
          .where('messageId', '=', messageId)
          .executeTakeFirstOrThrow()
      ).attempts;
    while ((await attempted()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    let arrivals = 0;
    const push: Transport = async (_recipient, { sha256, isRetry }) => {
      arrivals += isRetry ? 1 : 0;
      return { sha256 };
    };
    assert.equal(await deliverElsewhere(system, services, { push }), 0);
    clock.now = clock.now.add({ minutes: 11 });
    await deliverElsewhere(system, services, { push });
    assert.equal(arrivals, 1);
  });
});
