import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { lexiconOf } from '../diary/fact-words.ts';
import { ownFactWords } from '../diary/fact-words.vi.ts';
import { byDay, listActsOf } from '../diary/list-acts.ts';
import { tellActs } from '../diary/tell-acts.ts';
import { sampleDirectives } from '../fixtures.ts';
import {
  acceptCompletion,
  answerObjection,
  contestEvaluation,
  drawEvaluation,
  reportCompletion,
  reportProgress,
  returnCompletion,
} from '../index.ts';
import { getEvaluation, listLines } from './queries.ts';

const database = await testDatabase();
const { db } = database;
const house = await sampleDirectives(database, '2026-10-05T02:00:00Z');
const [long, lien, huy, hien] = [
  await house.officer('long'),
  await house.officer('lien'),
  await house.officer('huy'),
  await house.officer('hien'),
];
const lexicon = lexiconOf(ownFactWords);
const october = Temporal.PlainYearMonth.from('2026-10');
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

const { id: directiveId, code } = await house.inHand({ dueOn: Temporal.PlainDate.from('2026-10-15') });
house.clock.now = Temporal.Instant.from('2026-10-12T03:00:00Z');
await reportProgress(huy, { directiveId, reportKey: newId(), body: 'Được một nửa.', percent: 50 });
house.clock.now = Temporal.Instant.from('2026-10-15T03:00:00Z');
await reportCompletion(huy, { directiveId, reportKey: newId(), body: 'Đã xong.' });
await returnCompletion(long, { directiveId, reason: 'Thiếu một xã' });
house.clock.now = Temporal.Instant.from('2026-10-20T03:00:00Z');
await reportCompletion(huy, { directiveId, reportKey: newId(), body: 'Đã bổ sung.' });
await acceptCompletion(long, { directiveId });

test('a diary tells day by day, in words, what the log says an officer did', async () => {
  const days = { from: Temporal.PlainDate.from('2026-10-01'), to: Temporal.PlainDate.from('2026-10-31') };
  const told = await tellActs(db, huy.actor, lexicon, await listActsOf(db, huy.actor.id!, days));
  assert.deepEqual(
    told.map(({ act, words, subject }) => [
      act.recordedAt.toString().slice(0, 10),
      words,
      subject!.name.startsWith(code),
    ]),
    [
      ['2026-10-12', 'Báo cáo tiến độ', true],
      ['2026-10-15', 'Báo cáo hoàn thành', true],
      ['2026-10-20', 'Báo cáo hoàn thành', true],
    ],
  );
  assert.deepEqual([...byDay(told.map(({ act }) => act)).keys()], ['2026-10-12', '2026-10-15', '2026-10-20']);
});

describe('a month’s sheet', () => {
  test('is drawn up by the head when the month is over, every figure counted from the log', async () => {
    const draw = (who: typeof lien) =>
      drawEvaluation(who, lexicon, { officerId: huy.actor.id!, month: october });
    await assert.rejects(draw(lien), refused('month-not-over'));
    house.clock.now = Temporal.Instant.from('2026-11-02T02:00:00Z');
    await assert.rejects(draw(hien), refused('not-allowed'));
    const id = await draw(lien);
    await assert.rejects(draw(lien), refused('already-drawn'));
    const lines = Object.fromEntries(
      (await listLines(db, id)).map(({ measure, amount }) => [measure, amount]),
    );
    assert.deepEqual(lines, {
      directivesOnTime: 0,
      directivesLate: 1,
      completionsReturned: 1,
      progressReports: 1,
      answersGiven: 0,
      activeDays: 3,
    });
    await assert.rejects(getEvaluation(db, hien.actor, id), refused('not-found'));
  });

  test('is contested by the officer line by line, and the head must answer with a reason', async () => {
    const { id: evaluationId } = await db
      .selectFrom('evaluation')
      .select('id')
      .where('officerId', '=', huy.actor.id)
      .executeTakeFirstOrThrow();
    const contest = (measure: string, reason = 'Chậm do Sở Tài chính gửi số liệu muộn') =>
      contestEvaluation(huy, { evaluationId, measure, reason });
    await assert.rejects(
      contestEvaluation(lien, { evaluationId, measure: 'activeDays', reason: 'Thử' }),
      refused('not-allowed'),
    );
    await contest('directivesLate');
    await assert.rejects(contest('directivesLate'), refused('already-contested'));
    await contest('activeDays', 'Ngày 22/10 tôi đi cơ sở');
    const waiting = (await house.inbox(lien)).filter(
      ({ subjectType }) => subjectType === 'evaluation-objection',
    );
    assert.equal(waiting.length, 2);
    assert.match(waiting[0]!.subjectTitle, /Đỗ Quang Huy/);

    const answer = { evaluationId, measure: 'directivesLate', amount: 0 };
    await assert.rejects(answerObjection(huy, { ...answer, reason: 'Đồng ý' }), refused('not-found'));
    await assert.rejects(answerObjection(lien, { ...answer, reason: '' }), InvalidInput);
    await answerObjection(lien, { ...answer, reason: 'Đúng, đã đối chiếu công văn' });
    await answerObjection(lien, {
      evaluationId,
      measure: 'activeDays',
      amount: null,
      reason: 'Không có báo cáo',
    });
    const lines = await listLines(db, evaluationId);
    const of = (name: string) => {
      const { counted, amount, answerOutcome } = lines.find(({ measure }) => measure === name)!;
      return [counted, amount, answerOutcome];
    };
    assert.deepEqual(of('directivesLate'), [1, 0, 'corrected'], 'what was counted stays beside it');
    assert.deepEqual(of('activeDays'), [3, 3, 'kept']);
    assert.deepEqual(await house.inbox(lien), []);
  });
});
