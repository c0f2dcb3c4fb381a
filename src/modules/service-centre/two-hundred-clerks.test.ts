import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { submitDossier } from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { newId, openDatabase, PatientPool } from '#platform/database/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleCentre } from './fixtures.ts';
import {
  callNext,
  finishTicket,
  linkDossier,
  openCounter,
  startServing,
  takeTicket,
  ticketLabel,
} from './index.ts';

const clerks = 200;
const visits = 220;
const database = await testDatabase();
// As many connections as a hall of web processes would hold, so that the calls truly meet in the database.
const pool = new PatientPool(database.adminUrl, { schema: database.schema, role: 'muong_app', max: 60 });
// On a busy machine the last of the clerks may wait long for a connection; that is no fault of the queue.
pool.options.connectionTimeoutMillis = 120_000;
after(() => pool.end());

let house: Awaited<ReturnType<typeof sampleCentre>>;
let seats: readonly { readonly clerk: Context; readonly counterId: string }[];

before(async () => {
  house = await sampleCentre(database);
  const hung = (await house.officer('hung')).actor;
  const { centre, counters } = house;
  const crowd = createContext({
    db: openDatabase(pool),
    tenant: database.schema,
    calendar: house.system.calendar,
    actor: hung,
    now: () => house.clock.now,
  });
  const rows = Array.from({ length: clerks }, (_, index) => ({
    ...counters[0]!,
    id: newId(),
    number: 100 + index,
    groups: ['A'],
  }));
  await database.db.insertInto('centreCounter').values(rows).execute();
  seats = rows.map(({ id }, index) => ({
    counterId: id,
    clerk: crowd.as({ ...hung, id: newId(), name: `Cán bộ ${index}` }),
  }));
  await Promise.all(seats.map(({ clerk, counterId }) => openCounter(clerk, { counterId })));
  const giving = { centreId: centre.id, groupCode: 'A' };
  await Promise.all(Array.from({ length: visits }, () => takeTicket(crowd, house.rules, giving)));
});

test('two hundred clerks at once: no ticket is called twice, none is left, and codes have no gaps', async () => {
  const served: string[] = [];
  const codes: string[] = [];
  await Promise.all(
    seats.map(async ({ clerk, counterId }) => {
      for (;;) {
        const ticket = await callNext(clerk, { counterId });
        if (!ticket) return;
        served.push(ticketLabel(ticket));
        await startServing(clerk, { ticketId: ticket.id });
        const filed = await submitDossier(clerk.as(house.lan.actor), house.application());
        codes.push(filed.code);
        await linkDossier(clerk, { ticketId: ticket.id, dossierId: filed.id });
        await finishTicket(clerk, { ticketId: ticket.id });
      }
    }),
  );
  const numbers = Array.from({ length: visits }, (_, index) => index + 1);
  assert.deepEqual(
    served.toSorted(),
    numbers.map((number) => ticketLabel({ groupCode: 'A', number })),
  );
  assert.deepEqual(
    codes.map((code) => Number(code.split('-').at(-1))).toSorted((one, other) => one - other),
    numbers,
  );
  const { called } = await database.db
    .selectFrom('event')
    .select(({ fn }) => fn.count<string>('subjectId').distinct().as('called'))
    .where('type', '=', 'ticket-called')
    .executeTakeFirstOrThrow();
  const { calls } = await database.db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<string>().as('calls'))
    .where('type', '=', 'ticket-called')
    .executeTakeFirstOrThrow();
  assert.deepEqual([Number(called), Number(calls)], [visits, visits]);
});
