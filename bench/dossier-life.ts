/**
 * Whole lives of a dossier a second: submit, accept, three hand-overs, sign-off without the cryptography, issue,
 * deliver; each act a transaction of its own with its event. At the end one reader without effects has caught up;
 * the program's own reader of notices is not measured yet. The floor writes the same rows by bare prepared SQL, in as
 * many transactions, and moves the same cursor.
 */
import { rmSync } from 'node:fs';
import pg from 'pg';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  deliverResult,
  handOverDossier,
  issueResult,
  signOffDossier,
  submitDossier,
} from '#modules/dossiers/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import {
  migrate,
  newId,
  openDatabase,
  PatientPool,
  startEmbeddedPostgres,
} from '#platform/database/index.ts';
import { catchUp, type EventReader } from '#platform/events/index.ts';
import { readPack } from '#platform/packs/index.ts';

const folder = '.muong/bench';
const clients = 4;
const rounds = 5;
const sliceMs = 2000;
const schema = 'sample';

async function run() {
  rmSync(`${folder}/postgres`, { recursive: true, force: true });
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.url, schema);
    const pool = new PatientPool(server.url, { schema, max: clients + 2 });
    const sequencerPool = new PatientPool(server.url, { schema, role: 'muong_sequencer', max: 2 });
    const db = openDatabase(pool);
    const sequencerDb = openDatabase(sequencerPool);
    const calendar = calendarOf(readPack('packs', 'sample'));
    const office = await sampleOffice({
      db,
      sequencerDb,
      adminUrl: server.url,
      schema,
      context: (actor = systemActor('bench'), now = Temporal.Now.instant) =>
        createContext({
          db,
          tenant: schema,
          calendar,
          actor,
          now: typeof now === 'string' ? () => Temporal.Instant.from(now) : now,
        }),
    });
    const people = Object.fromEntries(
      await Promise.all(
        ['hung', 'thanh', 'duc', 'mai', 'yen'].map(
          async (name) => [name, await office.officer(name)] as const,
        ),
      ),
    ) as Record<'hung' | 'thanh' | 'duc' | 'mai' | 'yen', Context>;
    await catchUp(sequencerDb, db, []);

    const counting: EventReader = { name: 'bench', handle: async () => {} };
    await catchUp(sequencerDb, db, [counting]);
    const life = async () => {
      const { id } = await submitDossier(office.lan, office.application());
      await acceptDossier(people.hung, { dossierId: id });
      await step(people.thanh, id, { handlerId: people.duc.actor.id! });
      await step(people.duc, id, { outcome: 'grant' });
      await step(people.thanh, id, { outcome: 'approve' });
      await signOffDossier(people.mai, { dossierId: id, fileId: null });
      await issueResult(people.yen, { dossierId: id, fileId: null });
      await deliverResult(people.hung, { dossierId: id });
    };
    const step = async (ctx: Context, dossierId: string, how: object) => {
      const item = await db
        .selectFrom('workItem')
        .select('id')
        .where('subjectType', '=', 'dossier')
        .where('subjectId', '=', dossierId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...how });
    };

    for (let warm = 0; warm < 20; warm++) await life();
    const bare = await openFloor(server.url, pool);
    const done = { ours: 0, oursMs: 0, floor: 0, floorMs: 0 };
    // In turns, so that a busy moment of the machine falls on both.
    for (let round = 0; round < rounds; round++) {
      const [ours, oursMs] = await live(life, () => catchUp(sequencerDb, db, [counting]));
      const [floor, floorMs] = await live(bare.life, bare.finish);
      done.ours += ours;
      done.oursMs += oursMs;
      done.floor += floor;
      done.floorMs += floorMs;
    }
    await bare.close();
    await Promise.all([pool.end(), sequencerPool.end()]);
    const [ours, floor] = [done.ours / done.oursMs, done.floor / done.floorMs].map((rate) => rate * 1000) as [
      number,
      number,
    ];
    return { name: 'dossier-life', ours, floor, ratio: ours / floor, unit: 'lives/s', clients, rounds };
  } finally {
    await server.stop();
  }
}

/** Lives by several clients for a slice of time, and what they took, the catching up included. */
async function live(
  life: (client: number) => Promise<void>,
  finish: () => Promise<void>,
): Promise<readonly [done: number, ms: number]> {
  const start = performance.now();
  const until = start + sliceMs;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        await life(client);
        done += 1;
      }
    }),
  );
  await finish();
  return [done, performance.now() - start];
}

/**
 * The rows of one real life are read back once and written again under new ids: what any program must make durable.
 */
async function openFloor(url: string, pool: pg.Pool) {
  const template = await readLife(pool);
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema},public` });
      await client.connect();
      return client;
    }),
  );
  let serial = 0;
  const life = async (at: number) => {
    const client = connections[at]!;
    const ids = new Map<string, string>();
    const fresh = (id: string) => ids.get(id) ?? ids.set(id, newId()).get(id)!;
    const run = `${process.pid}-${serial++}`;
    for (const [act, event] of template.events.entries()) {
      await client.query('begin');
      if (act === 0) {
        await client.query({
          name: 'counter',
          text: `insert into dossier_counter values ($1, $2, 1) on conflict (agency_id, on_date)
                 do update set last_number = dossier_counter.last_number + 1 returning last_number`,
          values: [template.dossier['competent_agency_id'], '2031-01-01'],
        });
        await insert(client, 'dossier', template.dossier, fresh, { code: run, submission_key: run });
        for (const row of template.components) await insert(client, 'dossier_component', row, fresh);
        await insert(client, 'process_instance', template.instance, fresh);
      } else {
        await client.query({
          name: 'dossier',
          text: 'update dossier set status = $2, version = version + 1, clock = $3, due_at = $4, finished_at = $5 where id = $1',
          values: [
            fresh(template.dossier['id']),
            template.dossier['status'],
            JSON.stringify(template.dossier['clock']),
            template.dossier['due_at'],
            template.dossier['finished_at'],
          ],
        });
        await client.query({
          name: 'instance',
          text: 'update process_instance set state = $2 where id = $1',
          values: [fresh(template.instance['id']), JSON.stringify(template.instance['state'])],
        });
        await client.query({
          name: 'close',
          text: "update work_item set state = 'done', outcome = $3, closed_at = $4, closed_by = $5 where instance_id = $1 and token = $2",
          values: [
            fresh(template.instance['id']),
            act,
            'done',
            '2031-01-01T00:00:00Z',
            template.items[0]!['closed_by'],
          ],
        });
        if (act === 1) for (const row of template.letters) await insert(client, 'dossier_letter', row, fresh);
      }
      const item = template.items[act];
      if (item) await insert(client, 'work_item', { ...item, state: 'open', token: act + 1 }, fresh);
      await insert(client, 'event', event, fresh, { position: null });
      await client.query('commit');
    }
  };
  const finish = async () => {
    const [client] = connections;
    for (;;) {
      await client!.query('begin');
      const { rows } = await client!.query(
        'select last_position from event_sequence where id = 1 for update',
      );
      const { rowCount } = await client!.query(
        `update event set position = numbered.place + $1::bigint from (
           select id, row_number() over (order by recorded_at, id) as place from event
           where position is null order by recorded_at, id limit 1000) numbered
         where event.id = numbered.id`,
        [rows[0].last_position],
      );
      await client!.query('update event_sequence set last_position = last_position + $1', [rowCount]);
      await client!.query('commit');
      if (!rowCount) break;
    }
    for (;;) {
      await client!.query('begin');
      const { rows } = await client!.query(
        `select * from event where position > (select position from event_cursor where reader = 'bench' for update)
         order by position limit 500`,
      );
      if (rows.length > 0) {
        await client!.query("update event_cursor set position = $1 where reader = 'bench'", [
          rows.at(-1)!.position,
        ]);
      }
      await client!.query('commit');
      if (rows.length === 0) break;
    }
  };
  for (let warm = 0; warm < 20; warm++) await life(warm % clients);
  await finish();
  const close = () => Promise.all(connections.map((client) => client.end()));
  return { life, finish, close };
}

// biome-ignore lint/suspicious/noExplicitAny: rows exactly as the database gives them
type Row = Record<string, any>;

async function readLife(pool: pg.Pool) {
  const all = async (text: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query(text, values)).rows;
  const [dossier] = await all('select * from dossier where status = 10 order by id limit 1');
  const id = dossier!['id'];
  const [instance] = await all('select * from process_instance where subject_id = $1', [id]);
  return {
    dossier: dossier!,
    instance: instance!,
    components: await all('select * from dossier_component where dossier_id = $1', [id]),
    letters: await all('select * from dossier_letter where dossier_id = $1', [id]),
    items: await all('select * from work_item where subject_id = $1 order by token', [id]),
    events: await all('select * from event where subject_id = $1 order by subject_version', [id]),
  };
}

const own = new Set(['id', 'dossier_id', 'instance_id', 'subject_id']);

/** One row by a prepared statement; identifiers of this life are renewed, all else is as it was. */
async function insert(
  client: pg.Client,
  table: string,
  row: Row,
  fresh: (id: string) => string,
  over: Row = {},
) {
  const columns = Object.keys(row);
  await client.query({
    name: `insert ${table}`,
    text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values: columns.map((column) => {
      const value =
        column in over ? over[column] : own.has(column) && row[column] ? fresh(row[column]) : row[column];
      const isJson =
        value !== null && typeof value === 'object' && !('toPostgres' in value) && !Array.isArray(value);
      return isJson ? JSON.stringify(value) : value;
    }),
  });
}

export default { name: 'dossier-life', run };
