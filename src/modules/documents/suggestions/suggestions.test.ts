import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { sampleDesks } from '../fixtures.ts';
import { endorseDocument, proposeEndorsement } from '../index.ts';
import { documentPages } from '../module.ts';
import { groundsOf } from '../pages/suggested.tsx';
import { documentPaths } from '../paths.ts';
import { cuesOf } from './cues.ts';
import { documentHabits } from './learn-habits.ts';
import { suggest } from './suggest.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const desks = await sampleDesks(database);
const [yen, mai] = (await Promise.all(['yen', 'mai'].map((name) => desks.officer(name)))) as [
  Context,
  Context,
];
const economy = desks.unitId('H99.102.3');
const society = desks.unitId('H99.102.4');
let serial = 0;

const newPaper = (of: Parameters<typeof desks.register>[1] = {}) =>
  desks.register(yen, {
    code: `${++serial}/SNN`,
    senderName: 'Sở Nông nghiệp',
    subject: 'Phòng chống rét cho vật nuôi',
    ...of,
  });
/** Registered, laid before the chair, and given to the unit. */
async function given(unitId: string, of: Parameters<typeof newPaper>[0] = {}) {
  const { id: documentId } = await newPaper(of);
  const assignments = [{ unitId, officerId: null, role: 'lead' as const, workingDays: 3 }];
  const endorsementId = await proposeEndorsement(yen, {
    documentId,
    leaderId: mai.actor.id!,
    opinion: '',
    assignments: [],
  });
  await endorseDocument(mai, { documentId, endorsementId, opinion: 'Đề nghị thực hiện.', assignments });
}
const settle = () => catchUp(sequencerDb, db, [documentHabits]);
const like = (senderName: string, subject: string) => ({
  agencyId: desks.agencyId,
  senderName,
  subject,
  isLimited: false,
  secrecy: null,
});

describe('a suggestion', () => {
  test('is not made from too little, and then tells what speaks for it', async () => {
    await given(economy);
    await given(economy);
    await settle();
    const next = like('Sở Nông nghiệp', 'Báo cáo tình hình sản xuất');
    assert.equal(await suggest(db, next, 'lead'), null);
    await given(economy);
    await given(society, { subject: 'Tiêm phòng dại' });
    await settle();
    const found = (await suggest(db, next, 'lead'))!;
    assert.deepEqual({ ...found, cue: found.cue.by }, { outcome: economy, count: 3, of: 4, cue: 'sender' });
    assert.equal(groundsOf(found), 'vì 3 trong 4 văn bản gần nhất của Sở Nông nghiệp đã như vậy');
    assert.equal((await suggest(db, next, 'leader'))!.outcome, mai.actor.id);
    assert.equal((await suggest(db, next, 'type'))!.outcome, 'Công văn');
  });

  test('goes by words where the sender is new, without accents', async () => {
    const found = (await suggest(db, like('Đài Khí tượng', 'Tin PHONG CHONG rét đậm'), 'lead'))!;
    assert.deepEqual(
      [found.outcome, found.cue],
      [economy, { by: 'words', text: 'phong chong', shown: 'phong chong' }],
    );
    assert.equal(await suggest(db, like('Đài Khí tượng', 'Tuyển dụng viên chức'), 'lead'), null);
    assert.equal(await suggest(db, like('', ''), 'lead'), null);
  });

  test('changes with what the office does, and names nobody who is not there', async () => {
    const next = like('Sở Nông nghiệp', 'Việc khác');
    assert.equal(await suggest(db, next, 'lead', (id) => id !== economy), null);
    for (let count = 0; count < 20; count++) await given(society);
    await settle();
    const found = (await suggest(db, next, 'lead'))!;
    assert.deepEqual([found.outcome, found.count, found.of], [society, 20, 20]);
  });

  test('learns nothing from what only some may know of', async () => {
    const before = await db
      .selectFrom('documentHabit')
      .select((is) => is.fn.countAll().as('count'))
      .executeTakeFirst();
    await newPaper({
      senderName: 'Thanh tra',
      subject: 'Vụ việc kín',
      isLimited: true,
      readerIds: [mai.actor.id!],
    });
    await settle();
    const after = await db
      .selectFrom('documentHabit')
      .select((is) => is.fn.countAll().as('count'))
      .executeTakeFirst();
    assert.deepEqual(after, before);
    assert.equal(await suggest(db, { ...like('Sở Nông nghiệp', ''), isLimited: true }, 'lead'), null);
  });

  test('reads a few rows by their key, however many there are', async () => {
    await sql`insert into document_habit select ${desks.agencyId}::uuid, 'lead', 'sender:' || n, '{x}' from generate_series(1, 20000) as n`.execute(
      db,
    );
    await sql`analyze document_habit`.execute(db);
    const cues = cuesOf({ senderName: 'Sở Nông nghiệp', subject: 'Phòng chống rét' }).map(
      ({ by, text }) => `${by}:${text}`,
    );
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select cue, recent from document_habit
      where agency_id = ${desks.agencyId} and kind = 'lead' and cue in (${sql.join(cues)})`.execute(db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(plan, /document_habit_pkey/);
    assert.doesNotMatch(plan, /Seq Scan/);
  });

  test('stands beside the form with its grounds, fills it in when asked, and sends nothing', async () => {
    const house = await testApp({
      database,
      now: () => desks.clock.now,
      routes: documentPages(desks as never),
      accessRules: { officer: ({ kind }) => kind === 'officer' },
    });
    after(() => house.app.close());
    const at = await visitor(house, yen.actor);
    const document = await newPaper({ subject: 'Việc chung' });
    const path = documentPaths.endorsement(document.id);
    const shown = (await at.get(path)).html;
    assert.match(shown, /vì cả 20 văn bản gần nhất của Sở Nông nghiệp đã như vậy/);
    assert.doesNotMatch(shown, /<option value="lead" selected/);
    const filled = (await at.get(`${path}?goi-y`)).html;
    assert.match(filled, /<option (selected )?value="lead"( selected)?/);
    assert.match(
      filled,
      new RegExp(`selected[^>]*value="${mai.actor.id}"|value="${mai.actor.id}"[^>]*selected`),
    );
    const { state } = await db
      .selectFrom('document')
      .select('state')
      .where('id', '=', document.id)
      .executeTakeFirstOrThrow();
    assert.equal(state, 'registered');
  });
});
