import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { citizenRoutes } from '../citizen-routes.tsx';
import { libraryCard, sampleOffice } from '../fixtures.ts';
import { manifestRoutes } from '../module.ts';
import { citizenPaths } from '../paths.ts';
import { bodyOf, type KeptField } from './kept.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
test.after(() => letters.close());
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  routes: [
    citizenRoutes({
      blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-offline-'))),
      letters,
      baseUrl: 'http://localhost',
    }),
    manifestRoutes({
      names: { vi: 'Tỉnh Mường Mẫu', en: 'Muong Mau Province' },
      assetUrl: (name) => `/assets/${name}`,
    }),
  ],
});
const cookie = await site.signIn(office.lan.actor);
const lan = await visitor(site, office.lan.actor);

async function begin(): Promise<string> {
  const { location } = await lan.post(citizenPaths.apply(libraryCard.code), { placeCode: '99004' });
  return location!.split('/')[2]!;
}

/** Sends as a browser sends what it kept. */
async function send(path: string, key: string, version: number, fields: readonly KeptField[] = []) {
  const request = new Request('http://localhost/', { method: 'POST', body: bodyOf({ fields }, version) });
  const answer = await site.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': request.headers.get('content-type')!,
      cookie,
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': key,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const answersOf = async (id: string) => {
  const row = await database.db
    .selectFrom('dossierDraft')
    .select('answers')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.answers as Record<string, unknown>;
};
const paper = new File(['%PDF-1.7\n%%EOF\n'], 'ảnh.pdf', { type: 'application/pdf' });

test('a page that was kept is taken once for its key, its file too, and tells the version it has led to', async () => {
  const id = await begin();
  const papers = citizenPaths.keptStage(id, 'papers');
  const fields: KeptField[] = [
    ['action', 'continue'],
    ['paper1.upload', paper],
  ];
  const first = await send(papers, 'papers-1', 1, fields);
  assert.deepEqual(first, { status: 200, body: { state: 'taken', version: 2 } });
  const before = await answersOf(id);
  assert.deepEqual(await send(papers, 'papers-1', 1, fields), first);
  assert.deepEqual(await answersOf(id), before);
});

test('… is not taken over what was changed elsewhere', async () => {
  const id = await begin();
  const request = citizenPaths.keptStage(id, 'request');
  const typed = (text: string): KeptField[] => [
    ['action', 'continue'],
    ['request', text],
    ['agreed', 'yes'],
  ];
  assert.equal((await send(request, 'there', 1, typed('Ở máy kia'))).body.state, 'taken');
  assert.equal((await send(request, 'here', 1, typed('Ở máy này'))).body.state, 'stale');
  assert.equal((await answersOf(id))['request'], 'Ở máy kia');
});

test('… and of an unfinished application tells what is missing, and submits nothing', async () => {
  const id = await begin();
  const answer = await send(citizenPaths.keptSubmission(id), 'whole', 1);
  assert.equal(answer.status, 422);
  assert.ok(answer.body.issues.length > 0);
});

test('is nobody’s but its owner’s, and needs a sign-in', async () => {
  const id = await begin();
  const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
  const url = citizenPaths.keptSubmission(id);
  const nobody = await site.app.inject({ method: 'POST', url, headers });
  assert.equal(nobody.statusCode, 401);
  const stranger = await site.signIn({ ...office.lan.actor, id: crypto.randomUUID() });
  const other = await site.app.inject({ method: 'POST', url, headers: { ...headers, cookie: stranger } });
  assert.equal(other.statusCode, 404);
});

test('a phone may put the site among its apps, by the province’s name', async () => {
  const page = await lan.get(citizenPaths.stage(await begin(), 'applicant'));
  assert.match(page.html, /<link rel="manifest" href="\/ung-dung\.webmanifest"/);
  const { headers, html } = await lan.get(citizenPaths.manifest);
  assert.equal(headers['content-type'], 'application/manifest+json; charset=utf-8');
  const manifest = JSON.parse(html);
  assert.equal(manifest.name, 'Tỉnh Mường Mẫu');
  assert.deepEqual(
    manifest.icons.map(({ src }: { src: string }) => src),
    ['/assets/icon.svg', '/assets/icon-192.png', '/assets/icon-512.png'],
  );
});

test('the worker stands at an address that stays, asked for anew each time', async () => {
  const { headers, status } = await lan.get('/workers/kept-drafts.js');
  assert.equal(status, 200);
  assert.equal(headers['service-worker-allowed'], '/');
  assert.equal(headers['cache-control'], 'no-cache');
  assert.match(String(headers['content-security-policy']), /worker-src 'self'/);
  assert.equal((await lan.get('/workers/nothing.js')).status, 404);
});
