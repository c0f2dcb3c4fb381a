import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addCitizen } from '#modules/mandates/fixtures.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { getGroup } from './centres.ts';
import { sampleCentre } from './fixtures.ts';
import {
  arrive,
  bookAppointment,
  callNext,
  cancelAppointment,
  missTicket,
  openCounter,
  takeTicket,
  ticketLabel,
} from './index.ts';
import { bookableDays, listSlots } from './slots.ts';

const database = await testDatabase();
let house: Awaited<ReturnType<typeof sampleCentre>>;
let kiosk: Context;

before(async () => {
  house = await sampleCentre(database);
  kiosk = house.device('kiosk');
});

const refusal = (code: string) => ({ name: 'Refusal', code });
const nine = Temporal.Instant.from('2026-11-26T09:00:00+07:00');
const book = (who: Context, startsAt = nine, groupCode = 'A') =>
  bookAppointment(who, house.rules, { centreId: house.centre.id, groupCode, startsAt });
const someone = async (name: string) => house.system.as(await addCitizen(database.db, name));
const room = async (startsAt = nine) => {
  const group = await getGroup(database.db, house.centre.id, 'A');
  const slots = await listSlots(house.system, house.rules, group, Temporal.PlainDate.from('2026-11-26'));
  return slots.find((slot) => slot.startsAt.equals(startsAt))?.left;
};

describe('an appointment', () => {
  test('is for a whole slot of office time on a coming working day', async () => {
    const days = bookableDays(house.system, house.rules).map(String);
    assert.equal(days[0], '2026-11-26');
    assert.ok(!days.includes('2026-11-28') && !days.includes('2026-11-25'));
    for (const moment of [
      '2026-11-25T14:00:00+07:00', // today
      '2026-11-28T09:00:00+07:00', // a Saturday
      '2026-11-26T12:00:00+07:00', // noon
      '2026-11-26T09:10:00+07:00', // within a slot
      '2027-02-01T09:00:00+07:00', // far ahead
    ]) {
      await assert.rejects(book(house.lan, Temporal.Instant.from(moment)), refusal('not-bookable'));
    }
    await assert.rejects(book(house.lan, nine, 'T'), refusal('not-bookable'));
    await assert.rejects(book(kiosk), refusal('not-allowed'));
  });

  test('never overbooks a slot, however many press at once', async () => {
    const people = await Promise.all(
      ['Páo', 'Kim', 'Quang', 'Chải', 'Hoàng', 'Dua', 'Thơm', 'Say'].map(someone),
    );
    const tries = await Promise.allSettled(people.map((person) => book(person)));
    const booked = tries.filter(({ status }) => status === 'fulfilled');
    assert.equal(booked.length, 2);
    assert.ok(
      tries.every((each) => each.status === 'fulfilled' || (each.reason as Error).message === 'slot-full'),
    );
    assert.equal(await room(), 0);
  });

  test('is cancelled by its own person, who gives the room back once', async () => {
    const startsAt = nine.add({ minutes: 30 });
    const { id: appointmentId } = await book(house.lan, startsAt);
    assert.equal(await room(startsAt), 1);
    await assert.rejects(cancelAppointment(await someone('Say'), { appointmentId }), refusal('not-found'));
    await cancelAppointment(house.lan, { appointmentId });
    await cancelAppointment(house.lan, { appointmentId });
    assert.equal(await room(startsAt), 2);
    const facts = await listEventsOf(database.db, 'centre-appointment', appointmentId);
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['appointment-booked', 'appointment-cancelled'],
    );
  });

  test('is held by one person no more than twice at a time', async () => {
    const eager = await someone('Lò Văn Vội');
    const at = (hours: number) => book(eager, nine.add({ hours }));
    const tries = await Promise.allSettled([at(1), at(2), at(5), at(6)]);
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 2);
  });
});

describe('whoever booked', () => {
  test('is in the queue from the hour booked, before those who booked nothing, and not before that hour', async () => {
    const hung = await house.officer('hung');
    const counterId = house.counters[0]!.id;
    const pao = await someone('Sùng A Páo');
    const { code } = await book(pao, nine.add({ hours: 5 }));
    await assert.rejects(
      arrive(kiosk, house.rules, { centreId: house.centre.id, code }),
      refusal('appointment-other-day'),
    );
    house.clock.now = Temporal.Instant.from('2026-11-26T13:45:00+07:00');
    const input = { centreId: house.centre.id, groupCode: 'A' };
    const early = await arrive(kiosk, house.rules, { centreId: house.centre.id, code: code.toLowerCase() });
    assert.deepEqual([early.source, early.rank], ['online', house.rules.appointmentRank]);
    await assert.rejects(
      arrive(kiosk, house.rules, { centreId: house.centre.id, code }),
      refusal('appointment-over'),
    );
    const walkIns = [];
    for (let each = 0; each < 2; each += 1) walkIns.push(await takeTicket(kiosk, house.rules, input));

    await openCounter(hung, { counterId });
    const call = async () => {
      const ticket = (await callNext(hung, { counterId }))!;
      await missTicket(hung, { ticketId: ticket.id });
      return ticketLabel(ticket);
    };
    assert.equal(await call(), ticketLabel(walkIns[0]!));
    house.later(15);
    assert.equal(await call(), ticketLabel(early));
    assert.equal(await call(), ticketLabel(walkIns[1]!));
  });
});
