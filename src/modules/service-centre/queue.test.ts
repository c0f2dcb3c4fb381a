import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { submitDossier } from '../dossiers/index.ts';
import { sampleCentre } from './fixtures.ts';
import {
  callAgain,
  callNext,
  closeCounter,
  countersOf,
  currentTicketOf,
  endDays,
  finishTicket,
  getCentreByCode,
  linkDossier,
  missTicket,
  openCounter,
  pauseCounter,
  startServing,
  takeTicket,
  ticketLabel,
  transferTicket,
} from './index.ts';

const database = await testDatabase();
let house: Awaited<ReturnType<typeof sampleCentre>>;
let kiosk: Context;
let hung: Context;
let nga: Context;

before(async () => {
  house = await sampleCentre(database);
  kiosk = house.device('kiosk');
  [hung, nga] = await Promise.all([house.officer('hung'), house.officer('nga')]);
});

const take = (groupCode = 'A', priority?: string) =>
  takeTicket(kiosk, house.rules, { centreId: house.centre.id, groupCode, priority });
const counter = (number: number) => house.counters.find((each) => each.number === number)!.id;
const refusal = (code: string) => ({ name: 'Refusal', code });
const factsOf = async (id: string, type = 'centre-ticket') =>
  (await listEventsOf(database.db, type, id)).map((event) => event.type);

describe('a number', () => {
  test('follows the one before it in its group, and each group counts for itself from the morning', async () => {
    const labels = [];
    for (const group of ['A', 'B', 'A']) labels.push(ticketLabel(await take(group)));
    assert.deepEqual(labels, ['A001', 'B001', 'A002']);
    house.clock.now = house.clock.now.add({ hours: 24 });
    assert.equal(ticketLabel(await take('A')), 'A001');
  });

  test('is not used up by someone who got none', async () => {
    const lost = kiosk.transaction(async (_tx, ctx) => {
      await takeTicket(ctx, house.rules, { centreId: house.centre.id, groupCode: 'C' });
      throw new Error('the printer is on fire');
    });
    await assert.rejects(lost, /on fire/);
    assert.equal(ticketLabel(await take('C')), 'C001');
  });

  test('is given by the centre’s kiosk and its clerks, and by nobody else', async () => {
    const elsewhere = house.device('kiosk', house.province.id);
    const input = { centreId: house.centre.id, groupCode: 'T' };
    await assert.rejects(takeTicket(elsewhere, house.rules, input), refusal('not-allowed'));
    await assert.rejects(takeTicket(house.device('board'), house.rules, input), refusal('not-allowed'));
    await assert.rejects(takeTicket(house.lan, house.rules, input), refusal('not-allowed'));
    assert.equal((await takeTicket(hung, house.rules, input)).source, 'desk');
  });

  test('is given in opening hours, a little before them, and not on a day off', async () => {
    const pu = await getCentreByCode(database.db, 'H99.103.2');
    const at = (moment: string) => {
      const now = () => Temporal.Instant.from(moment);
      const ctx = database.context(house.device('kiosk', pu.id).actor, now);
      return takeTicket(ctx, house.rules, { centreId: pu.id, groupCode: 'A' });
    };
    await assert.rejects(at('2026-11-25T06:59:00+07:00'), refusal('centre-closed'));
    assert.equal((await at('2026-11-25T07:00:00+07:00')).number, 1);
    await assert.rejects(at('2026-11-25T17:00:00+07:00'), refusal('centre-closed'));
    await assert.rejects(at('2026-11-22T09:00:00+07:00'), refusal('centre-closed'));
  });

  test('goes by a priority that the rules know', async () => {
    assert.equal((await take('T', 'elderly')).rank, 0);
    await assert.rejects(take('T', 'in-a-hurry'), { name: 'InvalidInput' });
  });
});

describe('a counter', () => {
  test('is one clerk’s at a time, and a clerk sits at one', async () => {
    await openCounter(hung, { counterId: counter(1) });
    await assert.rejects(openCounter(hung, { counterId: counter(2) }), refusal('already-at-a-counter'));
    await assert.rejects(openCounter(nga, { counterId: counter(1) }), refusal('not-allowed'));
    await assert.rejects(callNext(nga, { counterId: counter(1) }), refusal('not-allowed'));
  });

  test('pauses with a reason, calls nobody meanwhile, and is closed by who sits there or leads', async () => {
    const counterId = counter(1);
    await assert.rejects(pauseCounter(hung, house.rules, { counterId, reason: 'coffee' }), {
      name: 'InvalidInput',
    });
    await pauseCounter(hung, house.rules, { counterId, reason: 'papers' });
    await assert.rejects(callNext(hung, { counterId }), refusal('counter-not-open'));
    await openCounter(hung, { counterId });
    await closeCounter(nga, { counterId });
    await assert.rejects(callNext(hung, { counterId }), refusal('counter-not-open'));
    assert.deepEqual(await factsOf(counterId, 'centre-counter'), [
      'counter-opened',
      'counter-paused',
      'counter-opened',
      'counter-closed',
    ]);
  });

  test('of a utility is all that its clerk sees, and no dossier is', async () => {
    const luyen = await house.officer('luyen');
    const seen = await countersOf(luyen);
    assert.deepEqual(
      seen.map(({ name }) => name),
      ['Điện lực'],
    );
    const [power] = seen;
    await openCounter(luyen, { counterId: power!.id });
    const input = { centreId: house.province.id, groupCode: 'E' };
    await takeTicket(house.device('kiosk', house.province.id), house.rules, input);
    const ticket = (await callNext(luyen, { counterId: power!.id }))!;
    const dossier = await submitDossier(house.lan, house.application());
    const link = linkDossier(luyen, { ticketId: ticket.id, dossierId: dossier.id });
    await assert.rejects(link, refusal('not-found'));
    await assert.rejects(openCounter(luyen, { counterId: counter(1) }), refusal('not-found'));
    await assert.rejects(takeTicket(luyen, house.rules, input), refusal('not-allowed'));
  });
});

describe('the queue', () => {
  before(async () => {
    house.clock.now = Temporal.Instant.from('2026-12-01T02:00:00Z');
    await openCounter(hung, { counterId: counter(1) });
  });
  const next = () => callNext(hung, { counterId: counter(1) });

  test('calls by rank and then by who has waited longest, across the counter’s groups', async () => {
    for (const [group, priority] of [['B'], ['A'], ['C', 'pregnant'], ['A', 'elderly']] as const) {
      await take(group, priority);
      house.later(1);
    }
    const called = [];
    for (let ticket = await next(); ticket; ticket = await next()) {
      called.push(ticketLabel(ticket));
      await missTicket(hung, { ticketId: ticket.id });
    }
    assert.deepEqual(called, ['C001', 'A002', 'B001', 'A001']);
  });

  test('leads a person from the call to the end, with the dossier, and counts what it took', async () => {
    const taken = await take('A');
    house.later(7);
    const { id: ticketId } = (await next())!;
    assert.equal(ticketId, taken.id);
    assert.equal((await currentTicketOf(hung, counter(1)))?.id, ticketId);
    await assert.rejects(next(), refusal('ticket-at-counter'));
    await assert.rejects(closeCounter(hung, { counterId: counter(1) }), refusal('ticket-at-counter'));
    await assert.rejects(finishTicket(hung, { ticketId }), refusal('ticket-not-serving'));
    assert.equal((await callAgain(hung, { ticketId })).calls, 2);
    await startServing(hung, { ticketId });
    await assert.rejects(missTicket(hung, { ticketId }), refusal('ticket-not-called'));
    const dossier = await submitDossier(house.lan, house.application());
    await linkDossier(hung, { ticketId, dossierId: dossier.id });
    house.later(12);
    const served = await finishTicket(hung, { ticketId });
    assert.equal(served.dossierId, dossier.id);
    assert.equal(await currentTicketOf(hung, counter(1)), undefined);
    const facts = await listEventsOf(database.db, 'centre-ticket', ticketId);
    assert.deepEqual(
      facts.map(({ type }) => type),
      [
        'ticket-taken',
        'ticket-called',
        'ticket-called-again',
        'ticket-serving-started',
        'ticket-linked',
        'ticket-served',
      ],
    );
    assert.equal(facts[1]?.data['waitedSeconds'], 7 * 60);
    assert.equal(facts[5]?.data['servedSeconds'], 12 * 60);
  });

  test('lets a person go on to another counter with the same number, before everyone who waits there', async () => {
    const [minh, tuyet] = await Promise.all([house.officer('minh'), house.officer('tuyet')]);
    const [first, , , , , , last] = house.provinceCounters;
    const hall = house.device('kiosk', house.province.id);
    const give = (groupCode: string, priority?: string) =>
      takeTicket(hall, house.rules, { centreId: house.province.id, groupCode, priority });
    await openCounter(minh, { counterId: first!.id });
    const sent = await give('A');
    await callNext(minh, { counterId: first!.id });
    const to = { ticketId: sent.id, toCounterId: last!.id };
    await assert.rejects(transferTicket(minh, to), refusal('counter-not-open'));
    await openCounter(tuyet, { counterId: last!.id });
    await give('T', 'elderly');
    await assert.rejects(
      transferTicket(minh, { ...to, toCounterId: counter(1) }),
      refusal('no-such-counter'),
    );
    await assert.rejects(transferTicket(tuyet, to), refusal('not-your-counter'));
    await transferTicket(minh, to);
    assert.equal(await callNext(minh, { counterId: first!.id }), undefined);
    const called = await callNext(tuyet, { counterId: last!.id });
    assert.deepEqual([called?.id, ticketLabel(called!)], [sent.id, 'A001']);
  });

  test('takes back whoever was sent to a counter that then closes, before the others of the group', async () => {
    const [minh, tuyet] = await Promise.all([house.officer('minh'), house.officer('tuyet')]);
    const [first, , , , , , last] = house.provinceCounters;
    const waiting = (await currentTicketOf(tuyet, last!.id))!;
    await startServing(tuyet, { ticketId: waiting.id });
    await transferTicket(tuyet, { ticketId: waiting.id, toCounterId: first!.id });
    await closeCounter(minh, { counterId: first!.id });
    assert.deepEqual(
      (await listEventsOf(database.db, 'centre-counter', first!.id)).at(-1)?.data['released'],
      ['A001'],
    );
    assert.equal((await callNext(tuyet, { counterId: last!.id }))?.id, waiting.id);
  });

  test('ends with its day: what was left over lapses, and counters left open close', async () => {
    const tuyet = await house.officer('tuyet');
    const last = house.provinceCounters.at(-1)!.id;
    const left = (await currentTicketOf(tuyet, last))!;
    await endDays(house.system);
    assert.equal((await currentTicketOf(tuyet, last))?.id, left.id);
    house.later(24 * 60);
    await endDays(house.system);
    await endDays(house.system);
    assert.equal(await currentTicketOf(tuyet, last), undefined);
    assert.equal((await factsOf(left.id)).filter((type) => type === 'ticket-lapsed').length, 1);
    const open = (await countersOf(house.system)).filter(({ state }) => state !== 'closed');
    assert.deepEqual(open, []);
    await openCounter(tuyet, { counterId: last });
    assert.equal(await callNext(tuyet, { counterId: last }), undefined);
  });
});
