import { vietnameseOnly } from '#modules/site/index.ts';
import type { HttpApp } from '#platform/http/index.ts';

/** Pages of the console are in Vietnamese, and for who may open it. Called where the routes are added: it holds for those alone. */
export function consoleOnly(app: HttpApp): void {
  vietnameseOnly(app);
  app.addHook('preHandler', async ({ ctx }) => ctx.authorize('console.open'));
}
