import { listOfficerNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { ComparedPiece } from '#ui/index.ts';
import { documentCan } from '../model.ts';
import { getDocument } from '../queries.ts';
import { trackChanges, type Version } from '../track-changes.ts';
import { type Block, type BlockRevision, listBlockRevisions, listBlocks } from './blocks.ts';
import { type CoEditor, findCoEditing, listCoEditors, ownEditor } from './rounds.ts';
import { listSuggestions, type Suggestion, whenAccepted } from './suggestions.ts';

/** Who was here so long ago is still taken to be. */
const presentFor = { seconds: 45 };

export interface SeenSuggestion extends Suggestion {
  /** What taking it would do to the paragraph as it stands. */
  readonly changes: readonly ComparedPiece[][];
}

export interface SeenBlock extends Block {
  readonly last: BlockRevision;
  readonly revisions: readonly BlockRevision[];
  /** From how the paragraph began to how it stands, with who did what. */
  readonly changes: readonly ComparedPiece[][];
  readonly suggestions: readonly SeenSuggestion[];
  /** Who has it open at this moment. */
  readonly editors: readonly CoEditor[];
}

/** A draft as those see it who write it together. @throws Refusal `not-found`, `co-editing-closed` */
export async function viewCoEditing(ctx: Context, documentId: string) {
  const { db } = ctx;
  const document = await getDocument(db, ctx.actor, documentId);
  const round = await findCoEditing(db, documentId);
  if (!round) throw new Refusal('co-editing-closed');
  const [editors, blocks, revisions, suggestions] = await Promise.all([
    listCoEditors(db, round.id),
    listBlocks(db, round.id),
    listBlockRevisions(db, round.id),
    listSuggestions(db, round.id),
  ]);
  const names = await listOfficerNames(db, [
    ...editors.map(({ officerId }) => officerId),
    ...revisions.flatMap(({ madeBy, madeFor }) => [madeBy, madeFor]).filter((each) => each !== null),
  ]);
  const own = ownEditor(ctx, editors);
  const since = ctx.now().subtract(presentFor);
  const present = editors.filter(
    ({ id, seenAt }) => id !== own?.id && seenAt && Temporal.Instant.compare(seenAt, since) > 0,
  );
  return {
    document,
    round,
    own,
    editors,
    present,
    names,
    blocks: blocks.map((block): SeenBlock => {
      const history = revisions.filter(({ blockId }) => blockId === block.id);
      return {
        ...block,
        revisions: history,
        last: history.at(-1)!,
        changes: changesOf(history, names),
        suggestions: suggestions
          .filter(({ blockId, state }) => blockId === block.id && state === 'open')
          .map((suggestion) => ({ ...suggestion, changes: proposed(block, history, suggestion) })),
        editors: present.filter(({ seenBlockId }) => seenBlockId === block.id),
      };
    }),
    mayClose: documentCan.revise(document) && ctx.may('documents.revise', document),
  };
}

export type CoEditingView = Awaited<ReturnType<typeof viewCoEditing>>;

/** A paragraph that was there is compared with how it was; one that was added is all new. */
function changesOf(history: readonly BlockRevision[], names: ReadonlyMap<string, string>) {
  const wasThere = history[0]?.way === 'begun';
  const later = wasThere ? history.slice(1) : history;
  const first: Version = { text: wasThere ? history[0]!.text : '' };
  return trackChanges([first, ...later.map(({ text, madeBy }) => ({ text, by: names.get(madeBy ?? '') }))]);
}

function proposed({ text }: Block, history: readonly BlockRevision[], suggestion: Suggestion) {
  const base = history.find(({ number }) => number === suggestion.base)?.text ?? text;
  return trackChanges([{ text }, { text: whenAccepted(base, text, suggestion.text) }]);
}
