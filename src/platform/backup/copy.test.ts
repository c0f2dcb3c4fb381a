import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../testing/index.ts';
import { copyOut } from './copy.ts';

const { adminUrl } = await testDatabase();

test('a full disk fails the copy and leaves the connection fit for use', async () => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const target = new PassThrough();
  const written = pipeline(target, createWriteStream('/dev/full'));
  const copied = copyOut(
    client,
    "copy (select repeat('x', 5000) from generate_series(1, 5000)) to stdout",
    target,
  );
  await assert.rejects(Promise.all([copied, written]), { code: 'ENOSPC' });
  assert.equal(await copied, 5000);
  assert.equal((await client.query('select 1 as one')).rows[0].one, 1);
  await client.end();
});

test('a statement that the server refuses rejects with its words', async () => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await assert.rejects(copyOut(client, 'copy nowhere to stdout', new PassThrough()), { code: '42P01' });
  assert.equal((await client.query('select 1 as one')).rows[0].one, 1);
  await client.end();
});
