import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { getBlock, keepBlock, listBlocks, textOfRevision, writingNow } from '../co-editing/blocks.ts';
import { even, mergeTexts } from '../co-editing/merge-texts.ts';
import { lockCoEditing } from '../co-editing/rounds.ts';
import { keepSuggestion } from '../co-editing/suggestions.ts';
import { blockWritten } from '../events.ts';

export interface WriteBlock {
  readonly documentId: string;
  readonly blockId: string;
  /** The paragraph's revision that its author had before them. */
  readonly base: number;
  /** None takes the paragraph out; line breaks part it. */
  readonly text: string;
}

/** What became of it: nothing was changed, it stands as written, brought together with another's, or set aside. */
export type Written = 'unchanged' | 'written' | 'merged' | 'suggested';

/** A drafted document has some pages; a paragraph of more than this is a mistake. */
export const longestBlock = 20_000;

/**
 * Writes a paragraph of a draft that is written together. What another wrote meanwhile stays: words in different places
 * are brought together; where both changed the same place, the later words are kept as a suggestion for people to settle.
 * Nothing that was written is lost.
 *
 * @throws Refusal `co-editing-closed`, `may-only-suggest`, `last-paragraph`
 */
export async function writeBlock(ctx: Context, input: WriteBlock): Promise<Written> {
  const { documentId, blockId, base } = input;
  const text = readBlock(input.text);
  return ctx.transaction(async (tx, ctx) => {
    const { draft, round, editor } = await lockCoEditing(tx, ctx, documentId);
    refuseUnless(editor.mayWrite, 'may-only-suggest');
    const block = await getBlock(tx, round, blockId);
    const seen = await textOfRevision(tx, blockId, base);
    if (text === seen || text === block.text) return 'unchanged';

    const merged = base === block.revision ? text : mergeTexts(seen, block.text, text);
    if (merged === '') {
      const standing = (await listBlocks(tx, round.id)).filter((each) => each.text !== '');
      refuseUnless(standing.length > 1, 'last-paragraph');
    }
    const madeFor = editor.officerId;
    if (merged === undefined) {
      await keepSuggestion(tx, ctx, block, { base, text, reason: null, isConflict: true, madeFor });
    } else {
      const way = base === block.revision ? 'written' : 'merged';
      await keepBlock(tx, round, block, merged, { ...writingNow(ctx, madeFor), base, way });
    }
    const outcome = merged === undefined ? 'suggested' : base === block.revision ? 'written' : 'merged';
    const changed = await changeDocument(tx, ctx, draft, {});
    await recordEvent(tx, ctx, blockWritten(changed, { coEditingId: round.id, blockId, outcome }));
    return outcome;
  });
}

/** @throws InvalidInput `too-long` at `/text` */
export function readBlock(typed: string): string {
  if (typed.length > longestBlock)
    throw new InvalidInput([{ field: '/text', code: 'too-long', params: { max: longestBlock } }]);
  return even(typed);
}
