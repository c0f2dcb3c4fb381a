import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { newId, openDatabase, PatientPool } from '#platform/database/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { catchUp, type EventReader, ensureCursor, readEvents, recordEvent, sequenceEvents } from './index.ts';

const { db, sequencerDb, context, adminUrl, schema } = await testDatabase();

const loan = (id: string, version: number, data = {}) => ({
  type: 'book-lent',
  subject: { type: 'loan', id, version },
  data,
});

describe('the event log', () => {
  test('takes a fact in the transaction of the act and loses it with a rollback', async () => {
    const ctx = context();
    const id = newId();
    await assert.rejects(
      ctx.transaction(async (tx) => {
        await recordEvent(tx, ctx, loan(id, 1));
        throw new Error('the act fails');
      }),
    );
    await ctx.transaction((tx) => recordEvent(tx, ctx, loan(id, 1, { title: 'Truyện Kiều' })));
    const rows = await db.selectFrom('event').selectAll().where('subjectId', '=', id).execute();
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.position, null);
    assert.deepEqual(rows[0]?.data, { title: 'Truyện Kiều' });
  });

  test("may be neither changed nor deleted with the program's role", async () => {
    for (const statement of [
      "update event set type = 'x'",
      'delete from event',
      'truncate event',
      'update event set position = 1',
      'update event_sequence set last_position = 9',
    ]) {
      const pool = new PatientPool(adminUrl, { schema });
      await assert.rejects(pool.query(statement), { code: '42501' }, statement);
      await pool.end();
    }
  });

  test('refuses a second fact for the same version of a subject', async () => {
    const ctx = context();
    const id = newId();
    await ctx.transaction((tx) => recordEvent(tx, ctx, loan(id, 1)));
    await assert.rejects(
      ctx.transaction((tx) => recordEvent(tx, ctx, loan(id, 1))),
      { code: '23505' },
    );
  });
});

test('a batch cut between two versions of one subject still gives the earlier one the earlier position', async () => {
  const id = newId();
  const early = context(undefined, '2026-01-01T00:00:00Z');
  const late = context(undefined, '2026-12-31T00:00:00Z');
  await late.transaction((tx) => recordEvent(tx, late, loan(id, 1))); // A clock that runs ahead wrote the first.
  await early.transaction((tx) => recordEvent(tx, early, loan(id, 2)));
  while ((await sequenceEvents(sequencerDb, 1)) > 0);
  const rows = await db
    .selectFrom('event')
    .select(['subjectVersion', 'position'])
    .where('subjectId', '=', id)
    .orderBy('subjectVersion')
    .execute();
  assert.ok(BigInt(rows[0]!.position!) < BigInt(rows[1]!.position!));
});

test('a failing reader keeps its place and sees the same events again', async () => {
  const ctx = context();
  await ctx.transaction((tx) => recordEvent(tx, ctx, loan(newId(), 1)));
  await sequenceEvents(sequencerDb);
  await ensureCursor(db, 'moody');
  const seen: number[] = [];
  const moody: EventReader = {
    name: 'moody',
    async handle(_tx, events) {
      seen.push(events.length);
      if (seen.length === 1) throw new Error('not today');
    },
  };
  await assert.rejects(readEvents(db, moody));
  await readEvents(db, moody);
  assert.equal(seen[0], seen[1]);
});

test('many writers, long transactions, rollbacks, killed sequencers and readers: nothing skipped, inverted or doubled', async () => {
  // A reader whose effect is a row per event: a unique key would refuse a double, a hole shows in the count.
  const owner = new pg.Client({ connectionString: adminUrl });
  await owner.connect();
  await owner.query(`set search_path = ${schema}`);
  await owner.query(
    'create table effect (event_id uuid primary key, place bigserial, subject_id uuid, version int)',
  );
  await owner.query('grant all on effect, effect_place_seq to muong_app');

  const writersDone = Promise.withResolvers<void>();
  const subjects = Array.from({ length: 12 }, () => newId());
  const versions = new Map(subjects.map((id) => [id, 0]));
  const locks = new Map(subjects.map((id) => [id, Promise.resolve()]));
  let committed = 0;

  /** Acts on one subject follow each other, as the lock on its row makes them; acts on different ones overlap. */
  async function act(seed: number): Promise<void> {
    const id = subjects[seed % subjects.length]!;
    const turn = locks.get(id)!;
    const mine = Promise.withResolvers<void>();
    locks.set(id, mine.promise);
    await turn;
    // Clocks of different machines disagree by up to a second.
    const ctx = context(undefined, () =>
      Temporal.Now.instant().add({ milliseconds: (seed % 7) * 300 - 900 }),
    );
    const version = versions.get(id)! + 1;
    await ctx
      .transaction(async (tx) => {
        await recordEvent(tx, ctx, loan(id, version));
        await wait(seed % 10 === 0 ? 60 : seed % 3);
        if (seed % 5 === 0) throw new Error('rolled back');
      })
      .then(
        () => {
          versions.set(id, version);
          committed += 1;
        },
        () => {},
      );
    mine.resolve();
  }

  const reader: EventReader = {
    name: 'effects',
    async handle(tx, events) {
      for (const event of events.filter(
        (event) => event.subject.type === 'loan' && versions.has(event.subject.id),
      )) {
        await tx
          .insertInto('effect' as never)
          .values({ eventId: event.id, subjectId: event.subject.id, version: event.subject.version } as never)
          .execute();
      }
    },
  };
  await ensureCursor(db, reader.name);

  async function untilDone(work: () => Promise<unknown>): Promise<void> {
    let done = false;
    writersDone.promise.then(() => (done = true));
    while (!done) {
      await work().catch(() => {}); // Killed: the next round takes up where the last commit left.
      await wait(2);
    }
  }

  async function kill(role: string): Promise<void> {
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query ilike $1`,
      [`%${role}%`],
    );
    await wait(15);
  }

  const second = openDatabase(new PatientPool(adminUrl, { schema, role: 'muong_sequencer', max: 2 }));
  const workers = [
    untilDone(() => sequenceEvents(sequencerDb, 7)),
    untilDone(() => sequenceEvents(second, 5)),
    untilDone(() => readEvents(db, reader, 6)),
    untilDone(() => readEvents(db, reader, 9)),
    untilDone(() => kill('event_sequence')),
    untilDone(() => kill('event_cursor')),
  ];
  const queue = Array.from({ length: 600 }, (_, seed) => seed);
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let seed = queue.pop(); seed !== undefined; seed = queue.pop()) await act(seed);
    }),
  );
  writersDone.resolve();
  await Promise.all(workers);
  await second.destroy();
  await catchUp(sequencerDb, db, [reader]);

  const { rows: effects } = await owner.query('select subject_id, version from effect order by place');
  const { rows: facts } = await owner.query(
    'select position, subject_id from event where subject_id = any($1) order by position',
    [subjects],
  );
  assert.ok(committed > 300, `${committed} acts were committed`);
  assert.equal(facts.length, committed, 'every committed act left its fact');
  assert.equal(effects.length, committed, 'every fact had its effect, once');
  assert.ok(facts.every((fact) => fact.position !== null));
  const { rows: all } = await owner.query('select max(position) as last, count(*) as given from event');
  assert.equal(all[0].last, all[0].given, 'positions have no gaps');
  const lastSeen = new Map<string, number>();
  for (const { subject_id, version } of effects) {
    assert.equal(version, (lastSeen.get(subject_id) ?? 0) + 1, 'versions of a subject are read in order');
    lastSeen.set(subject_id, version);
  }
  await owner.end();
});
