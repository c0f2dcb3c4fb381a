import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StepList } from '#engines/process/index.ts';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { claimWorkItem } from './commands/claim-work-item.ts';
import { moveProcess } from './commands/move-process.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const [duc, thanh] = await Promise.all(['duc', 'thanh'].map((name) => office.officer(name)));
const accept = { id: 'accept', name: 'Tiếp nhận', position: 'receptionist', action: 'accept', share: 0 };
const listOf = (...steps: StepList['steps']): StepList => ({
  id: 'new',
  name: 'Mới',
  steps: [accept, ...steps],
});
const handle = { id: 'handle', name: 'Thụ lý', position: 'handler' };
const review = { id: 'review', name: 'Xem xét', position: 'reviewer' };
const instanceOf = (id: string) =>
  db
    .selectFrom('processInstance')
    .select(['id', 'definitionHash'])
    .where('subjectId', '=', id)
    .executeTakeFirstOrThrow();

describe('a running process', () => {
  test('stays on its version when a newer one is published', async () => {
    const id = await office.begin([handle, review]);
    await office.begin([handle]);
    await office.pass(duc!, id);
    assert.equal((await office.open(id))[0]?.elementId, 'review');
  });

  test('is moved by a mapping: its open work keeps its number and who has it, and goes on the new way', async () => {
    const id = await office.begin([{ ...handle, timers: [{ after: 'P5D', goTo: 'next' }] }, review]);
    const [before] = await office.open(id);
    await claimWorkItem(duc!, { workItemId: before!.id });
    const { id: instanceId } = await instanceOf(id);
    const examine = { ...handle, id: 'examine', name: 'Thẩm định', timers: [{ after: 'P2D', goTo: 'next' }] };
    const definition = listOf(examine, { ...handle, id: 'visit', name: 'Kiểm tra thực tế' }, review);
    const move = { instanceId, definition, mapping: { handle: 'examine', handle_timer1: 'examine_timer1' } };
    await moveProcess(office.system, move);
    await moveProcess(office.system, move);
    const [after] = await office.open(id);
    assert.deepEqual(
      [after?.id, after?.token, after?.assigneeId, after?.title],
      [before?.id, before?.token, duc!.actor.id, 'Thẩm định'],
    );
    const due = await db
      .selectFrom('processDue')
      .select('elementId')
      .where('instanceId', '=', instanceId)
      .execute();
    assert.deepEqual(due, [{ elementId: 'examine_timer1' }]);
    assert.deepEqual(
      (await listEventsOf(db, 'process-instance', instanceId)).map(({ type }) => type),
      ['process-moved'],
      'once',
    );
    await office.pass(duc!, id);
    assert.equal((await office.open(id))[0]?.elementId, 'visit');
  });

  test('that finds no counterpart stays as it is, and says which element has none', async () => {
    const id = await office.begin([handle, review]);
    const { id: instanceId, definitionHash } = await instanceOf(id);
    const move = { instanceId, definition: listOf({ ...handle, id: 'other' }) };
    await assert.rejects(moveProcess(office.system, move), /handle .*no element "handle"/);
    assert.deepEqual(await instanceOf(id), { id: instanceId, definitionHash });
    await assert.rejects(moveProcess(thanh!, move), { code: 'not-allowed' });
  });
});
