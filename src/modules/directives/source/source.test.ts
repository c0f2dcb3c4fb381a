import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import { registerPaper } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp, listEventsOf, recordEvent } from '#platform/events/index.ts';
import { installJobs, type Payload } from '#platform/jobs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { sampleDirectives } from '../fixtures.ts';
import {
  type Directive,
  decideSource,
  getDirective,
  giveDirective,
  remindDirectives,
  withdrawDirective,
} from '../index.ts';
import { orderRoutes } from '../module.ts';
import { paths } from '../paths.ts';
import { sourceFollower, sourceJob } from './follow-sources.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
await installJobs(database.adminUrl);
const desk = await sampleDirectives(database);
const { rules, system, clock } = desk;
const [mai, yen, son] = (await Promise.all(['mai', 'yen', 'son'].map((name) => desk.officer(name)))) as [
  Context,
  Context,
  Context,
];
let serial = 0;

/** An order of Chair Mai's to the economic division, on a document that Yến registered. */
async function ordered(): Promise<{ directive: Directive; documentId: string }> {
  const { agencyId, unitId } = yen.actor.positions[0]!;
  const document = await registerPaper(yen, {
    agencyId,
    unitId,
    source: 'paper',
    register: 'ĐẾN',
    typeName: 'Công văn',
    code: `${++serial}/SNN`,
    subject: 'V/v chống rét cho vật nuôi',
    senderName: 'Sở Nông nghiệp',
    promulgatedOn: Temporal.PlainDate.from('2026-11-20'),
    urgency: 0,
    circulation: null,
    secrecy: null,
    isLimited: false,
    readerIds: [],
    dueOn: null,
    fileIds: [],
    isRepeatKnown: true,
  });
  const directive = await giveDirective(mai, rules, {
    ...desk.order({ cooperating: [] }),
    lead: { unitCode: 'H99.102.3' },
    source: { kind: 'document', documentId: document.id, reference: document.code ?? '' },
  });
  return { directive, documentId: document.id };
}
/** The log says so, readers follow, their job is done. */
async function recalled(documentId: string): Promise<void> {
  const version = 1 + (await listEventsOf(db, 'document', documentId)).length;
  await system.transaction((tx, ctx) =>
    recordEvent(tx, ctx, {
      type: 'document-recalled',
      subject: { type: 'document', id: documentId, version: version + 1 },
    }),
  );
  await catchUp(sequencerDb, db, [sourceFollower('sample')]);
  const { rows } = await sql<{
    payload: Payload;
  }>`select job.payload from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id where task.identifier = 'sample/raise-source-alarm'`.execute(
    db,
  );
  for (const { payload } of rows) await sourceJob(system).run(payload);
}
const decisions = async (who: Context) =>
  (await desk.inbox(who)).filter(({ subjectType }) => subjectType === 'directive-source');
const now = (id: string) => getDirective(db, mai.actor, id);

describe('a directive whose document is recalled', () => {
  test('is flagged once, reminds nobody, and waits for who gave it', async () => {
    const { directive, documentId } = await ordered();
    await recalled(documentId);
    await recalled(documentId);
    assert.equal((await decisions(mai)).length, 1);
    assert.equal((await decisions(son)).length, 0);
    const held = await now(directive.id);
    assert.deepEqual([held.remindAt, held.state], [null, 'given']);
    const facts = (await listEventsOf(db, 'directive', directive.id)).map(({ type }) => type);
    assert.equal(facts.filter((type) => type === 'directive-source-lost').length, 1);

    clock.now = Temporal.Instant.from('2026-12-15T02:00:00Z');
    assert.equal(await remindDirectives(system, rules), 0);
    clock.now = Temporal.Instant.from('2026-11-23T02:00:00Z');
  });

  test('stands by a reason of its orderer’s, and is reminded of again', async () => {
    const { directive, documentId } = await ordered();
    await recalled(documentId);
    const decide = { directiveId: directive.id, isKept: true };
    await assert.rejects(decideSource(mai, rules, { ...decide, reason: '' }), { name: 'InvalidInput' });
    await assert.rejects(decideSource(son, rules, { ...decide, reason: 'Vẫn làm' }));
    const kept = await decideSource(mai, rules, { ...decide, reason: 'Đã có công văn mới thay thế.' });
    assert.notEqual(kept.remindAt, null);
    await assert.rejects(decideSource(mai, rules, { ...decide, reason: 'Lần nữa' }), { code: 'not-found' });
  });

  test('is taken back by the same decision, or without it; then nothing waits any more', async () => {
    const first = await ordered();
    await recalled(first.documentId);
    const open = (await decisions(mai)).length;
    const input = { directiveId: first.directive.id, isKept: false, reason: 'Văn bản đã thu hồi.' };
    assert.equal((await decideSource(mai, rules, input)).state, 'withdrawn');
    assert.equal((await decisions(mai)).length, open - 1);

    const second = await ordered();
    await recalled(second.documentId);
    await withdrawDirective(mai, { directiveId: second.directive.id, reason: 'Không còn cần.' });
    assert.equal((await decisions(mai)).length, open - 1);
  });

  test('says so on its page, where the orderer decides', async () => {
    const { directive, documentId } = await ordered();
    await recalled(documentId);
    const house = await testApp({
      database,
      now: () => clock.now,
      routes: orderRoutes({ blobs: desk.blobs, rules, factWords: [], letters: undefined as never }),
      accessRules: { officer: ({ kind }) => kind === 'officer' },
    });
    after(() => house.app.close());
    const [atMai, atSon] = await Promise.all([visitor(house, mai.actor), visitor(house, son.actor)]);
    const page = await atMai.get(paths.directive(directive.id));
    assert.match(page.html, /Văn bản làm căn cứ đã bị thu hồi/);
    assert.match(page.html, /Giữ nhiệm vụ/);
    assert.doesNotMatch((await atSon.get(paths.directive(directive.id))).html, /Giữ nhiệm vụ/);
    const [item] = (await decisions(mai)).slice(-1);
    assert.equal((await atMai.get(paths.source(item!.subjectId))).status, 303);
    const posted = { reason: 'Vẫn cần làm.', reportKey: newId() };
    assert.equal((await atMai.post(paths.act(directive.id, 'source'), posted)).status, 303);
    assert.doesNotMatch((await atMai.get(paths.directive(directive.id))).html, /làm căn cứ đã bị thu hồi/);
  });
});
