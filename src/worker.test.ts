import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import { submitDossier } from '#modules/dossiers/index.ts';
import { mailServer } from '#modules/notifications/fixtures.ts';
import { loadConfig } from '#platform/config/index.ts';
import { newId, PatientPool } from '#platform/database/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { createMailer } from '#platform/mail/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { startWorker } from './worker.ts';

const database = await testDatabase();
const { db, sequencerDb, adminUrl, schema } = database;
await installJobs(adminUrl);
const office = await sampleOffice(database);
const server = await mailServer();
const files = await mkdtemp(join(tmpdir(), 'muong-files-'));
const pool = new PatientPool(adminUrl, { schema });
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'khong-tra-loi@muongmau.example' });
after(async () => {
  await Promise.all([pool.end(), letters.close(), server.goAway(), rm(files, { recursive: true })]);
});

const province = {
  config: loadConfig({}, { province: 'sample', baseUrl: 'https://dichvucong.muongmau.example' }),
  pack: readPack('packs', 'sample'),
  ...{ db, sequencerDb, pool },
  blobs: folderBlobStore(files),
  letters,
  system: () => database.context(undefined, Temporal.Now.instant),
};
const failOn = (what: string, error: unknown) => assert.fail(`${what}: ${error}`);

test('a dossier filed while a worker runs is told to its applicant by mail; a second worker tells nothing twice', async () => {
  const parts = { mailer, onError: failOn };
  const workers = await Promise.all([startWorker(province, parts), startWorker(province, parts)]);
  const filed = await Promise.all([1, 2, 3].map(() => submitDossier(office.lan, office.application())));
  workers[0]?.wake();
  await server.arrival(3);
  await Promise.all(workers.map((worker) => worker.stop()));
  assert.deepEqual(
    server.received.map((letter) => letter.subject).toSorted(),
    filed.map(({ code }) => `Đã nhận hồ sơ ${code}`).toSorted(),
  );
});

test('what was filed without a mail server is told when a worker starts with one', async () => {
  const before = server.received.length;
  const without = await startWorker(province, { mailer: null, onError: failOn });
  await submitDossier(office.lan, office.application());
  without.wake();
  const unsent = () => db.selectFrom('noticeDelivery').select('id').where('sentAt', 'is', null).execute();
  while ((await unsent()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await without.stop();

  const withServer = await startWorker(province, { mailer, onError: failOn });
  await server.arrival(before + 1);
  await withServer.stop();
  assert.deepEqual(await unsent(), []);
});

test('a worker forgets what has run out: sessions, codes, and uploads that broke off', async () => {
  const old = Temporal.Now.instant().subtract({ hours: 49 });
  const session = {
    id: newId(),
    tokenHash: Buffer.from(newId()),
    createdAt: old,
    lastSeenAt: old,
    expiresAt: old,
  };
  await db.insertInto('session').values(session).execute();
  const code = { id: newId(), address: 'lan@muongmau.example', codeHash: 'x', attemptsLeft: 5 };
  await db
    .insertInto('oneTimeCode')
    .values({ ...code, createdAt: old, expiresAt: old })
    .execute();
  await mkdir(files, { recursive: true });
  for (const [name, at] of [
    ['incoming-old', new Date(old.epochMilliseconds)],
    ['incoming-now', new Date()],
  ] as const) {
    await writeFile(join(files, name), 'half a scan');
    await utimes(join(files, name), at, at);
  }
  const worker = await startWorker(province, { mailer, onError: failOn });
  await worker.stop();
  assert.deepEqual(await db.selectFrom('session').select('id').execute(), []);
  assert.deepEqual(await db.selectFrom('oneTimeCode').select('id').execute(), []);
  assert.deepEqual(await readdir(files), ['incoming-now']);
});
