import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import { openLibrary } from './fixtures.tsx';

const Loan = Type.Object({ book: Type.String({ minLength: 1 }), due: Type.String({ format: 'date' }) });

test('the API describes itself from its schemas, and the pages stay out of it', async () => {
  const { app } = await openLibrary(
    (app) => {
      const config = { access: 'reader' };
      app.get('/loans', { config }, async () => 'page');
      app.post(
        '/api/loans/:reader',
        {
          config,
          schema: {
            summary: 'Lends a book',
            params: Type.Object({ reader: Type.String() }),
            body: Loan,
            response: { 201: Loan },
          },
        },
        async (request, reply) => reply.code(201).send(request.body),
      );
    },
    { api: { title: 'Library', version: '2.1' } },
  );
  const { statusCode, body } = await app.inject('/api/openapi.json');
  const described = JSON.parse(body);
  assert.equal(statusCode, 200);
  assert.match(described.openapi, /^3\.1/);
  assert.deepEqual(described.info, { title: 'Library', version: '2.1' });
  assert.deepEqual(Object.keys(described.paths), ['/api/loans/{reader}']);
  const { post } = described.paths['/api/loans/{reader}'];
  assert.equal(post.summary, 'Lends a book');
  assert.deepEqual(post.requestBody.content['application/json'].schema, JSON.parse(JSON.stringify(Loan)));
  assert.deepEqual(
    post.parameters.map(({ name, in: where }: { name: string; in: string }) => [name, where]),
    [['reader', 'path']],
  );
});
