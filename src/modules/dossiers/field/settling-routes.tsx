import { Type } from 'typebox';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { settleFieldAct } from '../commands/settle-field-act.ts';
import { viewHeldAct } from './field-views.ts';
import { HeldActPage } from './pages/held-act-page.tsx';
import { fieldPaths } from './paths.ts';
import { settlingIssues, settlingRefusal } from './words.vi.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };

/** What could not take effect unseen: what stood, what stands, what was written, and the choice. */
export const settlingRoutes: Routes = (app) => {
  app.get(fieldPaths.act(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) =>
    reply.html(<HeldActPage view={await viewHeldAct(ctx, params.id)} />),
  );

  app.post(
    fieldPaths.act(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, form, session }, reply) => {
      try {
        await settleFieldAct(ctx, {
          actId: params.id,
          choices: Object.fromEntries([...form].filter(([name]) => name !== 'seenVersion')),
          seenVersion: Number(form.get('seenVersion') ?? 0),
        });
      } catch (error) {
        const isShown =
          error instanceof InvalidInput || (error instanceof Refusal && error.code !== 'not-found');
        if (!isShown) throw error;
        const issues = new Map(
          error instanceof InvalidInput
            ? error.issues.map(({ field, code }) => [field.slice(1), settlingIssues(code)])
            : [],
        );
        const refusal = error instanceof Refusal ? settlingRefusal(error.code) : undefined;
        const view = await viewHeldAct(ctx, params.id);
        return reply.html(<HeldActPage view={view} typed={{ values: form, issues }} refusal={refusal} />, {
          status: error instanceof InvalidInput ? 422 : 409,
        });
      }
      session.flash('success', 'Đã xử lý khác biệt.');
      return reply.redirect(fieldPaths.bag(), 303);
    },
  );
};
