import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { listReadingsOf } from '#modules/personal-data/index.ts';
import { listInbox, listNotes, reassignWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { folderBlobStore, storeMade } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { endFieldCopy } from '../commands/end-field-copy.ts';
import { forgetFieldCopy } from '../commands/forget-field-copy.ts';
import { type ReceiveFieldAct, receiveFieldAct } from '../commands/receive-field-act.ts';
import { settleFieldAct } from '../commands/settle-field-act.ts';
import { takeAlongDossier } from '../commands/take-along-dossier.ts';
import { extendDossier, getDossier, handOverDossier, requestSupplement, withdrawDossier } from '../index.ts';
import { getOwnDossier } from '../own-dossier.ts';
import { processOffice } from '../process-fixtures.ts';
import { listFiles } from '../queries.ts';
import { differencesOf } from './model.ts';
import { getFieldCopy, listFieldCopies } from './queries.ts';
import { standingOf } from './standing.ts';

const database = await testDatabase();
const { db } = database;
const office = await processOffice(database);
const { hung, lan, clock } = office;
const [duc, thanh, mai] = (await Promise.all(
  ['duc', 'thanh', 'mai'].map((name) => office.officer(name)),
)) as [Context, Context, Context];
const lua = await colleagueOf(duc, 'Lò Thị Lụa');
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-field-')));

const visit = {
  id: 'visit',
  name: 'Xác minh tại bản',
  position: 'handler',
  outcomes: { grant: 'review', refuse: 'review' },
};
const review = {
  id: 'review',
  name: 'Xem xét',
  position: 'reviewer',
  outcomes: ['approve', 'sendBack'],
  returnTo: 'visit',
};

/** A dossier at Đức's step, taken along by him. */
async function takenAlong() {
  const dossierId = await office.begin([visit, review]);
  const [item] = await office.open(dossierId);
  const copy = await takeAlongDossier(duc, { workItemId: item!.id, days: 3 });
  return { dossierId, copy, workItemId: item!.id };
}

const sent = (copyId: string, more: Partial<ReceiveFieldAct> = {}) =>
  receiveFieldAct(duc, {
    copyId,
    key: newId(),
    kind: 'completion',
    entry: { outcome: 'grant', text: 'Đã gặp trưởng bản, đúng như khai' },
    madeAt: clock.now,
    fileIds: [],
    ...more,
  });

const photograph = () =>
  storeMade(duc, blobs, { bytes: Buffer.from(`ảnh ${newId()}`), name: 'nha.jpg', mediaType: 'image/jpeg' });
const versionOf = async (dossierId: string) => (await getDossier(db, duc.actor, dossierId)).version;
const settlingOf = async (ctx: Context, actId: string) =>
  (await listInbox(db, ctx.actor)).filter(({ subjectId }) => subjectId === actId);
/** What keeps the dossier from being as it was taken, told by its names. */
async function changedIn(copyId: string, dossierId: string): Promise<readonly string[]> {
  const { taken, workItemId } = await getFieldCopy(db, duc.actor, copyId);
  const now = await standingOf(db, duc, await getDossier(db, duc.actor, dossierId), workItemId);
  return differencesOf(taken!, now).map(({ of }) => of);
}
/** The step is done by somebody else of the same office while Đức is away. */
async function doneByAnother(dossierId: string, workItemId: string) {
  return handOverDossier(lua, { dossierId, workItemId, outcome: 'refuse', note: 'Thiếu sổ đỏ' });
}

describe('a dossier taken along', () => {
  test('is a fact, and its applicant reads who took it', async () => {
    const { dossierId, copy } = await takenAlong();
    assert.deepEqual(
      (await listEventsOf(db, 'field-copy', copy.id)).map(({ type }) => type),
      ['dossier-taken-along'],
    );
    const { code } = await getDossier(db, duc.actor, dossierId);
    const readings = await listReadingsOf(db, { id: lan.actor.id!, identityNumber: null });
    const reading = readings.find(({ subjectCode }) => subjectCode === code)!;
    assert.deepEqual([reading.purpose, reading.officerName], ['field', duc.actor.name]);
    assert.deepEqual(copy.until.since(copy.takenAt).total('hours'), 72);
    assert.equal((await listFieldCopies(db, duc.actor, clock.now)).at(-1)!.id, copy.id);
  });

  test('is taken by who has the step, and its copy is nobody else’s', async () => {
    const dossierId = await office.begin([visit, review]);
    const [item] = await office.open(dossierId);
    await assert.rejects(takeAlongDossier(mai, { workItemId: item!.id, days: 3 }), new Refusal('not-found'));
    const copy = await takeAlongDossier(duc, { workItemId: item!.id, days: 3 });
    await assert.rejects(endFieldCopy(thanh, { copyId: copy.id, as: 'returned' }), new Refusal('not-found'));
  });

  test('taken again, the newer copy counts', async () => {
    const { copy, workItemId } = await takenAlong();
    const newer = await takeAlongDossier(duc, { workItemId, days: 1 });
    assert.equal((await getFieldCopy(db, duc.actor, copy.id)).endedAs, 'renewed');
    assert.equal((await getFieldCopy(db, duc.actor, newer.id)).endedAs, null);
  });
});

describe('what was done in the field', () => {
  test('has its ordinary effect where nothing changed, once however often it is sent', async () => {
    const { dossierId, copy } = await takenAlong();
    const { id: fileId } = await photograph();
    await sent(copy.id, { kind: 'note', entry: { text: 'Đường vào bản bị sạt' } });
    await sent(copy.id, { kind: 'papers', entry: { text: '' }, fileIds: [fileId] });
    const key = newId();
    const [first, again] = await Promise.all([sent(copy.id, { key }), sent(copy.id, { key })]);
    assert.deepEqual([first.state, again.id], ['done', first.id]);

    const [, done] = await office.items(dossierId);
    assert.deepEqual([done!.outcome, done!.remark], ['grant', 'Đã gặp trưởng bản, đúng như khai']);
    assert.equal((await office.open(dossierId))[0]!.elementId, 'review');
    const [note] = await listNotes(db, 'dossier', dossierId);
    assert.match(note!.body, /^Đường vào bản bị sạt\n\(Ghi tại địa bàn lúc /);
    assert.deepEqual(
      (await listFiles(db, dossierId, 'field')).map((file) => file.fileId),
      [fileId],
    );
    assert.deepEqual(
      (await getOwnDossier(lan, dossierId)).files,
      [],
      'what officers photograph is the office’s',
    );
    const facts = (await listEventsOf(db, 'dossier', dossierId)).map(({ type }) => type);
    assert.deepEqual(facts.slice(-2), ['dossier-field-papers-added', 'dossier-handed-over']);
  });

  test('a note and a photograph stand beside what others did meanwhile', async () => {
    const { dossierId, copy, workItemId } = await takenAlong();
    await doneByAnother(dossierId, workItemId);
    const { id: fileId } = await photograph();
    assert.equal((await sent(copy.id, { kind: 'note', entry: { text: 'Đã đo đất' } })).state, 'done');
    assert.equal(
      (await sent(copy.id, { kind: 'papers', entry: { text: '' }, fileIds: [fileId] })).state,
      'done',
    );
  });
});

describe('an act whose dossier moved meanwhile is held as a step of its officer, and nothing is applied:', () => {
  const moves: readonly (readonly [
    what: string,
    move: (dossierId: string, workItemId: string) => Promise<unknown>,
    differences: readonly string[],
  ])[] = [
    ['another did the step', doneByAnother, ['step', 'status']],
    [
      'it was given to another',
      (_, workItemId) => reassignWorkItem(thanh, { workItemId, officerId: lua.actor.id! }),
      ['step'],
    ],
    [
      'a supplement was asked for',
      (dossierId) => requestSupplement(hung, { dossierId, reason: 'Ảnh mờ, chụp lại', papers: ['Ảnh'] }),
      ['step', 'status'],
    ],
    [
      'a new appointment was made',
      (dossierId) => extendDossier(mai, { dossierId, reason: 'Chờ kết quả đo đạc', extra: 2 }),
      ['due'],
    ],
    [
      'answers were changed',
      (dossierId) =>
        db
          .updateTable('dossier')
          .set({ answers: JSON.stringify({ ...office.application().answers, request: 'Cấp lại thẻ' }) })
          .where('id', '=', dossierId)
          .execute(),
      ['answer'],
    ],
    [
      'papers came',
      async (dossierId) => {
        const row = { dossierId, fileId: (await photograph()).id, purpose: 'supplement', componentNumber: 0 };
        await db
          .insertInto('dossierFile')
          .values({ ...row, addedAt: clock.now })
          .execute();
      },
      ['papers'],
    ],
    [
      'it was withdrawn',
      (dossierId) => withdrawDossier(hung, { dossierId, reason: 'Người nộp xin rút' }),
      ['step', 'status'],
    ],
  ];
  for (const [what, move, differences] of moves) {
    test(what, async () => {
      const { dossierId, copy, workItemId } = await takenAlong();
      await move(dossierId, workItemId);
      const before = await getDossier(db, duc.actor, dossierId);
      assert.deepEqual(await changedIn(copy.id, dossierId), differences);
      const act = await sent(copy.id);
      assert.deepEqual([act.state, act.reason], ['held', 'changed-meanwhile']);
      assert.deepEqual(act.entry, { outcome: 'grant', text: 'Đã gặp trưởng bản, đúng như khai' });
      assert.deepEqual(await getDossier(db, duc.actor, dossierId), before);
      assert.equal((await settlingOf(duc, act.id)).length, 1);
      assert.equal((await settlingOf(lua, act.id)).length, 0);
    });
  }

  test('what the ordinary act refuses, and what a lost device sends, is held too', async () => {
    const { copy } = await takenAlong();
    assert.equal((await sent(copy.id, { entry: { outcome: 'fly', text: '' } })).reason, 'outcome-required');
    await endFieldCopy(duc, { copyId: copy.id, as: 'lost' });
    const note = await sent(copy.id, { kind: 'note', entry: { text: 'Ai viết đây?' } });
    assert.deepEqual([note.state, note.reason], ['held', 'device-lost']);
  });
});

describe('settling', () => {
  test('theirs stays, and mine is said beside it as a note', async () => {
    const { dossierId, copy, workItemId } = await takenAlong();
    await doneByAnother(dossierId, workItemId);
    const act = await sent(copy.id);
    const seenVersion = await versionOf(dossierId);
    await settleFieldAct(duc, { actId: act.id, choices: { outcome: 'theirs', text: 'note' }, seenVersion });
    assert.equal((await office.items(dossierId))[1]!.outcome, 'refuse');
    const [note] = await listNotes(db, 'dossier', dossierId);
    assert.match(note!.body, /Đủ điều kiện.*\nĐã gặp trưởng bản/);
    assert.equal((await settlingOf(duc, act.id)).length, 0);
    assert.deepEqual(
      (await listEventsOf(db, 'field-act', act.id)).map(({ type }) => type),
      ['field-act-arrived', 'field-act-settled'],
    );
  });

  test('mine takes effect by the ordinary act where the step is mine still, or again', async () => {
    const { dossierId, copy } = await takenAlong();
    await extendDossier(mai, { dossierId, reason: 'Chờ kết quả đo đạc', extra: 2 });
    const act = await sent(copy.id);
    const seenVersion = await versionOf(dossierId);
    const mine = { actId: act.id, choices: { outcome: 'mine', text: 'mine' }, seenVersion };
    await settleFieldAct(duc, mine);
    assert.deepEqual(
      [(await office.items(dossierId))[1]!.outcome, (await office.items(dossierId))[1]!.remark],
      ['grant', act.entry.text],
    );
    await assert.rejects(settleFieldAct(duc, mine), new Refusal('stale'));
  });

  test('mine is refused where another did the step, or the dossier moved while he looked', async () => {
    const { dossierId, copy, workItemId } = await takenAlong();
    await doneByAnother(dossierId, workItemId);
    const act = await sent(copy.id);
    const seenVersion = await versionOf(dossierId);
    const choices = { outcome: 'mine', text: 'mine' };
    await assert.rejects(
      settleFieldAct(duc, { actId: act.id, choices, seenVersion }),
      new Refusal('step-not-yours'),
    );
    await assert.rejects(
      settleFieldAct(duc, { actId: act.id, choices, seenVersion: seenVersion - 1 }),
      new Refusal('stale'),
    );
    await assert.rejects(
      settleFieldAct(duc, { actId: act.id, choices: { outcome: 'theirs', text: 'mine' }, seenVersion }),
      { issues: [{ field: '/text', code: 'text-needs-outcome' }] },
    );
    await settleFieldAct(duc, { actId: act.id, choices: { outcome: 'theirs', text: 'theirs' }, seenVersion });
    assert.equal((await listNotes(db, 'dossier', dossierId)).length, 0);
  });
});

test('how it stood is forgotten a week after its day, unless an act waits for its officer', async () => {
  await db.updateTable('dossierFieldCopy').set({ taken: null }).execute();
  const kept = await takenAlong();
  const waiting = await takenAlong();
  await doneByAnother(waiting.dossierId, waiting.workItemId);
  await sent(waiting.copy.id);
  clock.now = clock.now.add({ hours: 24 * 11 });
  assert.equal(await forgetFieldCopy(office.system), true);
  assert.equal(await forgetFieldCopy(office.system), false);
  assert.equal((await getFieldCopy(db, duc.actor, kept.copy.id)).taken, null);
  assert.notEqual((await getFieldCopy(db, duc.actor, waiting.copy.id)).taken, null);
  assert.equal((await sent(kept.copy.id)).reason, 'copy-forgotten');
});

/** Somebody new at the same post. */
async function colleagueOf(ctx: Context, fullName: string): Promise<Context> {
  const id = newId();
  const [held] = ctx.actor.positions;
  await db.insertInto('officer').values({ id, version: 1, fullName }).execute();
  const validFrom = Temporal.PlainDate.from('2025-07-01');
  await db
    .insertInto('appointment')
    .values({ id: newId(), officerId: id, positionId: held!.positionId, validFrom })
    .execute();
  return office.system.as({ ...ctx.actor, id, name: fullName });
}
