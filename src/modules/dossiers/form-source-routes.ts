import { Type } from 'typebox';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formSourceOf } from './form-of.ts';
import { citizenPaths } from './paths.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** The forms as data: what everyone is asked is no secret, and a browser that has it follows its rules by itself. */
export const formSourceRoutes: Routes = (app) => {
  app.get(
    citizenPaths.formSource(':id'),
    { config: { access: 'public' }, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return formSourceOf(ctx.db, await getProcedureVersion(ctx.db, params.id));
    },
  );
};
