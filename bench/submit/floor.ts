import pg from 'pg';
import { newId } from '#platform/database/index.ts';
import { bareInsert, type Row } from '../ground/bare-insert.ts';

/** The rows of one real submission, read back once and written again under new ids. */
export async function openFloor(url: string, clients: number) {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c search_path=sample,public' });
      await client.connect();
      return client;
    }),
  );
  const template = await readSubmission(connections[0]!);
  let serial = 0;

  const submit = async (client: pg.Client, agencyId: string) => {
    const ids = new Map<string, string>();
    const fresh = (id: string) => ids.get(id) ?? ids.set(id, newId()).get(id)!;
    const run = `${process.pid}-${serial++}`;
    await client.query('begin');
    await bareInsert(client, 'idempotency_key', template.key, fresh, { key: run });
    await client.query({
      name: 'counter',
      text: `insert into dossier_counter values ($1, $2, 1) on conflict (agency_id, on_date)
             do update set last_number = dossier_counter.last_number + 1 returning last_number`,
      values: [agencyId, '2031-01-01'],
    });
    await bareInsert(client, 'dossier', template.dossier, fresh, { code: run, submission_key: run });
    for (const row of template.components) await bareInsert(client, 'dossier_component', row, fresh);
    for (const row of template.obligations) await bareInsert(client, 'payment_obligation', row, fresh);
    for (const row of template.entries) await bareInsert(client, 'payment_entry', row, fresh);
    await bareInsert(client, 'process_instance', template.instance, fresh);
    for (const row of template.items) await bareInsert(client, 'work_item', row, fresh);
    await bareInsert(client, 'event', template.event, fresh, { position: null });
    await client.query('commit');
  };

  return {
    /** @returns how many were written */
    async submitFor(ms: number): Promise<number> {
      const until = performance.now() + ms;
      let done = 0;
      await Promise.all(
        connections.map(async (client, index) => {
          const agencyId = template.agencies[index % template.agencies.length]!;
          while (performance.now() < until) {
            await submit(client, agencyId);
            done += 1;
          }
        }),
      );
      return done;
    },
    close: () => Promise.all(connections.map((client) => client.end())),
  };
}

async function readSubmission(client: pg.Client) {
  const all = async (text: string, values: unknown[] = []): Promise<Row[]> =>
    (await client.query(text, values)).rows;
  const agencies = await all('select distinct competent_agency_id as id from dossier order by id limit 3');
  const [dossier] = await all("select * from dossier where authoritative_system = 'dvcqg' limit 1");
  const { id } = dossier!;
  delete dossier!['applicant_folded']; // Written by the database itself.
  const [instance] = await all('select * from process_instance where subject_id = $1', [id]);
  const [event] = await all('select * from event where subject_id = $1', [id]);
  const [key] = await all('select * from idempotency_key where response is not null limit 1');
  return {
    agencies: agencies.map((row) => String(row['id'])),
    dossier: dossier!,
    instance: instance!,
    event: event!,
    key: key!,
    obligations: await all('select * from payment_obligation where subject_id = $1', [id]),
    entries: await all(
      'select entry.* from payment_entry entry join payment_obligation due on due.id = obligation_id where due.subject_id = $1',
      [id],
    ),
    components: await all('select * from dossier_component where dossier_id = $1', [id]),
    items: await all('select * from work_item where subject_id = $1', [id]),
  };
}
