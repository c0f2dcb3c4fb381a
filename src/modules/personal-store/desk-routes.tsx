import { Type } from 'typebox';
import { dayOf } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { revokePaper } from './commands/revoke-paper.ts';
import type { StoredPaper } from './model.ts';
import { DeskPaperPage } from './pages/desk-paper-page.tsx';
import { storePaths } from './paths.ts';
import { getPaper, listUses } from './queries.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Where the agency that issued a paper takes it back. */
export const storeDeskRoutes: Routes = (app) => {
  vietnameseOnly(app);
  const config = { access: 'officer' };
  const schema = { params: ById };

  app.get(storePaths.desk(':id'), { config, schema }, async ({ ctx, params }, reply) =>
    reply.html(<DeskPaperPage {...(await viewOf(ctx, params.id))} />),
  );

  app.post(
    storePaths.revocation(':id'),
    { config, schema },
    async ({ ctx, params, form, session }, reply) => {
      const reason = form.get('reason') ?? '';
      const view = await viewOf(ctx, params.id);
      try {
        await revokePaper(ctx, { paperId: params.id, reason });
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const issue = 'Ghi lý do thu hồi, ít nhất 5 chữ cái; người có giấy tờ sẽ đọc được.';
        return reply.html(<DeskPaperPage {...view} reason={reason} issue={issue} />, { status: 422 });
      }
      session.flash('success', `Đã thu hồi “${view.paper.title}”: không hồ sơ nào dùng lại được nữa.`);
      return reply.redirect(storePaths.desk(params.id), 303);
    },
  );
};

/** For whoever may revoke it; for everyone else it is not there. */
async function viewOf(ctx: Context, id: string) {
  const found = await getPaper(ctx.db, id);
  const paper: StoredPaper = orNotFound(ctx.may('personal-store.revoke', found) ? found : undefined);
  const used = (await listUses(ctx.db, [paper.id])).filter(({ usedAt }) => usedAt !== null);
  return { paper, usedCount: used.length, today: dayOf(ctx.now()) };
}
