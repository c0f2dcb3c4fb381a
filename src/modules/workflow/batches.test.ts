import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withdrawDossier } from '#modules/dossiers/index.ts';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { getBatch, runBatch } from './batches.ts';
import { addWorkNote } from './commands/add-work-note.ts';
import { beginBatch } from './commands/begin-batch.ts';
import { listMentions, listNotes, markSeen } from './notes.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const [duc, thanh, vy] = await Promise.all(['duc', 'thanh', 'vy'].map((name) => office.officer(name)));
const handle = { id: 'handle', name: 'Thụ lý', position: 'handler' };
const review = {
  id: 'review',
  name: 'Xem xét',
  position: 'reviewer',
  outcomes: ['approve', 'sendBack'],
  returnTo: 'handle',
};
const itemOf = async (id: string) => (await office.open(id))[0]!.id;

describe('an act upon many items', () => {
  test('says of each what came of it, and one that is refused holds nobody else up', async () => {
    const ids = [];
    for (let each = 0; each < 3; each += 1) ids.push(await office.begin([handle, review]));
    const workItemIds = await Promise.all(ids.map(itemOf));
    await withdrawDossier(office.lan, { dossierId: ids[1]!, reason: 'Đổi ý' });
    const { id } = await beginBatch(duc!, { act: 'complete', workItemIds });
    const { results } = await runBatch(duc!, id);
    assert.deepEqual(
      results.map(({ state, reason }) => [state, reason]),
      [
        ['done', null],
        ['refused', 'work-item-done'],
        ['done', null],
      ],
    );
    assert.equal((await office.open(ids[0]!))[0]?.elementId, 'review');
  });

  test('that is broken off is taken up where it was, and nothing is done twice', async () => {
    const ids = [
      await office.begin([handle, { ...handle, id: 'more' }]),
      await office.begin([handle, review]),
    ];
    const workItemIds = await Promise.all(ids.map(itemOf));
    const { id } = await beginBatch(duc!, { act: 'complete', workItemIds });
    // Killed after the first act was committed and before it could be noted.
    await office.pass(duc!, ids[0]!);
    await runBatch(duc!, id);
    const again = await runBatch(duc!, id);
    assert.deepEqual(
      again.results.map(({ state }) => state),
      ['done', 'done'],
    );
    assert.equal((await office.open(ids[0]!))[0]?.elementId, 'more', 'not a step further');
  });

  test('does not choose for the officer where a step can end in several ways', async () => {
    const dossierId = await office.begin([{ ...handle, outcomes: ['grant', 'reject'] }]);
    const { id } = await beginBatch(duc!, { act: 'complete', workItemIds: [await itemOf(dossierId)] });
    assert.equal((await runBatch(duc!, id)).results[0]?.reason, 'outcome-required');
  });

  test('is nobody else’s to look at', async () => {
    const { id } = await beginBatch(duc!, {
      act: 'claim',
      workItemIds: [await itemOf(await office.begin([handle]))],
    });
    await assert.rejects(getBatch(db, vy!.actor.id, id), { code: 'not-found' });
    await assert.rejects(beginBatch(duc!, { act: 'claim', workItemIds: [] }), { name: 'InvalidInput' });
  });
});

describe('a note beside the work', () => {
  test('is read by colleagues, and waits for those it mentions until they open the work', async () => {
    const subjectId = await office.begin([handle]);
    const about = { subjectType: 'dossier', subjectId };
    await addWorkNote(duc!, { ...about, body: 'Nhờ chị xem giúp ảnh này.', mentions: [thanh!.actor.id!] });
    assert.deepEqual(
      (await listNotes(db, 'dossier', subjectId)).map(({ authorName, mentions }) => [authorName, mentions]),
      [['Nguyễn Minh Đức', ['Cà Thị Thanh']]],
    );
    assert.deepEqual(
      (await listMentions(db, thanh!.actor.id!)).map((each) => each.subjectId),
      [subjectId],
    );
    await markSeen(thanh!, 'dossier', subjectId);
    assert.deepEqual(await listMentions(db, thanh!.actor.id!), []);
  });

  test('is not for people who do not see the work, and mentions nobody who could not', async () => {
    const subjectId = await office.begin([handle]);
    const note = { subjectType: 'dossier', subjectId, body: 'Xin ý kiến', mentions: [] };
    await assert.rejects(addWorkNote(vy!, note), { code: 'not-found' });
    await assert.rejects(addWorkNote(duc!, { ...note, mentions: [vy!.actor.id!] }), { name: 'InvalidInput' });
    await assert.rejects(addWorkNote(duc!, { ...note, body: ' ' }), { name: 'InvalidInput' });
  });
});
