// Killed at any point: nothing lost, nothing charged twice. The database and the gateway are real processes of their own;
// what dies is ours, at every place where it waits for one of them.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { testDatabase } from '#platform/testing/index.ts';
import { findOpenCharge } from './charges.ts';
import { sampleDesk } from './fixtures.ts';
import {
  checkBooks,
  getObligation,
  nationalPlatform,
  type Obligation,
  paymentState,
  payOnline,
  pollCharges,
  startPlayGateway,
  takeCallback,
} from './index.ts';

/** Counts what is asked of the outside, and dies once, before or after it was heard. */
const fate = { asked: 0, diesAt: 0, isHeard: false };
const around = <T>(ask: () => T): T | Promise<never> => {
  fate.asked += 1;
  if (fate.asked !== fate.diesAt) return ask();
  const die = () => Promise.reject(new Error('killed'));
  return fate.isHeard ? Promise.resolve(ask()).then(die) : die();
};
// Before the first connection, which keeps the functions it is born with.
const real = { query: pg.Client.prototype.query, fetch: globalThis.fetch };
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const ask = () => (real.query as (...args: unknown[]) => unknown).apply(this, args);
  return typeof args.at(-1) === 'function' ? ask() : around(ask);
} as typeof pg.Client.prototype.query;
globalThis.fetch = (...args) => around(() => real.fetch(...args)) as Promise<Response>;

const database = await testDatabase();
const { db } = database;
const office = await sampleDesk(database);
const secret = 'kill';
const play = await startPlayGateway({ port: 0, secret, callbackUrl: null, returnUrl: null });
after(() => play.close());
const gateway = nationalPlatform({ url: play.url, partnerCode: 'MUONG', secret });
const account = { bankBin: '970499', number: '3511', holder: 'UBND', bankName: 'Thử' };
const online = { gateway, accountOf: () => account };

/** After the dust has settled: each fee paid once there and once here, and every đồng in its place. */
async function expectPaidOnce(owed: Obligation): Promise<void> {
  const paidThere = [...play.payments.values()].filter(
    ({ state, description }) => state === 'paid' && description.endsWith(owed.subjectCode),
  );
  assert.equal(paidThere.length, 1, `${owed.subjectCode} was charged ${paidThere.length} times`);
  assert.equal(paymentState(await getObligation(db, office.system.actor, owed.id)), 'paid');
  assert.deepEqual(await checkBooks(db), []);
}

/** The person tries again until there is a page to pay on, pays, and does not try again. */
async function payLikeAPerson(owed: Obligation): Promise<void> {
  const { reference } = await payOnline(office.lan, online, owed.id);
  if (play.payments.get(reference)!.state === 'pending') play.finish(reference, 'paid');
  await takeCallback(office.system, gateway, play.told(reference));
}

describe('a process that dies at the n-th word with the database or the gateway', () => {
  for (const isHeard of [false, true]) {
    test(`${isHeard ? 'after' : 'before'} it was heard: nothing is lost, nothing charged twice`, async () => {
      let deaths = 0;
      for (let diesAt = 1; ; diesAt += 1) {
        const owed = await office.owe();
        Object.assign(fate, { asked: 0, diesAt, isHeard });
        await payLikeAPerson(owed).catch(() => {});
        const hasDied = fate.asked >= diesAt;
        fate.diesAt = 0;
        if (hasDied) {
          deaths += 1;
          await recover(owed);
        }
        await expectPaidOnce(owed);
        if (!hasDied) break;
      }
      assert.ok(deaths > 20, `died ${deaths} times`);
    });
  }

  /** A new process finds the rows; the person comes back where no payment was seen. */
  async function recover(owed: Obligation): Promise<void> {
    office.clock.now = office.clock.now.add({ minutes: 5 });
    await pollCharges(office.system, gateway);
    const now = await getObligation(db, office.system.actor, owed.id);
    if (paymentState(now) !== 'paid') await payLikeAPerson(owed);
  }
});

describe('a process killed outright', () => {
  test('again and again at any moment, leaves every fee paid once', async () => {
    const owed = await Promise.all(Array.from({ length: 12 }, () => office.owe()));
    // Whoever has a page to pay on pays; nobody tells us.
    const payers = setInterval(() => {
      for (const { reference, state } of play.payments.values())
        if (state === 'pending') play.finish(reference, 'paid');
    }, 10);
    after(() => clearInterval(payers));

    for (let kills = 0; kills < 4; kills += 1) {
      const child = startPaying(owed.map(({ id }) => id));
      await once(child.stdout!, 'data');
      await wait(Math.random() * 120);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const last = startPaying(owed.map(({ id }) => id));
    const [code] = await once(last, 'exit');
    assert.equal(code, 0);
    clearInterval(payers);
    for (const each of owed) {
      assert.equal(await findOpenCharge(db, each.id), undefined);
      await expectPaidOnce(each);
    }
  });

  /** A process that pays what is still owed, and ends when nothing is. */
  function startPaying(ids: readonly string[]): ChildProcess {
    const script = new URL('./testing/pay-until-paid.ts', import.meta.url).pathname;
    const task = JSON.stringify({
      adminUrl: database.adminUrl,
      schema: database.schema,
      gatewayUrl: play.url,
      secret,
      payer: office.lan.actor,
      ids,
    });
    return spawn(
      process.execPath,
      [...process.execArgv.filter((each) => !each.startsWith('--test')), script, task],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
  }
});
