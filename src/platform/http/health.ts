import type { HttpApp, HttpOptions } from './http-types.ts';

/** `/healthz`: 200 when the process can serve, 503 when the balancer should ask another. */
export function answerHealth(app: HttpApp, isReady: HttpOptions['isReady']): void {
  const config = { access: 'public', sessionless: true };
  app.get('/healthz', { config }, async (_request, reply) => {
    const ready = await (isReady?.() ?? true);
    return reply
      .code(ready ? 200 : 503)
      .headers({ 'cache-control': 'no-store' })
      .send({ ready });
  });
}
