import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { newId } from '../database/index.ts';
import { recordEvent, sequenceEvents } from '../events/index.ts';
import { folderBlobStore, storeMade } from '../files/index.ts';
import { testDatabase } from '../testing/index.ts';
import { restoreBackup, writeBackup } from './index.ts';
import { readManifest, tableFile } from './manifest.ts';

const { adminUrl, schema, context, sequencerDb, db } = await testDatabase();
const ctx = context();
const place = await mkdtemp(join(tmpdir(), 'muong-backup-'));
const blobs = folderBlobStore(join(place, 'files'));
const source = { adminUrl, schema, province: 'sample', blobs };

const databaseUrl = (name: string) => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
const admin = new pg.Client({ connectionString: databaseUrl('postgres') });
await admin.connect();
const made: string[] = [];
after(async () => {
  for (const name of made) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await rm(place, { recursive: true });
});

async function emptyDatabase(): Promise<string> {
  const name = `restored_${crypto.randomUUID().slice(0, 8)}`;
  await admin.query(`create database ${name}`);
  made.push(name);
  return databaseUrl(name);
}

const awkward = ['tab\tline\nback\\slash', 'Điện Biên “ngoặc” 𠮷', '\\N', ''];
for (const title of awkward) {
  const fact = { type: 'book-lent', subject: { type: 'loan', id: newId(), version: 1 }, data: { title } };
  await ctx.transaction((tx) => recordEvent(tx, ctx, fact));
}
await sequenceEvents(sequencerDb);
// More rows than the buffers on the way hold.
await db
  .insertInto('eventCursor')
  .values(Array.from({ length: 30_000 }, (_, each) => ({ reader: `reader ${each}`, position: '0' })))
  .execute();
const bytes = Buffer.alloc(300_000, 'giấy tờ ');
const file = await storeMade(ctx, blobs, { bytes, name: 'scan.txt', mediaType: 'text/plain' });
const backup = join(place, 'backup');

/** Every row of every table, as text. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path = ${schema}, public`);
  const { tables } = await readManifest(backup);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(`select t::text as line from ${name} t order by 1`);
    found[name] = rows.map((row) => row.line);
  }
  await client.end();
  return found;
}

test('a backup restored elsewhere holds the same rows and the same files', async () => {
  process.on('warning', (warning) => assert.fail(warning));
  const manifest = await writeBackup(source, backup);
  assert.equal(manifest.files, 1);
  assert.deepEqual(manifest.damagedFiles, []);
  assert.ok(manifest.tables.some(({ name, rows }) => name === 'event' && rows === awkward.length));

  const target = { adminUrl: await emptyDatabase(), schema, blobs: folderBlobStore(join(place, 'restored')) };
  await restoreBackup(target, backup);
  assert.deepEqual(await contents(target.adminUrl), await contents(adminUrl));
  const chunks = await target.blobs.read(file.sha256).toArray();
  assert.deepEqual(Buffer.concat(chunks), bytes);
  await assert.rejects(restoreBackup(target, backup), /in use/, 'it replaces nothing');
});

test('a backup taken under load shows one moment: of what is written together all or nothing', async () => {
  const folder = join(place, 'under-load');
  let isOver = false;
  const writers = [1, 2, 3].map(async () => {
    while (!isOver) {
      const id = newId();
      const at = ctx.now();
      await ctx.transaction(async (tx) => {
        await recordEvent(tx, ctx, { type: 'loan-opened', subject: { type: 'pair', id, version: 1 } });
        const session = { id, tokenHash: Buffer.from(id), createdAt: at, lastSeenAt: at, expiresAt: at };
        await tx.insertInto('session').values(session).execute();
      });
    }
  });
  await writeBackup(source, folder).finally(() => (isOver = true));
  await Promise.all(writers);

  const url = await emptyDatabase();
  await restoreBackup({ adminUrl: url, schema, blobs }, folder);
  const restored = new pg.Client({ connectionString: url });
  await restored.connect();
  const { rows } = await restored.query(`select array(select subject_id from ${schema}.event
    where subject_type = 'pair' order by 1) = array(select id from ${schema}.session order by 1) as is_one_moment,
    (select count(*)::int from ${schema}.session) as pairs`);
  await restored.end();
  assert.ok(rows[0].pairs > 0);
  assert.equal(rows[0].is_one_moment, true);
});

test('a damaged, unfinished or newer backup is refused before anything is touched', async () => {
  const url = await emptyDatabase();
  const target = { adminUrl: url, schema, blobs };
  await assert.rejects(restoreBackup(target, place), /No finished backup/);
  const path = join(backup, 'manifest.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"migrations": [', '"migrations": ["29990101T0000-later",'));
  await assert.rejects(restoreBackup(target, backup), /newer version/);
  await writeFile(path, text);
  const events = tableFile(backup, 'event');
  const whole = await readFile(events);
  whole[whole.length - 1]! ^= 1;
  await writeFile(events, whole);
  await assert.rejects(restoreBackup(target, backup), /damaged: table event/);
  await assert.rejects(writeBackup(source, backup), /not empty/);
});

test('a file that the store has lost is named, and the rest is kept', async () => {
  const { sha256 } = file;
  await rm(join(place, 'files', sha256.slice(0, 2)), { recursive: true });
  const manifest = await writeBackup(source, join(place, 'lossy'));
  assert.deepEqual([manifest.files, manifest.damagedFiles], [0, [sha256]]);
  assert.equal((await db.selectFrom('file').select('id').execute()).length, 1);
});
