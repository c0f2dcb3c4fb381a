import pg from 'pg';
import { newId } from '#platform/database/index.ts';
import type { EventReader } from '#platform/events/index.ts';
import { bareInsert, type Row } from '../ground/bare-insert.ts';

/** Enough of a life's rows to write them again. */
type Life = Awaited<ReturnType<typeof readLife>>;

export interface FloorParts {
  readonly url: string;
  readonly schema: string;
  readonly pool: pg.Pool;
  readonly clients: number;
  /** Whose cursors are moved; what `notices` and `figures` write is written. */
  readonly readers: readonly EventReader[];
}

/**
 * The rows of one real life are read back once and written again under new ids: what any program must make durable.
 */
export async function openFloor({ url, schema, pool, clients, readers }: FloorParts) {
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
        await bareInsert(client, 'dossier', template.dossier, fresh, { code: run, submission_key: run });
        for (const row of template.components) await bareInsert(client, 'dossier_component', row, fresh);
        for (const row of template.obligations) await bareInsert(client, 'payment_obligation', row, fresh);
        for (const row of template.entries) await bareInsert(client, 'payment_entry', row, fresh);
        await bareInsert(client, 'process_instance', template.instance, fresh);
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
        if (act === 1)
          for (const row of template.letters) await bareInsert(client, 'dossier_letter', row, fresh);
      }
      const item = template.items[act];
      if (item) await bareInsert(client, 'work_item', { ...item, state: 'open', token: act + 1 }, fresh);
      await bareInsert(client, 'event', event, fresh, { position: null });
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
    for (const { name } of readers) while (await read(client!, name, template)) {}
  };
  for (let warm = 0; warm < 20; warm++) await life(warm % clients);
  await finish();
  const close = () => Promise.all(connections.map((client) => client.end()));
  return { life, finish, close };
}

/** A reader's next batch, its effect and its cursor, in one transaction. */
async function read(client: pg.Client, reader: string, template: Life): Promise<boolean> {
  await client.query('begin');
  const { rows } = await client.query({
    name: 'read',
    text: `select * from event where position > (select position from event_cursor where reader = $1 for update)
           order by position limit 500`,
    values: [reader],
  });
  if (rows.length > 0) {
    if (reader === 'notices') await writeNotices(client, rows, template);
    if (reader === 'figures') await writeCounted(client, rows, template);
    await client.query({
      name: 'cursor',
      text: 'update event_cursor set position = $2 where reader = $1',
      values: [reader, rows.at(-1)!.position],
    });
  }
  await client.query('commit');
  return rows.length > 0;
}

/** The notices that the template's facts led to, for these facts, and the jobs that send them. */
async function writeNotices(
  client: pg.Client,
  events: readonly Row[],
  { notices, job }: Life,
): Promise<void> {
  const written = events.flatMap(({ id, subject_version }) => {
    const notice = notices.get(subject_version);
    return notice ? [{ ...notice, id: newId(), event_id: id }] : [];
  });
  if (written.length === 0) return;
  await client.query({
    name: 'notices',
    text: `insert into notice select * from json_populate_recordset(null::notice, $1)
           on conflict (event_id, channel, address) do nothing`,
    values: [JSON.stringify(written)],
  });
  await client.query({
    name: 'jobs',
    text: `insert into graphile_worker._private_jobs (task_id, payload, max_attempts, key)
           select $1, json_build_object('tenant', 'sample', 'noticeId', id), 25, 'sample/send-notice/' || id
           from json_to_recordset($2) as notice (id text)`,
    values: [job['task_id'], JSON.stringify(written)],
  });
}

/** What the figures know of each dossier that something happened to; the figures themselves are left out. */
async function writeCounted(client: pg.Client, events: readonly Row[], { counted }: Life): Promise<void> {
  const ids = new Set(
    events.filter((event) => event['subject_type'] === 'dossier').map((event) => event['subject_id']),
  );
  if (ids.size === 0) return;
  await client.query({
    name: 'counted',
    text: `insert into dashboard_dossier select * from json_populate_recordset(null::dashboard_dossier, $1)
           on conflict (dossier_id) do update set status = excluded.status, measures = excluded.measures`,
    values: [JSON.stringify([...ids].map((id) => ({ ...counted, dossier_id: id })))],
  });
}

async function readLife(pool: pg.Pool) {
  const all = async (text: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query(text, values)).rows;
  const [dossier] = await all('select * from dossier where status = 10 order by id limit 1');
  const id = dossier!['id'];
  const [instance] = await all('select * from process_instance where subject_id = $1', [id]);
  const events = await all('select * from event where subject_id = $1 order by subject_version', [id]);
  const notices = await all(
    'select notice.*, subject_version from notice join event on event.id = event_id where subject_id = $1',
    [id],
  );
  delete dossier!['applicant_folded']; // Written by the database itself.
  const obligations = await all('select * from payment_obligation where subject_id = $1', [id]);
  const entries = await all('select * from payment_entry where obligation_id = any($1)', [
    obligations.map((row) => row['id']),
  ]);
  const [counted] = await all('select * from dashboard_dossier where dossier_id = $1', [id]);
  const [job] = await all('select task_id from graphile_worker._private_jobs limit 1');
  return {
    dossier: dossier!,
    instance: instance!,
    obligations,
    entries,
    counted: counted!,
    components: await all('select * from dossier_component where dossier_id = $1', [id]),
    letters: await all('select * from dossier_letter where dossier_id = $1', [id]),
    items: await all('select * from work_item where subject_id = $1 order by token', [id]),
    events,
    /** By the version of the dossier that each tells of. */
    notices: new Map(notices.map(({ subject_version, ...notice }) => [subject_version, notice])),
    job: job!,
  };
}
