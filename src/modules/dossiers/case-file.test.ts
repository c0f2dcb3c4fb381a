// A dossier as one signed container: who may take it, what is in it, and what anyone reads of it afterwards.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readContainer } from '#engines/asic/index.ts';
import { createLetterPress } from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { demoHolders, enrolDemoKeys, verifyFile } from '#modules/signing/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { folderBlobStore, storeUpload } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { caseFileRoutes } from './case-file-routes.tsx';
import { exportCaseFile } from './commands/export-case-file.ts';
import { deskPaths } from './desk-paths.ts';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, draftResult, handOverDossier, submitDossier } from './index.ts';

const pin = '246810';
const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-case-file-')));
const services = { blobs, letters, baseUrl: 'https://mau.example' };
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [caseFileRoutes(services)],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => Promise.all([house.app.close(), letters.close()]));
await enrolDemoKeys(office.system, await demoHolders(db, dayOf(office.clock.now)), pin);
const [hung, thanh, duc, yen, khang] = await Promise.all(
  ['hung', 'thanh', 'duc', 'yen', 'khang'].map((name) => office.officer(name)),
);

const { id } = await submitDossier(office.lan, office.application());
const dossier = await acceptDossier(hung!, { dossierId: id });
const step = (await listInbox(db, thanh!.actor)).find((each) => each.subjectId === id);
await handOverDossier(thanh!, { dossierId: id, workItemId: step!.id });
const { pdf } = await letters.print({ source: 'Dự thảo' }, {}, { createdAt: duc!.now() });
const draft = await storeUpload(duc!, blobs, { stream: [pdf], name: 'dự thảo: 2.pdf', field: '' });
await draftResult(duc!, { dossierId: id, fileId: draft.id });

const events = () =>
  db.selectFrom('event').select('data').where('type', '=', 'dossier-case-file-exported').execute();

test('a dossier leaves as one container under the seal of its agency: papers, letters, control sheet and events', async () => {
  const browser = await visitor(house, yen!.actor);
  assert.match((await browser.get(deskPaths.caseFile(id))).html, /Ký và tải gói/);
  const taken = await browser.post(deskPaths.caseFile(id), { pin });
  assert.equal(taken.status, 200);
  const { files } = readContainer(taken.bytes);
  assert.deepEqual(
    [...files.keys()].filter((name) => !name.startsWith('META-INF/')),
    [
      'du-thao/dự thảo_ 2.pdf',
      'phieu/acknowledgement 1.pdf',
      'dien-bien/phieu-kiem-soat.pdf',
      'dien-bien/su-kien.json',
    ],
  );
  assert.deepEqual(Buffer.from(files.get('du-thao/dự thảo_ 2.pdf')!), Buffer.from(pdf));
  const told = JSON.parse(Buffer.from(files.get('dien-bien/su-kien.json')!).toString());
  assert.equal(told.dossier, dossier.code);
  assert.deepEqual(
    told.events.slice(0, 2).map(({ type }: { type: string }) => type),
    ['dossier-submitted', 'dossier-accepted'],
  );
  const verdict = await verifyFile(db, taken.bytes, office.clock.now);
  assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
  assert.deepEqual(
    verdict.signatures.map(({ signerName }) => signerName),
    ['Ủy ban nhân dân xã Nà Lúa'],
  );
  assert.equal((await events()).length, 1);
});

test('who does not keep the seal is told who does, and takes nothing; a wrong PIN makes nothing', async () => {
  const before = (await events()).length;
  const browser = await visitor(house, duc!.actor);
  assert.doesNotMatch((await browser.get(deskPaths.caseFile(id))).html, /Ký và tải gói/);
  await assert.rejects(exportCaseFile(duc!, services, { dossierId: id, pin }), { code: 'not-allowed' });
  const clerk = await visitor(house, yen!.actor);
  const wrong = await clerk.post(deskPaths.caseFile(id), { pin: '000000' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /Mã PIN không đúng/);
  assert.equal((await events()).length, before);
});

test('for who may not see the dossier there is none', async () => {
  const browser = await visitor(house, khang!.actor);
  assert.equal((await browser.get(deskPaths.caseFile(id))).status, 404);
  assert.equal((await browser.post(deskPaths.caseFile(id), { pin })).status, 404);
});
