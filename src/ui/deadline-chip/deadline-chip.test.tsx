import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPart } from '#platform/html/index.ts';
import { noSetting } from '#platform/html/page-setting.ts';
import { DeadlineChip } from './deadline-chip.tsx';
import { deadlineState } from './deadline-state.ts';

const chip = (unit: 'day' | 'hour', amount: number, isPaused = false) =>
  renderPart(<DeadlineChip left={{ unit, amount }} isPaused={isPaused} />).replace(/<[^>]*>/g, '');

test('the chip says how much time is left or lost, in words', () => {
  assert.equal(chip('day', 2), 'còn 2 ngày');
  assert.equal(chip('hour', 3), 'còn 3 giờ');
  assert.equal(chip('day', 0), 'đến hạn');
  assert.equal(chip('day', -1), 'quá hạn 1 ngày');
  assert.equal(chip('hour', -5), 'quá hạn 5 giờ');
});

test('a paused clock is never overdue, whatever the count', () => {
  assert.equal(chip('day', -3, true), 'tạm dừng');
  assert.equal(deadlineState({ unit: 'day', amount: -3 }, true).tone, 'neutral');
});

test('the tone warns on the last working day and alarms only once past', () => {
  const tone = (unit: 'day' | 'hour', amount: number) => deadlineState({ unit, amount }, false).tone;
  assert.deepEqual(
    [tone('day', 2), tone('day', 1), tone('day', 0), tone('day', -1)],
    ['neutral', 'warning', 'warning', 'danger'],
  );
  assert.deepEqual([tone('hour', 9), tone('hour', 8), tone('hour', -1)], ['neutral', 'warning', 'danger']);
});

test('the due moment stands on the chip, in the reader’s language', () => {
  const dueAt = Temporal.Instant.from('2026-11-24T10:00:00Z');
  const inEnglish = renderPart(<DeadlineChip left={{ unit: 'day', amount: 2 }} dueAt={dueAt} />, {
    ...noSetting(),
    locale: 'en',
  });
  assert.match(inEnglish, /title="Due: 24 Nov 2026, 17:00"/);
  assert.match(inEnglish, /2 d left/);
});
