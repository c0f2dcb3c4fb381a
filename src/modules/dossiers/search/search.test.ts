import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import { findNamedPlaces } from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { folderBlobStore, storeMade } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleDocx } from '../../../engines/file-text/sample-docx.ts';
import { sampleOffice } from '../fixtures.ts';
import { forgetWords, listDossiers, submitDossier } from '../index.ts';
import { dossierSearchReader, readPapers } from './read-papers.ts';

const database = await testDatabase();
const { db } = database;
await installJobs(database.adminUrl);
const office = await sampleOffice(database);
const folder = mkdtempSync(join(tmpdir(), 'muong-search-'));
const blobs = folderBlobStore(folder);
after(() => rmSync(folder, { recursive: true }));
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Sends the application with a paper that says this, and lets the words be read as the worker does. */
async function send(paper: string, request = 'Đề nghị cấp thẻ thư viện'): Promise<string> {
  const bytes = Buffer.from(sampleDocx([paper]));
  const { id: fileId } = await storeMade(office.lan, blobs, { bytes, name: 'giay.docx', mediaType: docx });
  const applied = office.application(newId());
  const { id } = await submitDossier(office.lan, {
    ...applied,
    answers: { ...applied.answers, request, paper1: [fileId] },
  });
  await catchUp(database.sequencerDb, db, [dossierSearchReader(database.schema)]);
  await readPapers(office.system, { blobs }, id);
  return id;
}

const hung = await office.officer('hung');
const find = async (search: string, { actor }: { readonly actor: Actor } = hung, more = {}) =>
  (await listDossiers(db, actor, { search, ...more })).map(({ id }) => id);

/** A commune that ended when Nà Lúa took its land, as a decision of the National Assembly's committee says it. */
await db
  .insertInto('place')
  .values({
    code: '99104',
    validFrom: Temporal.PlainDate.from('1990-01-01'),
    validTo: Temporal.PlainDate.from('2025-06-30'),
    level: 'commune',
    kind: 'commune',
    name: 'Xã Huổi Só',
    parentCode: '99',
  })
  .execute();
await db
  .insertInto('placeSuccession')
  .values({
    predecessorCode: '99104',
    successorCode: '99004',
    onDate: Temporal.PlainDate.from('2025-07-01'),
    document: 'test',
  })
  .execute();

const barn = await send('Giấy xác nhận: gia đình có chuồng trâu ở bản Huổi Só, điện thoại 0987654321.');
const school = await send('Học bạ của cháu Sùng A Páo', 'Xin thẻ đọc sách cho trường bán trú');

describe('a dossier is found', () => {
  test('by words of its papers and of the application, with accents or without, the last unfinished', async () => {
    assert.deepEqual(await find('chuồng trâu'), [barn]);
    assert.deepEqual(await find('trau chuong'), [barn]);
    assert.deepEqual(await find('học bạ páo'), [school]);
    assert.deepEqual(await find('truong ban t'), [school]);
    assert.deepEqual(await find('thẻ thư viện'), [school, barn]);
    assert.deepEqual(await find('chuồng bò'), []);
  });

  test('by the old name of its place, and its old papers by the name of today', async () => {
    assert.deepEqual(await find('xã Huổi Só'), [school, barn]);
    assert.deepEqual(await find('sách huoi so'), [school]);
    await db
      .updateTable('dossier')
      .set({ answers: {} as never })
      .where('id', '=', barn)
      .execute();
    await readPapers(office.system, { blobs }, barn);
    assert.deepEqual(await find('trâu nà lúa'), [barn]);
    const [named] = await findNamedPlaces(db, ['o', 'xa', 'na', 'lua', 'cu']);
    assert.equal(named!.from, 1);
    assert.equal(named!.to, 4);
    assert.ok(named!.otherNames.includes('huoi so'));
  });

  test('by nobody who may not see it, near or far back', async () => {
    const elsewhere = { actor: { ...hung.actor, positions: [] } as Actor };
    for (const window of [1, 1_000]) {
      assert.deepEqual(await find('chuồng trâu', hung, { window, limit: 1 }), [barn]);
      assert.deepEqual(await find('chuồng trâu', elsewhere, { window, limit: 1 }), []);
    }
    assert.deepEqual(await find('chuồng trâu', office.lan as Context), []);
  });

  test('by no number that its page masks', async () => {
    assert.deepEqual(await find('0987654321'), []);
    assert.deepEqual(await find('011190000123'), []);
  });

  test('and no longer, when its papers are destroyed', async () => {
    await office.system.transaction((tx) => forgetWords(tx, [barn]));
    assert.deepEqual(await find('chuồng trâu'), []);
    const { rows } = await sql<{ count: string }>`select count(*) as count from file_text`.execute(db);
    assert.equal(rows[0]!.count, '1');
  });
});
