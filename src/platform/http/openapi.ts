import swagger from '@fastify/swagger';
import type { HttpApp, HttpOptions } from './http-types.ts';

/** Describes the routes under `/api/`, from their schemas, at `/api/openapi.json` (OpenAPI 3.1). */
export async function describeApi(app: HttpApp, { api, baseUrl }: HttpOptions): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: api?.title ?? 'API', version: api?.version ?? '1' },
      servers: [{ url: baseUrl }],
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      },
    },
    convertConstToEnum: false,
    transform: ({ schema, url }) => ({
      schema: url.startsWith('/api/') ? schema : { ...schema, hide: true },
      url,
    }),
  });
  app.get(
    '/api/openapi.json',
    { config: { access: 'public', sessionless: true }, schema: { hide: true } },
    async () => app.swagger(),
  );
}
