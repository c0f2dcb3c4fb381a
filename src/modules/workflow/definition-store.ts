import type { Definition } from '#engines/process/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { loadDefinition } from './definitions.ts';
import type { Instance } from './instances.ts';
import { processHash } from './read-process.ts';

/**
 * Keeps the text of a process under its hash, for as long as instances run on it. It is asked for first: most are there,
 * and the text is long. What memory says is no proof, as the transaction that wrote it may not have been committed.
 */
export async function keepDefinition(tx: Tx, source: unknown): Promise<string> {
  const hash = processHash(source);
  const found = tx.selectFrom('processDefinition').select('hash').where('hash', '=', hash);
  if (await found.executeTakeFirst()) return hash;
  await tx
    .insertInto('processDefinition')
    .values({ hash, source: jsonb(source) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** The process an instance runs on, ready to run. */
export const definitionOf = (
  tx: Database | Tx,
  { definitionHash }: Pick<Instance, 'definitionHash'>,
): Promise<Definition> => loadDefinition(definitionHash, () => readDefinition(tx, definitionHash));

export async function readDefinition(tx: Database | Tx, hash: string): Promise<unknown> {
  const found = tx.selectFrom('processDefinition').select('source').where('hash', '=', hash);
  return (await found.executeTakeFirstOrThrow()).source;
}
