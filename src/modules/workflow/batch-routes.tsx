import { Type } from 'typebox';
import { InvalidInput } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { type BatchAct, batchActs, getBatch, runBatch } from './batches.ts';
import { beginBatch } from './commands/begin-batch.ts';
import { BatchPage } from './pages/batch-page.tsx';
import { workflowPaths } from './paths.ts';
import { wordOf } from './refused.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };
const isAct = (word: string | null): word is BatchAct =>
  (batchActs as readonly string[]).includes(word ?? '');
const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text);

/** One act upon many items of the inbox: begun, done item by item, and its results to come back to. */
export const batchRoutes: Routes = (app) => {
  app.post(workflowPaths.batches, { config }, async (request, reply) => {
    const { ctx, form, session } = request;
    const act = form.get('act');
    try {
      const workItemIds = form.getAll('item').filter(isId);
      const { id } = await beginBatch(ctx, { act: isAct(act) ? act : 'claim', workItemIds });
      await runBatch(ctx, id);
      return reply.redirect(workflowPaths.batch(id), 303);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      session.flash('warning', wordOf('items-required')!);
      return reply.redirect(workflowPaths.inbox(), 303);
    }
  });

  app.get(workflowPaths.batch(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    const { ctx } = request;
    return reply.html(<BatchPage batch={await getBatch(ctx.db, ctx.actor.id, request.params.id)} />);
  });

  app.post(workflowPaths.batch(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    const batch = await runBatch(request.ctx, request.params.id);
    return reply.redirect(workflowPaths.batch(batch.id), 303);
  });
};
