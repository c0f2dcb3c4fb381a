import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { actingFor } from '../acting.ts';
import { changeDocument } from '../change-document.ts';
import { coEditingPartDone } from '../events.ts';
import { lockDocument } from '../queries.ts';
import { endWork } from '../work.ts';

/** A co-editor has written what they had to; they may still change it until the round is closed. */
export async function finishCoEditingPart(ctx: Context, input: { readonly editorId: string }): Promise<void> {
  const { editorId } = input;
  await ctx.transaction(async (tx, ctx) => {
    const editor = orNotFound(
      await tx.selectFrom('documentCoEditor').selectAll().where('id', '=', editorId).executeTakeFirst(),
    );
    const draft = await lockDocument(tx, ctx.actor, editor.documentId);
    const step = { subjectType: 'document-co-editor', subjectId: editorId, step: 'coEdit' } as const;
    const onBehalfOf = await endWork(tx, ctx, step);
    await tx.updateTable('documentCoEditor').set({ doneAt: ctx.now() }).where('id', '=', editorId).execute();
    const acting = actingFor(ctx, onBehalfOf);
    const changed = await changeDocument(tx, acting, draft, {});
    const { coEditingId, officerId } = editor;
    await recordEvent(tx, acting, coEditingPartDone(changed, { coEditingId, officerId }));
  });
}
