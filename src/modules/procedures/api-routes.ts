import { type Static, Type } from 'typebox';
import { Refusal } from '#platform/errors/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import type { FinderFor } from './finder-cache.ts';
import type { Procedure } from './model.ts';
import { procedurePaths } from './paths.ts';
import { searchProcedures } from './search-procedures.ts';

const Level = Type.Union([
  Type.Literal('commune'),
  Type.Literal('province'),
  Type.Literal('district'),
  Type.Literal('ministry'),
  Type.Literal('other'),
]);
const Optional = Type.Optional(Type.String());

const Summary = Type.Object({
  code: Type.String({ description: 'National code, d.dddddd' }),
  name: Type.String(),
  nameEn: Optional,
  field: Type.String(),
  levels: Type.Array(Level),
  agency: Optional,
});

const Detail = Type.Object({
  ...Summary.properties,
  description: Optional,
  descriptionEn: Optional,
  decision: Optional,
  portalUrl: Optional,
  audiences: Type.Array(Type.String()),
  legalBases: Type.Array(Type.String()),
  results: Type.Array(Type.Object({ name: Type.String(), code: Optional })),
  channels: Type.Array(
    Type.Object({
      kind: Type.String(),
      isFree: Type.Boolean(),
      timeLimit: Type.Optional(
        Type.Object({ amount: Type.Number(), unit: Type.String(), isUnitConfirmed: Type.Boolean() }),
      ),
      fees: Type.Array(Type.Object({ amountVnd: Type.Integer(), note: Optional })),
    }),
  ),
  components: Type.Array(
    Type.Object({
      name: Type.String(),
      originals: Type.Integer(),
      copies: Type.Integer(),
      code: Optional,
      case: Optional,
      obligation: Optional,
      result: Optional,
      dataSource: Type.Optional(
        Type.Object({ database: Type.String(), owner: Type.String(), legalBasis: Type.String() }),
      ),
    }),
  ),
});

const Search = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 500, description: 'Everyday words; accents are not needed' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 10 }),
  level: Type.Optional(Level),
  field: Type.Optional(Type.String({ maxLength: 200 })),
});

const summaryOf = ({ code, name, nameEn, field, levels, agency }: Procedure): Static<typeof Summary> => ({
  code,
  name,
  field,
  levels: [...levels],
  ...(nameEn && { nameEn }),
  ...(agency && { agency }),
});

/** The catalogue for programs: the finder's answers in order, and a procedure whole. */
export function answerCatalogueApi(app: HttpApp, finderFor: FinderFor): void {
  const config = { access: 'public' };

  app.get(
    procedurePaths.apiList,
    {
      config,
      schema: {
        summary: 'Finds procedures by everyday words, best first',
        tags: ['procedures'],
        querystring: Search,
        response: { 200: Type.Object({ items: Type.Array(Summary), total: Type.Integer() }) },
      },
    },
    async ({ ctx, query }) => {
      const { limit, ...question } = query;
      const found = searchProcedures(await finderFor(ctx), { ...question, pageSize: limit });
      return { items: found.items.map(summaryOf), total: found.total };
    },
  );

  app.get(
    procedurePaths.apiProcedure(':code'),
    {
      config,
      schema: {
        summary: 'A procedure in force today',
        tags: ['procedures'],
        params: Type.Object({ code: Type.String() }),
        response: { 200: Detail },
      },
    },
    async ({ ctx, params }) => {
      const procedure = (await finderFor(ctx)).byCode.get(params.code);
      if (!procedure) throw new Refusal('not-found');
      return procedure as unknown as Static<typeof Detail>;
    },
  );
}
