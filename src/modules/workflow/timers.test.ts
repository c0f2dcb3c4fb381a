import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  handOverDossier,
  requestSupplement,
  supplementDossier,
  withdrawDossier,
} from '#modules/dossiers/index.ts';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { carryOnDue } from './carry-on.ts';
import { rebuildLostDue } from './rebuild-due.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const at = (iso: string) => {
  office.clock.now = Temporal.Instant.from(iso);
};
const elements = async (id: string) => (await office.open(id)).map((item) => item.elementId).toSorted();
const dueOf = (id: string) =>
  db
    .selectFrom('processDue')
    .innerJoin('processInstance', 'processInstance.id', 'processDue.instanceId')
    .selectAll('processDue')
    .where('subjectId', '=', id)
    .orderBy('dueAt')
    .execute();
const factsOf = async (id: string) =>
  (await listEventsOf(db, 'dossier', id)).map(({ type, data }) => [type, data['by'], data['step']]);

const handle = { id: 'handle', name: 'Thụ lý', position: 'handler' };
const sign = { id: 'sign', name: 'Ký', position: 'signer' };

describe('a timer of a process', () => {
  test('takes the step back when the office days are over, once, and the process goes on', async () => {
    at('2026-11-26T02:00:00Z'); // Thursday, nine in the morning
    const id = await office.begin([{ ...handle, timers: [{ after: 'P2D', goTo: 'next' }] }, sign]);
    assert.equal(
      (await dueOf(id))[0]?.dueAt.toString(),
      '2026-11-30T02:00:00Z',
      'the weekend does not count',
    );
    at('2026-11-30T01:59:00Z');
    await carryOnDue(office.system);
    assert.deepEqual(await elements(id), ['handle']);
    at('2026-11-30T02:00:00Z');
    await Promise.all([carryOnDue(office.system), carryOnDue(office.system)]);
    await carryOnDue(office.system);
    assert.deepEqual(await elements(id), ['sign']);
    assert.deepEqual(
      (await factsOf(id)).filter(([type]) => type === 'dossier-carried-on'),
      [['dossier-carried-on', 'timer', 'handle']],
    );
    const taken = (await office.items(id)).find((item) => item.elementId === 'handle');
    assert.deepEqual([taken?.state, taken?.outcome], ['withdrawn', 'silence']);
    assert.deepEqual(await dueOf(id), []);
  });

  test('of a share of the step reminds whoever has it, and leaves it with them', async () => {
    at('2026-11-26T02:00:00Z');
    const id = await office.begin([
      { ...handle, share: 0.4, timers: [{ share: 0.5, goTo: 'remind' }] },
      sign,
    ]);
    assert.equal((await dueOf(id))[0]?.dueAt.toString(), '2026-11-30T02:00:00Z', 'half of four of ten days');
    at('2026-11-30T02:00:00Z');
    await carryOnDue(office.system);
    const [item] = await office.open(id);
    assert.equal(item?.elementId, 'handle');
    assert.equal(item?.remindedAt?.toString(), '2026-11-30T02:00:00Z');
  });

  test('ends with its step, and falls silent when the dossier is closed', async () => {
    const duc = await office.officer('duc');
    const id = await office.begin([{ ...handle, timers: [{ after: 'P1D', goTo: 'next' }] }, sign]);
    await office.pass(duc, id);
    assert.deepEqual(await dueOf(id), []);
    const day = { after: 'P1D', clock: 'calendar' as const, goTo: 'next' };
    const other = await office.begin([{ ...handle, timers: [day] }, sign]);
    assert.equal((await dueOf(other)).length, 1);
    await withdrawDossier(office.lan, { dossierId: other, reason: 'Đổi ý' });
    assert.deepEqual(await dueOf(other), []);
  });

  test('at a date fires when that day is over', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await office.begin([{ ...handle, timers: [{ at: '2026-12-03', goTo: 'next' }] }, sign]);
    assert.equal((await dueOf(id))[0]?.dueAt.toString(), '2026-12-03T17:00:00Z', 'midnight in Vietnam');
  });

  test('stands still while the applicant is awaited, and begins anew with the time limit', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await office.begin([{ ...handle, timers: [{ after: 'P1D', goTo: 'next' }] }, sign]);
    await requestSupplement(office.hung, { dossierId: id, reason: 'Ảnh chụp bị mờ', papers: ['Ảnh'] });
    at('2026-12-10T02:00:00Z');
    await carryOnDue(office.system);
    assert.deepEqual(await elements(id), []);
    await supplementDossier(office.hung, { dossierId: id, fileIds: [], isOnPaper: true });
    assert.equal((await dueOf(id))[0]?.dueAt.toString(), '2026-12-11T02:00:00Z');
    assert.deepEqual(await elements(id), ['handle']);
  });

  test('that fails is put off with its reason, and holds nobody else up', async () => {
    at('2026-12-15T02:00:00Z');
    const timers = [{ after: 'PT1H', goTo: 'next' }];
    const elsewhere = { ...sign, place: 'H99.404' };
    const broken = await office.begin([{ ...handle, timers }, elsewhere]);
    const whole = await office.begin([{ ...handle, timers }, sign]);
    at('2026-12-15T03:00:00Z');
    await carryOnDue(office.system);
    assert.deepEqual([await elements(broken), await elements(whole)], [['handle'], ['sign']]);
    const [row] = await dueOf(broken);
    assert.match(row?.lastError ?? '', /no-such-place.*H99\.404/);
    assert.equal(row?.dueAt.toString(), '2026-12-15T03:02:00Z');
  });

  test('and the officer at the same moment: one of them takes the step, and the other finds it taken', async () => {
    const duc = await office.officer('duc');
    for (let round = 0; round < 5; round += 1) {
      at('2026-12-15T02:00:00Z');
      const id = await office.begin([{ ...handle, timers: [{ after: 'PT1H', goTo: 'next' }] }, sign]);
      const [item] = await office.open(id);
      at('2026-12-15T03:00:00Z');
      const [sweep, act] = await Promise.allSettled([
        carryOnDue(office.system),
        handOverDossier(duc, { dossierId: id, workItemId: item!.id }),
      ]);
      assert.equal(sweep.status, 'fulfilled');
      if (act.status === 'rejected') assert.equal(act.reason.code, 'work-item-done');
      assert.deepEqual(await elements(id), ['sign']);
      assert.deepEqual(await dueOf(id), []);
    }
  });

  test('whose row is lost is built again from the instance', async () => {
    at('2026-12-15T02:00:00Z');
    const id = await office.begin([{ ...handle, timers: [{ after: 'P1D', goTo: 'next' }] }, sign]);
    const [row] = await dueOf(id);
    await db.deleteFrom('processDue').where('instanceId', '=', row!.instanceId).execute();
    assert.equal(await rebuildLostDue(office.system), 1);
    assert.equal(await rebuildLostDue(office.system), 0, 'nothing that is there is written twice');
    assert.deepEqual(await dueOf(id), [row]);
  });
});

describe('a service of a process', () => {
  test('is done at the next sweep, is a fact of its own, and the process goes on', async () => {
    at('2026-12-16T02:00:00Z');
    const id = await office.begin([{ id: 'tell', service: 'notifyApplicant' }, sign]);
    assert.deepEqual(await elements(id), []);
    await carryOnDue(office.system);
    assert.deepEqual(await elements(id), ['sign']);
    assert.deepEqual((await factsOf(id)).at(-1), ['dossier-carried-on', 'service', 'tell']);
  });
});
