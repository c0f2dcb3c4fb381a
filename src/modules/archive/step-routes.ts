import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { archivePaths } from './paths.ts';
import { ById, config } from './route-help.tsx';

/** Where a step of the inbox leads: to what it is about. */
export const stepRoutes: Routes = (app) => {
  app.get(archivePaths.step(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
    const { aboutKind, aboutId } = orNotFound(
      await ctx.db.selectFrom('archiveStep').selectAll().where('id', '=', params.id).executeTakeFirst(),
    );
    const pages: Readonly<Record<string, (id: string) => string>> = {
      folder: archivePaths.folder,
      'hand-over': archivePaths.handOver,
      destruction: archivePaths.destruction,
      agency: () => archivePaths.retention(),
    };
    return reply.redirect(pages[aboutKind]!(aboutId), 302);
  });
};
