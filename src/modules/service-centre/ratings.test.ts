import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp, listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { findDevice, listDevices } from './devices.ts';
import { sampleCentre } from './fixtures.ts';
import {
  callNext,
  centreFiguresReader,
  finishTicket,
  listCentreFigures,
  listPublicRatings,
  makeDevice,
  missTicket,
  openCounter,
  rateTicket,
  revokeDevice,
  startServing,
  sumOf,
  type Ticket,
  takeTicket,
} from './index.ts';
import { findBySlip, findJustServed } from './ratings.ts';

const database = await testDatabase();
let house: Awaited<ReturnType<typeof sampleCentre>>;
let kiosk: Context;
let hung: Context;
let counterId: string;

before(async () => {
  house = await sampleCentre(database);
  kiosk = house.device('kiosk');
  hung = await house.officer('hung');
  counterId = house.counters[0]!.id;
  await openCounter(hung, { counterId });
});

const refusal = (code: string) => ({ name: 'Refusal', code });
const take = () => takeTicket(kiosk, house.rules, { centreId: house.centre.id, groupCode: 'A' });

/** Someone waits four minutes and is served for ten. */
async function serve(): Promise<Ticket> {
  await take();
  house.later(4);
  const { id: ticketId } = (await callNext(hung, { counterId }))!;
  await startServing(hung, { ticketId });
  house.later(10);
  return finishTicket(hung, { ticketId });
}

describe('a screen of the centre', () => {
  test('is known by a token that is kept nowhere, until an administrator revokes it', async () => {
    const nam = await house.officer('nam');
    const asked = { centreId: house.centre.id, kind: 'kiosk' as const, name: 'Kiosk sảnh' };
    await assert.rejects(makeDevice(hung, asked), refusal('not-allowed'));
    await assert.rejects(makeDevice(nam, { ...asked, name: ' ' }), { name: 'InvalidInput' });
    const elsewhere = { ...asked, kind: 'rating' as const, counterId: house.provinceCounters[0]!.id };
    await assert.rejects(makeDevice(nam, elsewhere), refusal('no-such-counter'));

    const { id, token } = await makeDevice(nam, asked);
    const device = await findDevice(database.db, token);
    assert.deepEqual(
      [device?.name, device?.deviceKind, device?.centreId],
      ['Kiosk sảnh', 'kiosk', house.centre.id],
    );
    assert.equal(await findDevice(database.db, `${token}x`), undefined);
    assert.ok(!JSON.stringify(await listDevices(database.db, house.centre.id)).includes(token));
    await revokeDevice(nam, { deviceId: id });
    await revokeDevice(nam, { deviceId: id });
    assert.equal(await findDevice(database.db, token), undefined);
    const facts = await listEventsOf(database.db, 'centre-device', id);
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['centre-device-made', 'centre-device-revoked'],
    );
  });
});

describe('a rating', () => {
  test('is asked at the counter of who was served there just now, once', async () => {
    const tablet = house.device('rating', house.centre.id, counterId);
    const since = () => house.clock.now.subtract({ minutes: house.rules.ratings.minutesAtCounter });
    const served = await serve();
    assert.equal((await findJustServed(database.db, counterId, since()))?.id, served.id);
    const other = house.device('rating', house.centre.id, house.counters[1]!.id);
    const rating = { ticketId: served.id, score: 5 };
    await assert.rejects(rateTicket(other, rating), refusal('not-found'));
    await assert.rejects(rateTicket(hung, rating), refusal('not-found'));
    await assert.rejects(rateTicket(tablet, { ...rating, score: 6 }), { name: 'InvalidInput' });
    const pressed = await Promise.allSettled([rateTicket(tablet, rating), rateTicket(tablet, rating)]);
    assert.equal(pressed.filter(({ status }) => status === 'fulfilled').length, 1);
    await assert.rejects(
      rateTicket(house.lan, { ...rating, secret: served.secret }),
      refusal('already-rated'),
    );
    assert.equal(await findJustServed(database.db, counterId, since()), undefined);
  });

  test('waits for the end of the visit, and is given at a kiosk with the digits of the slip', async () => {
    const taken = await take();
    const early = { ticketId: taken.id, score: 4, secret: taken.secret };
    await assert.rejects(rateTicket(house.lan, early), refusal('ticket-not-served'));
    const { id: ticketId } = (await callNext(hung, { counterId }))!;
    await startServing(hung, { ticketId });
    const served = await finishTicket(hung, { ticketId });
    const { now } = house.clock;
    const found = await findBySlip(database.db, house.centre.id, 'a2', served.checkCode, now);
    assert.equal(found?.id, served.id);
    const wrong = String((Number(served.checkCode) + 1) % 10_000).padStart(4, '0');
    assert.equal(await findBySlip(database.db, house.centre.id, 'A002', wrong, now), undefined);
    await assert.rejects(rateTicket(kiosk, { ticketId, score: 4, checkCode: wrong }), refusal('not-found'));
    await rateTicket(kiosk, { ticketId, score: 4, checkCode: served.checkCode });
  });

  test('of too few is not told to the public; of enough, their number and average are', async () => {
    const on = dayOf(house.clock.now);
    const publicOnes = () =>
      listPublicRatings(database.db, house.centre.id, { from: on, to: on }, house.rules.ratings.fewest);
    const few = await publicOnes();
    assert.deepEqual(
      few.map(({ count, average, satisfied }) => [count, average, satisfied]),
      [[null, null, null]],
    );
    for (const score of [5, 1, 3]) {
      const { id, secret } = await serve();
      await rateTicket(house.lan, { ticketId: id, score, secret });
    }
    const [enough] = await publicOnes();
    assert.deepEqual([enough?.count, enough?.average, enough?.satisfied], [5, 18 / 5, 3 / 5]);
  });

  test('cannot be changed, even by the program', async () => {
    await assert.rejects(database.db.updateTable('centreRating').set({ score: 5 }).execute(), {
      code: '42501',
    });
  });
});

describe('the figures of a day', () => {
  test('say from the log how long people waited and were served, at each counter', async () => {
    await take();
    const { id } = (await callNext(hung, { counterId }))!;
    await missTicket(hung, { ticketId: id });
    const readers = [centreFiguresReader()];
    await catchUp(database.sequencerDb, database.db, readers);
    await serve();
    await catchUp(database.sequencerDb, database.db, readers);
    const on = dayOf(house.clock.now);
    const rows = await listCentreFigures(database.db, { from: on, to: on, centreId: house.centre.id });
    const atCounter = sumOf(rows.filter((row) => row.counterId === counterId));
    assert.deepEqual(
      { ...atCounter },
      {
        taken: 0,
        called: 7,
        served: 6,
        missed: 1,
        transferred: 0,
        waitedSeconds: 5 * 4 * 60,
        servedSeconds: 5 * 10 * 60,
        longestWaitSeconds: 4 * 60,
      },
    );
    assert.equal(sumOf(rows).taken, 7);
    const agencyId = house.centre.agencyId;
    const ofAgency = await listCentreFigures(database.db, { from: on, to: on, agencyId });
    assert.equal(sumOf(ofAgency).served, 6);
  });
});
