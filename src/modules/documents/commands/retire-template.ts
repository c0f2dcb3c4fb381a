import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { templateRetired } from '../events.ts';
import { getTemplate } from '../templates/templates.ts';

/** A template is used no more; what was begun with it is untouched. */
export async function retireTemplate(ctx: Context, templateId: string): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const template = await getTemplate(tx, ctx.actor, templateId);
    ctx.authorize('documents.keepTemplate', template);
    const retired = { ...template, version: template.version + 1 };
    await tx
      .updateTable('documentTemplate')
      .set({ version: retired.version, retiredAt: ctx.now() })
      .where('id', '=', templateId)
      .where('retiredAt', 'is', null)
      .execute();
    await recordEvent(tx, ctx, templateRetired(retired));
  });
}
