import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { beginBlocks } from '../co-editing/blocks.ts';
import { even } from '../co-editing/merge-texts.ts';
import { type CoEditing, findCoEditing, listCoEditors } from '../co-editing/rounds.ts';
import { inWorkingDays } from '../deadlines.ts';
import type { DraftBody } from '../draft-body.ts';
import { coEditorsAsked } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { addReaders } from '../readers.ts';
import { placeOf } from '../registry.ts';
import { listRevisions } from '../revisions.ts';
import { openWork } from '../work.ts';

/** A part in writing a draft is done in two working days. */
const writingDays = 2;

export interface AskCoEditors {
  readonly documentId: string;
  readonly editors: readonly {
    readonly officerId: string;
    /** Otherwise they propose changes. */
    readonly mayWrite: boolean;
  }[];
}

/**
 * Opens a draft to others who write it together with the drafter, or propose changes to it; asked again, adds more of
 * them (NĐ 30/2020/NĐ-CP Điều 10: the lead drafts together with the units concerned).
 *
 * @throws InvalidInput `editors-required`, `editor-elsewhere` at `/editors`; Refusal `draft-has-no-text` when its words
 *   stand in a file
 */
export async function askCoEditors(ctx: Context, input: AskCoEditors): Promise<CoEditing> {
  return ctx.transaction(async (tx, ctx) => {
    const draft = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.revise', draft);
    refuseUnless(documentCan.revise(draft), 'document-not-a-draft');
    const round = (await findCoEditing(tx, draft.id)) ?? (await openRound(tx, ctx, draft));
    const known = new Set((await listCoEditors(tx, round.id)).map(({ officerId }) => officerId));
    const asked = input.editors.filter(({ officerId }) => !known.has(officerId));
    if (asked.length === 0) throw new InvalidInput([{ field: '/editors', code: 'editors-required' }]);

    for (const editor of asked) await askEditor(tx, ctx, draft, round, editor);
    const changed = await changeDocument(tx, ctx, draft, {});
    const officerIds = asked.map(({ officerId }) => officerId);
    await recordEvent(tx, ctx, coEditorsAsked(changed, { coEditingId: round.id, officerIds }));
    return round;
  });
}

async function openRound(
  tx: Tx,
  ctx: Context,
  { id: documentId, revision, draftedBy }: Document,
): Promise<CoEditing> {
  const [present] = await listRevisions(tx, documentId);
  const lines = even((present!.body as DraftBody).text ?? '').split('\n');
  if (lines.join('') === '') throw new Refusal('draft-has-no-text');
  const round = {
    id: newId(),
    documentId,
    openedFrom: revision,
    openedBy: ctx.actor.id!,
    openedAt: ctx.now(),
  };
  await tx.insertInto('documentCoEditing').values(round).execute();
  const writing = { base: null, way: 'begun', madeBy: present!.madeBy, madeFor: null, madeAt: ctx.now() };
  await beginBlocks(tx, round, lines, writing);
  await keepEditor(tx, ctx, round, { officerId: draftedBy!, mayWrite: true });
  return { ...round, closedAs: null };
}

type Editor = AskCoEditors['editors'][number];

async function askEditor(
  tx: Tx,
  ctx: Context,
  draft: Document,
  round: CoEditing,
  editor: Editor,
): Promise<void> {
  const { officerId } = editor;
  const place = await placeOf(tx, ctx, officerId, { agencyId: draft.agencyId });
  if (!place) throw new InvalidInput([{ field: '/editors', code: 'editor-elsewhere' }]);
  const subjectId = await keepEditor(tx, ctx, round, editor);
  await addReaders(tx, draft, [{ kind: 'officer', id: officerId }], ctx.now());
  await openWork(tx, ctx, draft, {
    ...place,
    officerId,
    subjectType: 'document-co-editor',
    subjectId,
    step: 'coEdit',
    dueAt: inWorkingDays(ctx, writingDays),
  });
}

async function keepEditor(
  tx: Tx,
  ctx: Context,
  { id: coEditingId, documentId }: Pick<CoEditing, 'id' | 'documentId'>,
  editor: Editor,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('documentCoEditor')
    .values({ id, coEditingId, documentId, ...editor, askedAt: ctx.now() })
    .execute();
  return id;
}
