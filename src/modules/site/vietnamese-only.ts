import type { HttpApp } from '#platform/http/index.ts';

/**
 * The pages of officers are in Vietnamese, the language of the office; whatever the browser prefers, no half of a page is in
 * another. Called where the routes are added: it holds for those alone.
 */
export function vietnameseOnly(app: HttpApp): void {
  app.addHook('preHandler', async (request) => {
    request.locale = 'vi';
  });
}
