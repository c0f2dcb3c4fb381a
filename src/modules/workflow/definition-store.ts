import type { Definition } from '#engines/process/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { loadDefinition } from './definitions.ts';
import type { Instance } from './instances.ts';
import { processHash } from './read-process.ts';

/** Definitions that were found, and so were committed: not written by the transaction that looked. */
const known = new Set<string>();
const writtenBy = new WeakMap<Tx, Set<string>>();

/** Keeps the text of a process under its hash, for as long as instances run on it. It is long, and most are there. */
export async function keepDefinition(tx: Tx, ctx: Context, source: unknown): Promise<string> {
  const hash = processHash(source);
  const key = `${ctx.tenant} ${hash}`;
  if (known.has(key)) return hash;
  const own = writtenBy.get(tx) ?? new Set();
  const found = tx.selectFrom('processDefinition').select('hash').where('hash', '=', hash);
  if (await found.executeTakeFirst()) {
    if (!own.has(hash)) known.add(key);
    return hash;
  }
  writtenBy.set(tx, own.add(hash));
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
