import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { getBlock, keepBlock, textOfRevision, writingNow } from '../co-editing/blocks.ts';
import { lockCoEditing } from '../co-editing/rounds.ts';
import { whenAccepted } from '../co-editing/suggestions.ts';
import { suggestionDecided } from '../events.ts';

export interface DecideSuggestion {
  readonly documentId: string;
  readonly suggestionId: string;
  readonly outcome: 'accepted' | 'rejected';
  /** The paragraph's revision beside which the suggestion was shown. */
  readonly seen: number;
}

/**
 * Takes a suggestion or leaves it, as somebody who may write; it stays in the history either way. Its words are its
 * author's, whoever takes them.
 *
 * @throws Refusal `may-only-suggest`, `suggestion-decided`, `block-changed` when the paragraph is another meanwhile
 */
export async function decideSuggestion(ctx: Context, input: DecideSuggestion): Promise<void> {
  const { documentId, suggestionId, outcome, seen } = input;
  await ctx.transaction(async (tx, ctx) => {
    const { draft, round, editor } = await lockCoEditing(tx, ctx, documentId);
    refuseUnless(editor.mayWrite, 'may-only-suggest');
    const suggestion = orNotFound(
      await tx
        .selectFrom('documentSuggestion')
        .selectAll()
        .where('id', '=', suggestionId)
        .where('documentId', '=', documentId)
        .executeTakeFirst(),
    );
    refuseUnless(suggestion.state === 'open', 'suggestion-decided');
    const block = await getBlock(tx, round, suggestion.blockId);
    if (outcome === 'accepted') {
      refuseUnless(block.revision === seen, 'block-changed');
      const base = await textOfRevision(tx, block.id, suggestion.base);
      const { madeBy, madeFor } = suggestion;
      await keepBlock(tx, round, block, whenAccepted(base, block.text, suggestion.text), {
        ...writingNow(ctx, null),
        madeBy,
        madeFor,
        base: suggestion.base,
        way: 'accepted',
        suggestionId,
      });
    }
    await tx
      .updateTable('documentSuggestion')
      .set({ state: outcome, decidedBy: ctx.actor.id, decidedAt: ctx.now() })
      .where('id', '=', suggestionId)
      .execute();
    const changed = await changeDocument(tx, ctx, draft, {});
    await recordEvent(tx, ctx, suggestionDecided(changed, { coEditingId: round.id, suggestionId, outcome }));
  });
}
