import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { Block } from './blocks.ts';
import { mergeTexts } from './merge-texts.ts';

/** What somebody proposes a paragraph to be. */
export interface Suggestion {
  readonly id: string;
  readonly blockId: string;
  readonly base: number;
  readonly text: string;
  readonly reason: string | null;
  /** It was written as a change, and another's stood in its way. */
  readonly isConflict: boolean;
  readonly state: string;
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
  readonly decidedBy: string | null;
}

export const listSuggestions = (db: Database | Tx, coEditingId: string): Promise<readonly Suggestion[]> =>
  db
    .selectFrom('documentSuggestion')
    .innerJoin('documentBlock', 'documentBlock.id', 'documentSuggestion.blockId')
    .selectAll('documentSuggestion')
    .where('coEditingId', '=', coEditingId)
    .orderBy('documentSuggestion.id')
    .execute();

export async function keepSuggestion(
  tx: Tx,
  ctx: Context,
  { id: blockId, documentId }: Block,
  given: Pick<Suggestion, 'base' | 'text' | 'reason' | 'isConflict'> & { readonly madeFor: string | null },
): Promise<string> {
  const id = newId();
  const madeFor = given.madeFor === ctx.actor.id ? null : given.madeFor;
  await tx
    .insertInto('documentSuggestion')
    .values({
      id,
      blockId,
      documentId,
      ...given,
      madeFor,
      state: 'open',
      madeBy: ctx.actor.id!,
      madeAt: ctx.now(),
    })
    .execute();
  return id;
}

/**
 * What a paragraph becomes when a suggestion is taken: brought together with what was changed since; where both changed
 * the same place the suggestion's own words, for whoever takes it sees what goes.
 */
export const whenAccepted = (base: string, present: string, suggested: string): string =>
  mergeTexts(base, present, suggested) ?? suggested;
