import { DummyDriver, type Kysely, PostgresAdapter, PostgresIntrospector, Transaction } from 'kysely';
import { SnakeCaseCompiler } from './snake-case.ts';
import type { Tables } from './tables.ts';

/** A transaction runs on the connection it was given; what else Kysely asks for is never used. */
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new SnakeCaseCompiler(),
};
const unused = { config: { dialect }, dialect, driver: new DummyDriver() };

/**
 * Runs `work` in a transaction whose statements may be on their way together: those that nobody awaits in between leave
 * in one write and are answered in one. Kysely's own transaction holds each back until the one before is answered.
 */
export const transact = <T>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  db.transaction().execute((begun) =>
    begun.getExecutor().provideConnection((connection) => {
      const executor = begun
        .getExecutor()
        .withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
      return work(new Transaction<Tables>({ ...unused, executor }));
    }),
  );

const transactionIsAborted = '25P02';

/**
 * Awaits statements that do not need each other. Ends when the last has ended, for nothing may run on after a rollback,
 * and throws what went wrong first: what failed only because the transaction was lost already is an echo.
 */
export async function together<const Work extends readonly unknown[]>(
  ...work: Work
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const ended = await Promise.allSettled(work);
  const failures = ended.filter((end) => end.status === 'rejected').map(({ reason }) => reason as unknown);
  if (failures.length > 0)
    throw failures.find((error) => (error as { code?: string }).code !== transactionIsAborted) ?? failures[0];
  return ended.map((end) => (end as PromiseFulfilledResult<unknown>).value) as never;
}
