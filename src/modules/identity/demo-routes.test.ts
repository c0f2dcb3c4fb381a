import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#platform/testing/index.ts';
import { browser, latestEvents, openSite, samplePeople } from './fixtures.ts';

const database = await testDatabase();
const { clock, officer } = await samplePeople(database);

test('the demonstration lists everyone by agency with their posts, and one press enters as them', async () => {
  const visitor = browser(await openSite(database, clock, { demo: true }));
  const { body } = await visitor.get('/demo');
  assert.match(body, /Lò Văn Hùng/);
  assert.match(body, /Quàng Thị Lan/);
  const answer = await visitor.post('/demo/dang-nhap', { kind: 'officer', id: officer('hung').officerId });
  assert.equal(answer.headers.location, '/can-bo');
  assert.equal(await visitor.who(), 'officer Lò Văn Hùng');
  assert.equal((await latestEvents(database, 1))[0]!.data['method'], 'demo');
});

test('nobody enters as someone who is not there, or as the system', async () => {
  const visitor = browser(await openSite(database, clock, { demo: true }));
  for (const fields of [
    { kind: 'officer', id: crypto.randomUUID() },
    { kind: 'system', id: officer('hung').officerId },
    {},
  ]) {
    assert.equal((await visitor.post('/demo/dang-nhap', fields as Record<string, string>)).statusCode, 404);
  }
  assert.equal(await visitor.who(), 'anonymous ');
});

test('outside a demonstration these pages do not exist', async () => {
  const app = await openSite(database, clock, { demo: false });
  assert.equal(app.hasRoute({ method: 'GET', url: '/demo' }), false);
  assert.equal(app.hasRoute({ method: 'POST', url: '/demo/dang-nhap' }), false);
  const visitor = browser(app);
  assert.equal((await visitor.get('/demo')).statusCode, 404);
  const answer = await visitor.post('/demo/dang-nhap', { kind: 'officer', id: officer('hung').officerId });
  assert.equal(answer.statusCode, 404);
  assert.equal(await visitor.who(), 'anonymous ');
});
