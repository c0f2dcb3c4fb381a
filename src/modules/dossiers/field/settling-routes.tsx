import { Type } from 'typebox';
import type { Routes } from '#platform/http/index.ts';
import { refusedInWords, refusedStatus } from '#ui/index.ts';
import { settleFieldAct } from '../commands/settle-field-act.ts';
import { viewHeldAct } from './field-views.ts';
import { HeldActPage } from './pages/held-act-page.tsx';
import { fieldPaths } from './paths.ts';
import { settlingProblems } from './words.vi.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };
const { postedAgain } = refusedInWords(settlingProblems);

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
        const posted = postedAgain(error, form);
        return reply.html(<HeldActPage view={await viewHeldAct(ctx, params.id)} posted={posted} />, {
          status: refusedStatus(error),
        });
      }
      session.flash('success', 'Đã xử lý khác biệt.');
      return reply.redirect(fieldPaths.bag(), 303);
    },
  );
};
