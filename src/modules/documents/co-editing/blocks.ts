import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { CoEditing } from './rounds.ts';

/** A paragraph as it stands; one without text was taken out. */
export interface Block {
  readonly id: string;
  readonly coEditingId: string;
  readonly documentId: string;
  readonly ordinal: number;
  readonly revision: number;
  readonly text: string;
}

export interface BlockRevision {
  readonly blockId: string;
  readonly number: number;
  readonly base: number | null;
  readonly way: string;
  readonly text: string;
  readonly madeBy: string | null;
  readonly madeFor: string | null;
  readonly madeAt: Temporal.Instant;
}

/** Who writes, over what, and in which way. */
export type Writing = Pick<BlockRevision, 'base' | 'way' | 'madeBy' | 'madeFor' | 'madeAt'> & {
  readonly suggestionId?: string | null;
};

export const listBlocks = (db: Database | Tx, coEditingId: string): Promise<readonly Block[]> =>
  db
    .selectFrom('documentBlock')
    .selectAll()
    .where('coEditingId', '=', coEditingId)
    .orderBy('ordinal')
    .orderBy('id')
    .execute();

/** @throws Refusal `not-found` for a paragraph of another round */
export async function getBlock(tx: Tx, round: CoEditing, id: string): Promise<Block> {
  const found = await tx
    .selectFrom('documentBlock')
    .selectAll()
    .where('id', '=', id)
    .where('coEditingId', '=', round.id)
    .executeTakeFirst();
  return orNotFound(found);
}

/** Every state of every paragraph of a round, in the order they were written. */
export const listBlockRevisions = (
  db: Database | Tx,
  coEditingId: string,
): Promise<readonly BlockRevision[]> =>
  db
    .selectFrom('documentBlockRevision')
    .innerJoin('documentBlock', 'documentBlock.id', 'documentBlockRevision.blockId')
    .select(['blockId', 'number', 'base', 'way', 'documentBlockRevision.text', 'madeBy', 'madeFor', 'madeAt'])
    .where('coEditingId', '=', coEditingId)
    .orderBy('madeAt')
    .orderBy('ordinal')
    .orderBy('number')
    .execute();

export async function textOfRevision(tx: Tx, blockId: string, number: number): Promise<string> {
  const found = await tx
    .selectFrom('documentBlockRevision')
    .select('text')
    .where('blockId', '=', blockId)
    .where('number', '=', number)
    .executeTakeFirst();
  return orNotFound(found).text;
}

/** The paragraphs that a text begins with. */
export async function beginBlocks(
  tx: Tx,
  { id: coEditingId, documentId }: Pick<CoEditing, 'id' | 'documentId'>,
  lines: readonly string[],
  writing: Writing,
  firstOrdinal = 0,
): Promise<void> {
  const blocks = lines.map((text, index) => {
    const ordinal = firstOrdinal + index;
    return { id: newId(), coEditingId, documentId, ordinal, revision: 1, text };
  });
  await tx.insertInto('documentBlock').values(blocks).execute();
  await tx
    .insertInto('documentBlockRevision')
    .values(blocks.map(({ id: blockId, text }) => ({ ...writing, blockId, number: 1, text })))
    .execute();
}

/** Writes a paragraph's next state. Where its text has line breaks, what follows the first becomes paragraphs of their own. */
export async function keepBlock(
  tx: Tx,
  round: CoEditing,
  block: Block,
  text: string,
  writing: Writing,
): Promise<void> {
  const [first = '', ...further] = text.split('\n');
  const number = block.revision + 1;
  await tx
    .insertInto('documentBlockRevision')
    .values({ ...writing, blockId: block.id, number, text: first })
    .execute();
  await tx
    .updateTable('documentBlock')
    .set({ revision: number, text: first })
    .where('id', '=', block.id)
    .execute();
  if (further.length === 0) return;
  await tx
    .updateTable('documentBlock')
    .set((row) => ({ ordinal: row('ordinal', '+', further.length) }))
    .where('coEditingId', '=', round.id)
    .where('ordinal', '>', block.ordinal)
    .execute();
  await beginBlocks(tx, round, further, { ...writing, base: null }, block.ordinal + 1);
}

/** Whose words and when, of an act done now. */
export const writingNow = (
  ctx: Context,
  madeFor: string | null,
): Pick<Writing, 'madeBy' | 'madeFor' | 'madeAt'> => ({
  madeBy: ctx.actor.id,
  madeFor: madeFor === ctx.actor.id ? null : madeFor,
  madeAt: ctx.now(),
});
