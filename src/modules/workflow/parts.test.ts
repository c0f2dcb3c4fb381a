import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  getDossier,
  requestSupplement,
  supplementDossier,
  withdrawDossier,
} from '#modules/dossiers/index.ts';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { carryOnDue } from './carry-on.ts';
import { extendProcess } from './extend-process.ts';
import { listInbox } from './queries.ts';
import { twoProcesses } from './two-processes.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
// Đức of the commune; Thu and Lâm of the land office, Vy of Construction, Khang of Health.
const [duc, thanh, thu, lam, vy, khang, huy] = await Promise.all(
  ['duc', 'thanh', 'thu', 'lam', 'vy', 'khang', 'huy'].map((name) => office.officer(name)),
);
const at = (iso: string) => {
  office.clock.now = Temporal.Instant.from(iso);
};
const elements = async (id: string) => (await office.open(id)).map((item) => item.elementId).toSorted();
const has = async (ctx: typeof duc, id: string) =>
  (await listInbox(db, ctx!.actor)).some((item) => item.subjectId === id);

const handle = { id: 'handle', name: 'Thụ lý', position: 'handler' };
const review = { id: 'review', name: 'Xem xét', position: 'reviewer' };
const opinions = {
  id: 'opinions',
  name: 'Cho ý kiến',
  position: 'handler',
  place: 'agency',
  question: 'Có vướng mắc về quy hoạch không?',
  outcomes: ['agree', 'disagree'],
  share: 0.3,
  consult: { each: '["Hoạt động xây dựng", "Y tế", "Việc làm"]', as: 'agency' },
};

describe('a consultation of several agencies', () => {
  test('lies in the inbox of each with its question, and goes on when all have answered', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await office.begin([opinions, review]);
    const [item] = await listInbox(db, vy!.actor);
    assert.deepEqual([item?.subjectId, item?.question], [id, opinions.question]);
    assert.equal(item?.stepDueAt?.toString(), '2026-12-04T02:00:00Z', 'three of ten days');
    assert.ok((await has(khang, id)) && (await has(huy, id)) && !(await has(duc, id)));
    assert.equal((await getDossier(db, vy!.actor, id)).id, id, 'who is asked may read what about');
    await office.pass(vy!, id, { outcome: 'agree', note: 'Phù hợp quy hoạch.' });
    await office.pass(khang!, id, { outcome: 'disagree', note: 'Chưa có đánh giá tác động.' });
    await office.pass(huy!, id, { outcome: 'agree' });
    assert.deepEqual(await elements(id), ['review']);
    const answers = (await office.items(id))
      .filter((each) => each.elementId === 'opinions')
      .map(({ outcome, remark }) => [outcome, remark]);
    assert.deepEqual(answers.toSorted(), [
      ['agree', null],
      ['agree', 'Phù hợp quy hoạch.'],
      ['disagree', 'Chưa có đánh giá tác động.'],
    ]);
  });

  test('needs no more than its quorum; who had not answered is asked no longer', async () => {
    at('2026-12-01T02:00:00Z');
    const consult = { ...opinions.consult, until: 'nrOfCompletedInstances >= 2' };
    const id = await office.begin([{ ...opinions, consult }, review]);
    await office.pass(vy!, id, { outcome: 'agree' });
    assert.deepEqual(await elements(id), ['opinions', 'opinions']);
    await office.pass(khang!, id, { outcome: 'agree' });
    assert.deepEqual(await elements(id), ['review']);
    assert.equal(await has(huy, id), false);
  });

  test('takes silence for consent at its deadline', async () => {
    at('2026-12-01T02:00:00Z');
    const timers = [{ share: 1, goTo: 'next' }];
    const noObjection = 'count(outcomes.opinions[item = "disagree"]) = 0';
    const id = await office.begin([{ ...opinions, timers }, { ...review, when: noObjection }, handle]);
    await office.pass(vy!, id, { outcome: 'agree' });
    at('2026-12-04T02:00:00Z');
    await carryOnDue(office.system);
    assert.deepEqual(await elements(id), ['review'], 'two said nothing, nobody objected');
    const said = (await office.items(id)).filter((item) => item.elementId === 'opinions');
    assert.deepEqual(said.map((item) => item.outcome).toSorted(), ['agree', 'silence', 'silence']);
  });

  test('is of those agencies that the applicant’s answers name', async () => {
    at('2026-12-01T02:00:00Z');
    const consult = { each: '[request]', as: 'agency' };
    const asked = { variables: { request: 'text' as const }, answers: { request: 'H99.12' } };
    const id = await office.begin([{ ...opinions, consult }, review], asked);
    assert.ok(await has(khang, id));
    assert.deepEqual(await elements(id), ['opinions']);
  });
});

describe('a part of a dossier at another agency', () => {
  const survey = {
    id: 'survey',
    name: 'Trích đo địa chính',
    steps: [
      { id: 'measure', name: 'Đo đạc', position: 'handler', share: 0.75 },
      {
        id: 'confirm',
        name: 'Xác nhận',
        position: 'reviewer',
        share: 0.25,
        outcomes: ['approve', 'sendBack'],
        returnTo: 'measure',
      },
    ],
  };
  const land = { id: 'land', call: 'survey', place: 'Đất đai', share: 0.4 };
  const begin = () => office.begin([handle, land, review], { called: [survey] });

  test('goes its own way there, on a clock of its own, and comes back', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await begin();
    const whole = (await getDossier(db, duc!.actor, id)).dueAt;
    await office.pass(duc!, id);
    assert.deepEqual(await elements(id), ['measure']);
    const [measure] = await listInbox(db, thu!.actor);
    assert.equal(measure?.dueAt.toString(), '2026-12-07T02:00:00Z', 'four of ten days, from the hand-over');
    assert.equal(measure?.stepDueAt?.toString(), '2026-12-04T02:00:00Z', 'three of its four');
    assert.deepEqual((await getDossier(db, duc!.actor, id)).dueAt, whole, 'the citizen has one clock');

    await office.pass(thu!, id);
    await office.pass(lam!, id, { outcome: 'sendBack', note: 'Thiếu mốc ranh giới.' });
    await office.pass(thu!, id);
    assert.equal(await has(thanh, id), false, 'the commune waits');
    await office.pass(lam!, id, { outcome: 'approve' });
    assert.deepEqual(await elements(id), ['review']);
    const [back] = await listInbox(db, thanh!.actor);
    assert.deepEqual(back?.dueAt, whole);
  });

  test('runs beside other parts, and the dossier waits for the last', async () => {
    at('2026-12-01T02:00:00Z');
    const steps = [{ id: 'check', name: 'Thẩm tra', position: 'handler', outcomes: ['ok', 'reject'] }];
    const check = { id: 'checking', name: 'Thẩm tra', steps };
    const both = [land, { id: 'health', call: 'checking', place: 'H99.12' }];
    const id = await office.begin([{ id: 'parts', parallel: both }, review], { called: [survey, check] });
    assert.deepEqual(await elements(id), ['check', 'measure']);
    await office.pass(khang!, id, { outcome: 'ok' });
    await office.pass(thu!, id);
    assert.deepEqual(await elements(id), ['confirm']);
    await office.pass(lam!, id, { outcome: 'approve' });
    assert.deepEqual(await elements(id), ['review']);
  });

  test('says how it came out, and conditions of the whole can ask', async () => {
    at('2026-12-01T02:00:00Z');
    const steps = [{ id: 'check', name: 'Thẩm tra', position: 'handler', outcomes: ['ok', 'reject'] }];
    const check = { id: 'checking', name: 'Thẩm tra', steps };
    const call = { id: 'health', call: 'checking', place: 'Y tế' };
    const onlyIfRefused = { ...review, when: 'outcomes.health = "rejected"' };
    const way = [call, onlyIfRefused, handle];
    const refused = await office.begin(way, { called: [check] });
    await office.pass(khang!, refused, { outcome: 'reject' });
    assert.deepEqual(await elements(refused), ['review']);
    const granted = await office.begin(way, { called: [check] });
    await office.pass(khang!, granted, { outcome: 'ok' });
    assert.deepEqual(await elements(granted), ['handle']);
  });

  test('stands still and begins anew with the whole, and ends with it', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await begin();
    await office.pass(duc!, id);
    await requestSupplement(office.hung, { dossierId: id, reason: 'Ảnh chụp bị mờ', papers: ['Ảnh'] });
    assert.equal(await has(thu, id), false);
    at('2026-12-10T02:00:00Z');
    await supplementDossier(office.hung, { dossierId: id, fileIds: [], isOnPaper: true });
    const [measure] = await listInbox(db, thu!.actor);
    assert.equal(measure?.dueAt.toString(), '2026-12-16T02:00:00Z');
    await withdrawDossier(office.lan, { dossierId: id, reason: 'Đổi ý' });
    assert.deepEqual(await elements(id), []);
    const running = db.selectFrom('processInstance').select('id').where('subjectId', '=', id);
    assert.deepEqual(await running.where('endedAt', 'is', null).execute(), []);
  });

  test('keeps its clock when the whole is given a later day', async () => {
    at('2026-12-01T02:00:00Z');
    const beside = { id: 'both', parallel: [land, handle] };
    const id = await office.begin([beside, review], { called: [survey] });
    const later = Temporal.Instant.from('2026-12-31T10:00:00Z');
    await office.system.transaction((tx) => extendProcess(tx, { type: 'dossier', id }, later));
    const due = new Map((await office.open(id)).map((item) => [item.elementId, item.dueAt.toString()]));
    assert.deepEqual([due.get('handle'), due.get('measure')], [later.toString(), '2026-12-07T02:00:00Z']);
  });

  test('sends a message that the whole waits for, also before it waits', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await office.beginWith({ bpmn: twoProcesses });
    // The part at the land office says that the boundary is fixed, then goes on; the commune hears of it later.
    await office.pass(thu!, id);
    assert.deepEqual(await elements(id), ['confirm', 'handle']);
    await office.pass(duc!, id);
    assert.deepEqual(await elements(id), ['confirm', 'review'], 'what was said before has been kept');
    await office.pass(lam!, id);
    await office.pass(thanh!, id);
    assert.equal((await office.open(id)).length, 0);
  });

  test('calls off the parts that wait for a signal, all at once', async () => {
    at('2026-12-01T02:00:00Z');
    const bpmn = twoProcesses
      .replace('<message id="fixed" name="boundary-fixed"/>', '<signal id="off" name="called-off"/>')
      .replace(
        '<receiveTask id="wait" messageRef="fixed"/>',
        '<intermediateThrowEvent id="wait"><signalEventDefinition signalRef="off"/></intermediateThrowEvent>',
      )
      .replace(
        '<sendTask id="tell" messageRef="fixed"/>',
        '<boundaryEvent id="tell" attachedToRef="measure"><signalEventDefinition signalRef="off"/></boundaryEvent><endEvent id="stopped"/>',
      )
      .replace('sourceRef="measure" targetRef="tell"', 'sourceRef="measure" targetRef="confirm"')
      .replace('sourceRef="tell" targetRef="confirm"', 'sourceRef="tell" targetRef="stopped"');
    const id = await office.beginWith({ bpmn });
    assert.deepEqual(await elements(id), ['handle', 'measure']);
    await office.pass(duc!, id);
    assert.deepEqual(await elements(id), ['review'], 'the land office need not measure any more');
    await office.pass(thanh!, id);
    assert.equal((await office.open(id)).length, 0);
  });
});
