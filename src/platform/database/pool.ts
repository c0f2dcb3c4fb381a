import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { camelCaseRows, SnakeCaseDialect } from './snake-case.ts';
import type { Tables } from './tables.ts';
import './values.ts';

export interface PoolOptions {
  /** The schema of the province; `public` follows it for shared functions. */
  readonly schema?: string;
  /** The role taken at connection: `muong_app` may not alter what it reads. */
  readonly role?: 'muong_app' | 'muong_sequencer' | null;
  readonly max?: number;
  /** How long a new connection is tried again while the server restarts, in milliseconds. */
  readonly patienceMs?: number;
}

/** A pool that outlives a restart of the server: broken connections are dropped, new ones tried for a while. */
export class PatientPool extends pg.Pool {
  readonly #patienceMs: number;

  constructor(
    url: string,
    { schema = 'public', role = 'muong_app', max = 10, patienceMs = 10_000 }: PoolOptions,
  ) {
    const settings = [
      `-c search_path=${schema},public`,
      '-c timezone=UTC',
      ...(role ? [`-c role=${role}`] : []),
    ];
    super({
      connectionString: url,
      max,
      pipeline: true,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      options: settings.join(' '),
      application_name: 'muong',
    });
    this.#patienceMs = patienceMs;
    this.on('error', () => {}); // An idle connection broke: the pool has dropped it already.
    this.on('connect', (client) => {
      client.on('error', () => {});
      prepareByText(client);
      sendTogether(client);
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg.Pool
  override connect(callback?: any): any {
    if (callback) return super.connect(callback);
    return this.#connectPatiently();
  }

  async #connectPatiently(): Promise<pg.PoolClient> {
    const until = performance.now() + this.#patienceMs;
    for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
      try {
        return await super.connect();
      } catch (error) {
        if (!isConnectionFailure(error) || performance.now() > until) throw error;
        await wait(pauseMs);
      }
    }
  }
}

const anew = '/* planned anew */';

/**
 * Marks a statement whose best plan depends on its values, such as a search for a name that may be rare or common:
 * `query.modifyFront(plannedAnew)`.
 */
export const plannedAnew = sql.raw(anew);

/**
 * Makes a connection plan each statement once: a statement with parameters is prepared under a name drawn from its
 * text. Statements whose text varies without end (long lists of values) would fill the server's memory, so only
 * as many as `most` are named; the others are planned each time.
 */
function prepareByText(client: pg.PoolClient, most = 500): void {
  const names = new Map<string, string>();
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const prepared = (text: unknown, values: unknown, ...rest: unknown[]) => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return query(text, values, ...rest);
    let name = names.get(text);
    if (name === undefined) {
      if (names.size >= most || text.includes(anew)) return query(text, values, ...rest);
      name = `s${names.size}`;
      names.set(text, name);
    }
    return query({ name, text, values }, ...rest);
  };
  client.query = prepared as typeof client.query;
}

/** Statements asked for before the connection is next free to write leave in one write. */
function sendTogether(client: pg.Client): void {
  const { stream } = client.connection;
  const uncork = () => stream.uncork();
  const query = client.query as (...args: unknown[]) => unknown;
  const corked = (...args: unknown[]) => {
    stream.cork();
    process.nextTick(uncork);
    return query.apply(client, args);
  };
  client.query = corked as typeof client.query;
}

/** Whether an error says that the server is away or going, rather than that the statement is wrong. */
export function isConnectionFailure(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code && /^(08|57P0|53300|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(message ?? '');
}

/** Columns are `snake_case` in SQL and `camelCase` in the program; keys inside JSON stay as they are. */
export const openDatabase = (pool: pg.Pool): Kysely<Tables> =>
  new Kysely({
    dialect: new SnakeCaseDialect({ pool }),
    plugins: [camelCaseRows],
  });
