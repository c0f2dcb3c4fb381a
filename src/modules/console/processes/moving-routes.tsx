import { Type } from 'typebox';
import type { Routes } from '#platform/http/index.ts';
import { consoleOnly } from '../console-only.ts';
import { consolePaths } from '../paths.ts';
import { checkMoves, mostMoved, moveAll, openMoving } from './moving.ts';
import { MovingPage } from './moving-page.tsx';

const ByVersion = Type.Object({
  code: Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }),
  number: Type.Integer({ minimum: 1 }),
});
const Page = Type.Object({ sau: Type.Optional(Type.String({ format: 'uuid' })) });

/** Running dossiers taken to the version in force: proposed, tried, moved, with a result for each. */
export const movingRoutes: Routes = (app) => {
  consoleOnly(app);
  const config = { access: 'administrator' };
  const byVersion = { config, schema: { params: ByVersion } };

  app.get(
    consolePaths.moving(':code', ':number'),
    { config, schema: { params: ByVersion, querystring: Page } },
    async ({ ctx, params, query }, reply) => {
      const moving = await openMoving(ctx, { ...params, after: query.sau });
      const ticked = moving.waiting.map(({ instanceId }) => instanceId);
      return reply.html(<MovingPage moving={moving} ticked={ticked} />);
    },
  );

  app.post(consolePaths.movingCheck(':code', ':number'), byVersion, async ({ ctx, params, form }, reply) => {
    ctx.authorize('workflow.move');
    const { mapping, ticked, after } = readMoves(form);
    const moving = await openMoving(ctx, { ...params, after }, mapping);
    const running = new Set(moving.waiting.map(({ instanceId }) => instanceId));
    const results = await checkMoves(
      ctx,
      moving,
      ticked.filter((id) => running.has(id)),
    );
    return reply.html(<MovingPage moving={moving} ticked={ticked} results={results} />);
  });

  // The list is read before the move, so that each row can say what came of it; those that went are gone at the next look.
  app.post(consolePaths.moving(':code', ':number'), byVersion, async ({ ctx, params, form }, reply) => {
    const { mapping, ticked, after } = readMoves(form);
    const moving = await openMoving(ctx, { ...params, after }, mapping);
    const running = new Set(moving.waiting.map(({ instanceId }) => instanceId));
    const results = await moveAll(
      ctx,
      moving,
      ticked.filter((id) => running.has(id)),
    );
    const stayed = results.flatMap(({ instanceId, faults }) => (faults.length > 0 ? [instanceId] : []));
    return reply.html(<MovingPage moving={moving} ticked={stayed} results={results} isDone />);
  });
};

const isUuid = /^[0-9a-f-]{36}$/;

function readMoves(form: URLSearchParams) {
  const chosen = [...form].flatMap(([name, value]) =>
    name.startsWith('buoc:') ? [[name.slice('buoc:'.length), value] as const] : [],
  );
  const after = form.get('sau') ?? '';
  return {
    mapping: Object.fromEntries(chosen),
    ticked: form.getAll('hoSo').slice(0, mostMoved),
    after: isUuid.test(after) ? after : undefined,
  };
}
