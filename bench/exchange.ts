/**
 * Signed messages a second through the axis: each is verified, kept and answered with a receipt; then all are delivered,
 * each with its fact. Floor: the signature verified by node:crypto over the same bytes, and the same rows written by bare
 * prepared SQL in as many transactions.
 */
import { rmSync } from 'node:fs';
import { deliverHere } from '#modules/exchange/commands/deliver-here.ts';
import { bank, sampleAxis } from '#modules/exchange/fixtures.ts';
import { submitEnvelope } from '#modules/exchange/submit-envelope.ts';
import { systemActor } from '#platform/access/actor.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { createContext } from '#platform/create-context.ts';
import { migrate, openDatabase, PatientPool, startEmbeddedPostgres } from '#platform/database/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { openFloor } from './exchange/floor.ts';

const folder = '.muong/bench-exchange';
const schema = 'sample';
const clients = 4;
const rounds = 12;
const messagesEach = 100;

async function run() {
  rmSync(`${folder}/postgres`, { recursive: true, force: true });
  const server = await startEmbeddedPostgres(folder);
  const pool = new PatientPool(server.url, { schema, max: clients + 2 });
  try {
    await migrate(server.url, schema);
    const db = openDatabase(pool);
    const calendar = calendarOf(readPack('packs', schema));
    const axis = await sampleAxis(
      {
        context: (actor = systemActor('bench'), now = Temporal.Now.instant) =>
          createContext({
            db,
            tenant: schema,
            calendar,
            actor,
            now: typeof now === 'string' ? () => Temporal.Instant.from(now) : now,
          }),
      },
      'rsa',
    );
    const sender = await axis.join(bank);
    const latencies: number[] = [];
    const submit = async (bytes: Uint8Array) => {
      const start = performance.now();
      await submitEnvelope(sender.ctx, axis.services, bytes);
      latencies.push(performance.now() - start);
    };
    const deliverAll = async () => {
      while ((await deliverHere(axis.system)) > 0);
    };
    const signed = (count: number) => Promise.all(Array.from({ length: count }, () => sender.signed()));

    await inTurns(await signed(100), submit, deliverAll);
    latencies.length = 0;
    const bare = await openFloor({ url: server.url, schema, pool, clients });
    const done = { oursMs: 0, floorMs: 0 };
    let bytes = 0;
    // In turns, so that a busy moment of the machine falls on both.
    for (let round = 0; round < rounds; round++) {
      const messages = await signed(messagesEach);
      bytes = messages[0]!.length;
      done.oursMs += await inTurns(messages, submit, deliverAll);
      done.floorMs += await inTurns(await bare.prepare(messages), bare.take, bare.deliverAll);
    }
    await bare.close();
    const count = rounds * messagesEach;
    const [ours, floor] = [(count * 1000) / done.oursMs, (count * 1000) / done.floorMs];
    latencies.sort((one, other) => one - other);
    const p95Ms = latencies[Math.floor(latencies.length * 0.95)];
    return { name: 'exchange', ours, floor, ratio: ours / floor, unit: 'messages/s', p95Ms, clients, bytes };
  } finally {
    await pool.end();
    await server.stop();
  }
}

/** All messages by several clients, then their delivery; in milliseconds. */
async function inTurns<T>(
  messages: readonly T[],
  take: (message: T, client: number) => Promise<void>,
  deliverAll: () => Promise<void>,
): Promise<number> {
  const start = performance.now();
  const waiting = [...messages];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await take(next, client);
    }),
  );
  await deliverAll();
  return performance.now() - start;
}

export default { name: 'exchange', run };
