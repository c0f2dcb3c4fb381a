import { Type } from 'typebox';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { answerCatalogueApi } from './api-routes.ts';
import type { FinderFor } from './finder-cache.ts';
import { ProcedureList } from './pages/procedure-list.tsx';
import { ProcedurePage } from './pages/procedure-page.tsx';
import { procedurePaths } from './paths.ts';
import { searchProcedures } from './search-procedures.ts';

export interface ProcedureRouteOptions {
  readonly finderFor: FinderFor;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  /** Where one applies for a procedure: that is another module's. */
  readonly applyHref: (code: string) => string;
}

const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 500 })),
  level: Type.Optional(
    Type.Union([Type.Literal('commune'), Type.Literal('province'), Type.Literal('ministry')]),
  ),
  field: Type.Optional(Type.String({ maxLength: 200 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
});

/** The public catalogue: finding a procedure, reading about it, and the same for programs. */
export const procedureRoutes =
  ({ finderFor, baseUrl, applyHref }: ProcedureRouteOptions): Routes =>
  (app) => {
    const config = { access: 'public' };
    answerCatalogueApi(app, finderFor);

    app.get(procedurePaths.list(), { config, schema: { querystring: ListQuery } }, async (request, reply) => {
      const query = request.query;
      const found = searchProcedures(await finderFor(request.ctx), query);
      return reply.html(<ProcedureList query={query} found={found} />);
    });

    app.get(
      procedurePaths.procedure(':code'),
      { config, schema: { params: Type.Object({ code: Type.String() }) } },
      async ({ ctx, params }, reply) => {
        const { byCode } = await finderFor(ctx);
        const procedure = byCode.get(params.code);
        if (!procedure) throw new Refusal('not-found');
        const address = baseUrl + procedurePaths.procedure(procedure.code);
        return reply.html(
          <ProcedurePage procedure={procedure} applyHref={applyHref(procedure.code)} address={address} />,
        );
      },
    );
  };
