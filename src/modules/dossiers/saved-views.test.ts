import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { workflowRoutes } from '#modules/workflow/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { deskRoutes } from './desk-routes.tsx';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, submitDossier } from './index.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [
    workflowRoutes,
    deskRoutes({
      blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-views-'))),
      letters,
      finderFor: () => assert.fail('nothing is looked for'),
      baseUrl: 'http://localhost',
    } as Parameters<typeof deskRoutes>[0]),
  ],
  accessRules: { officer: ({ kind }) => kind === 'officer' },
});
after(async () => {
  await house.app.close();
  letters.close();
});
const [hung, duc] = await Promise.all([office.officer('hung'), office.officer('duc')]);
const [atDesk, inOffice] = await Promise.all([visitor(house, hung.actor), visitor(house, duc.actor)]);
const deskId = hung.actor.positions[0]!.unitId;
for (const isAccepted of [true, false, false]) {
  const { id } = await submitDossier(office.lan, office.application());
  if (isAccepted) await acceptDossier(hung, { dossierId: id });
}
const keep = (name: string, query: string, more = {}) =>
  atDesk.post('/can-bo/cach-xem', { list: 'dossiers', name, query, unit: '', ...more });
const idOf = async (name: string) =>
  (
    await database.db
      .selectFrom('workSavedView')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  ).id;

describe('a way of looking at a list', () => {
  test('is kept under a name, with its filters and how much it shows, for oneself', async () => {
    const { status, location } = await keep('Mới nộp', 'trang-thai=1&q=&sau=x');
    assert.equal(status, 303);
    assert.equal(location, '/can-bo/ho-so?trang-thai=1&q=&sau=x');
    const { html } = await atDesk.get('/can-bo/ho-so');
    assert.match(html, /href="\/can-bo\/ho-so\?trang-thai=1"[^>]*>Mới nộp \(2\)</);
    assert.doesNotMatch((await inOffice.get('/can-bo/ho-so')).html, /Mới nộp/);
  });

  test('is given to a unit of one’s own and no other; only who kept it removes it', async () => {
    await keep('Của cả bộ phận', 'trang-thai=4', { unit: deskId });
    const shared = await idOf('Của cả bộ phận');
    const colleague = await visitor(house, { ...hung.actor, id: office.officerId('nam') });
    assert.match((await colleague.get('/can-bo/ho-so')).html, /Của cả bộ phận/);
    assert.equal((await colleague.post(`/can-bo/cach-xem/${shared}/xoa`, { list: 'dossiers' })).status, 404);
    assert.doesNotMatch((await inOffice.get('/can-bo/ho-so')).html, /Của cả bộ phận/);
    const foreign = await inOffice.post('/can-bo/cach-xem', {
      list: 'dossiers',
      name: 'Của người khác',
      query: '',
      unit: deskId,
    });
    assert.equal(foreign.status, 404);
    await atDesk.post(`/can-bo/cach-xem/${shared}/xoa`, { list: 'dossiers' });
    assert.doesNotMatch((await colleague.get('/can-bo/ho-so')).html, /Của cả bộ phận/);
  });

  test('opens the list when it is chosen for that, and the whole list is one press away', async () => {
    await atDesk.post('/can-bo/cach-xem/mac-dinh', { list: 'dossiers', view: await idOf('Mới nộp') });
    const opened = await atDesk.get('/can-bo/ho-so');
    assert.deepEqual([opened.status, opened.location], [303, '/can-bo/ho-so?trang-thai=1']);
    assert.match((await atDesk.get('/can-bo/ho-so?trang-thai=1')).html, /href="\/can-bo\/ho-so\?tat-ca=1"/);
    assert.equal((await atDesk.get('/can-bo/ho-so?tat-ca=1')).status, 200);
    await atDesk.post('/can-bo/cach-xem/mac-dinh', { list: 'dossiers', view: '' });
    assert.equal((await atDesk.get('/can-bo/ho-so')).status, 200);
  });

  test('is kept of the inbox too', async () => {
    await keep('Quá hạn của tôi', 'xem=qua-han', { list: 'inbox' });
    const { html } = await atDesk.get('/can-bo');
    assert.match(html, /href="\/can-bo\?xem=qua-han"[^>]*>Quá hạn của tôi \(0\)</);
    assert.doesNotMatch(html, /Mới nộp \(/);
  });
});
