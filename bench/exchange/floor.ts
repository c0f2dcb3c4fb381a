import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import pg from 'pg';
import { newId } from '#platform/database/index.ts';

interface FloorOptions {
  readonly url: string;
  readonly schema: string;
  /** Of a database in which one real message has been delivered. */
  readonly pool: pg.Pool;
  readonly clients: number;
}

interface Prepared {
  readonly bytes: Buffer;
  readonly signature: Buffer;
}

// biome-ignore lint/suspicious/noExplicitAny: rows exactly as the database gives them
type Row = Record<string, any>;

/** The rows of one real message are read back once and written again under new ids: what any axis must make durable. */
export async function openFloor({ url, schema, pool, clients }: FloorOptions) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const template = await readMessage(pool);
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema},public` });
      await client.connect();
      return client;
    }),
  );

  async function take({ bytes, signature }: Prepared, at: number): Promise<void> {
    if (!verify('sha256', bytes, publicKey, signature)) throw new Error('not signed');
    const client = connections[at]!;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [messageId, deliveryId] = [newId(), newId()];
    await client.query('begin');
    await insert(client, 'exchange_message', {
      ...template.message,
      id: messageId,
      sha256,
      document_id: messageId,
      content: bytes,
    });
    await insert(client, 'exchange_delivery', {
      ...template.delivery,
      id: deliveryId,
      message_id: messageId,
      version: 1,
      state: 'waiting',
      next_attempt_at: template.delivery['created_at'],
      delivered_at: null,
    });
    await insert(client, 'event', { ...template.sent, id: newId(), subject_id: messageId, position: null });
    await client.query({
      name: 'usage',
      text: `insert into exchange_usage values ($1, '2031-01-01', 1, $2) on conflict (participant_id, on_date)
             do update set messages = exchange_usage.messages + 1, bytes = exchange_usage.bytes + excluded.bytes`,
      values: [template.message['sender_id'], bytes.length],
    });
    await client.query('commit');
  }

  async function deliverAll(): Promise<void> {
    const [client] = connections;
    for (;;) {
      await client!.query('begin');
      const { rows } = await client!.query(
        `update exchange_delivery set state = 'delivered', version = 2, delivered_at = $1, next_attempt_at = null
         where id in (select id from exchange_delivery where state = 'waiting' limit 200) returning id`,
        [template.delivery['created_at']],
      );
      for (const { id } of rows) {
        await insert(client!, 'event', {
          ...template.delivered,
          id: newId(),
          subject_id: id,
          position: null,
        });
      }
      await client!.query('commit');
      if (rows.length === 0) return;
    }
  }
  return {
    take,
    deliverAll,
    prepare: async (messages: readonly Buffer[]): Promise<readonly Prepared[]> =>
      // Its own bytes, or the row would be there already.
      messages.map((message) => {
        const bytes = Buffer.concat([message, Buffer.from(newId())]);
        return { bytes, signature: sign('sha256', bytes, privateKey) };
      }),
    close: () => Promise.all(connections.map((client) => client.end())),
  };
}

async function readMessage(pool: pg.Pool) {
  const one = async (text: string, values: unknown[] = []): Promise<Row> =>
    (await pool.query(text, values)).rows[0];
  const delivery = await one(`select * from exchange_delivery where state = 'delivered' limit 1`);
  const { folded: _generated, ...message } = await one('select * from exchange_message where id = $1', [
    delivery['message_id'],
  ]);
  return {
    delivery,
    message,
    sent: await one('select * from event where subject_id = $1', [delivery['message_id']]),
    delivered: await one('select * from event where subject_id = $1', [delivery['id']]),
  };
}

/** One row by a prepared statement. */
async function insert(client: pg.Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await client.query({
    name: `insert ${table}`,
    text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values: columns.map((column) => (column === 'data' ? JSON.stringify(row[column]) : row[column])),
  });
}
