import type { Definition, StepList } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { loadDefinition } from './definitions.ts';
import type { Instance } from './instances.ts';
import { type ProcessSource, processHash } from './read-process.ts';

/** Definitions known to be committed: seen in the row of an instance that another transaction began. */
const kept = new Set<string>();

/** Keeps the text of a process under its hash, for as long as instances run on it. */
export async function keepDefinition(tx: Tx, ctx: Context, source: unknown): Promise<string> {
  const hash = processHash(source);
  if (kept.has(`${ctx.tenant} ${hash}`)) return hash;
  await tx
    .insertInto('processDefinition')
    .values({ hash, source: jsonb(source) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** The process an instance runs on, ready to run. */
export function definitionOf(
  tx: Tx,
  ctx: Context,
  { definitionHash }: Pick<Instance, 'definitionHash'>,
): Promise<Definition> {
  kept.add(`${ctx.tenant} ${definitionHash}`);
  return loadDefinition(definitionHash, () => readDefinition(tx, definitionHash));
}

export async function readDefinition(tx: Tx, hash: string): Promise<unknown> {
  const found = tx.selectFrom('processDefinition').select('source').where('hash', '=', hash);
  return (await found.executeTakeFirstOrThrow()).source;
}

/**
 * The process that a call starts: one that travels with the calling list, or another of the same drawing.
 * @throws Refusal `process-not-called`
 */
export function calledSource(source: ProcessSource, id: string): ProcessSource {
  if ('bpmn' in source) return { ...source, process: id };
  const found: StepList | undefined = source.called?.find((each) => each.id === id);
  if (!found) throw new Refusal('process-not-called', { process: id });
  return found;
}
