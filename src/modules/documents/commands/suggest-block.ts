import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { getBlock, textOfRevision } from '../co-editing/blocks.ts';
import { lockCoEditing } from '../co-editing/rounds.ts';
import { keepSuggestion } from '../co-editing/suggestions.ts';
import { blockSuggested } from '../events.ts';
import { readBlock, type WriteBlock } from './write-block.ts';

/**
 * Proposes what a paragraph should be; it stands as it was until somebody who may write takes it.
 *
 * @throws InvalidInput `suggestion-same` at `/text`; Refusal `co-editing-closed`
 */
export async function suggestBlock(
  ctx: Context,
  input: WriteBlock & { readonly reason: string },
): Promise<string> {
  const { documentId, blockId, base } = input;
  const text = readBlock(input.text);
  return ctx.transaction(async (tx, ctx) => {
    const { draft, round, editor } = await lockCoEditing(tx, ctx, documentId);
    const block = await getBlock(tx, round, blockId);
    if (text === (await textOfRevision(tx, blockId, base)))
      throw new InvalidInput([{ field: '/text', code: 'suggestion-same' }]);
    const reason = input.reason.trim() || null;
    const madeFor = editor.officerId;
    const suggestionId = await keepSuggestion(tx, ctx, block, {
      base,
      text,
      reason,
      isConflict: false,
      madeFor,
    });
    const changed = await changeDocument(tx, ctx, draft, {});
    await recordEvent(tx, ctx, blockSuggested(changed, { coEditingId: round.id, blockId, suggestionId }));
    return suggestionId;
  });
}
