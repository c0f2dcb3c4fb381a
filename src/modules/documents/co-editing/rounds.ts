import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';

/** A time in which several officers write one draft. */
export interface CoEditing {
  readonly id: string;
  readonly documentId: string;
  readonly openedFrom: number;
  readonly openedBy: string;
  readonly openedAt: Temporal.Instant;
  readonly closedAs: number | null;
}

export interface CoEditor {
  readonly id: string;
  readonly officerId: string;
  readonly mayWrite: boolean;
  readonly doneAt: Temporal.Instant | null;
  readonly seenAt: Temporal.Instant | null;
  readonly seenBlockId: string | null;
}

/** The one that is open of a document; there is one at most. */
export const findCoEditing = (db: Database | Tx, documentId: string): Promise<CoEditing | undefined> =>
  db
    .selectFrom('documentCoEditing')
    .select(['id', 'documentId', 'openedFrom', 'openedBy', 'openedAt', 'closedAs'])
    .where('documentId', '=', documentId)
    .where('closedAt', 'is', null)
    .executeTakeFirst();

export const listCoEditors = (db: Database | Tx, coEditingId: string): Promise<readonly CoEditor[]> =>
  db
    .selectFrom('documentCoEditor')
    .select(['id', 'officerId', 'mayWrite', 'doneAt', 'seenAt', 'seenBlockId'])
    .where('coEditingId', '=', coEditingId)
    .orderBy('askedAt')
    .orderBy('id')
    .execute();

/** As whom of these the actor writes: themselves, else a colleague they stand in for. */
export function ownEditor({ actor }: Context, editors: readonly CoEditor[]): CoEditor | undefined {
  const stoodFor = actor.positions.map(({ onBehalfOf }) => onBehalfOf);
  return (
    editors.find(({ officerId }) => officerId === actor.id) ??
    editors.find(({ officerId }) => stoodFor.includes(officerId))
  );
}

/** An open round with its document locked, and the actor's part in it: acts upon one draft follow each other. */
export async function lockCoEditing(
  tx: Tx,
  ctx: Context,
  documentId: string,
): Promise<{ readonly draft: Document; readonly round: CoEditing; readonly editor: CoEditor }> {
  const draft = await lockDocument(tx, ctx.actor, documentId);
  const round = await findCoEditing(tx, documentId);
  if (!round || !documentCan.revise(draft)) throw new Refusal('co-editing-closed');
  const editor = ownEditor(ctx, await listCoEditors(tx, round.id));
  return { draft, round, editor: orNotFound(editor) };
}

/** A draft goes on only when what is written together has become a revision. @throws Refusal `co-editing-open` */
export async function refuseWhileCoEditing(tx: Tx, documentId: string): Promise<void> {
  refuseUnless((await findCoEditing(tx, documentId)) === undefined, 'co-editing-open');
}
