import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, laiChau, shown } from './fixtures.ts';
import {
  type Clock,
  dueAt,
  finish,
  isOverdue,
  type Limit,
  parseCalendarPack,
  pause,
  readClock,
  remaining,
  restart,
  resume,
  standingOf,
  startClock,
  stateOf,
  withDays,
} from './index.ts';

const fiveDays: Limit = { amount: 5, unit: 'workingDay' };
const due = (clock: Clock, calendar = laiChau) => shown(dueAt(calendar, clock));
const started = startClock(fiveDays, at('2026-03-02 09:00'));

test('a pause of one working day moves the deadline by one working day', () => {
  assert.equal(due(started), '2026-03-09 17:00');
  const paused = pause(started, at('2026-03-03 10:00'));
  assert.equal(due(resume(paused, at('2026-03-04 10:00'))), '2026-03-10 17:00');
});

test('a pause over a weekend costs nobody anything', () => {
  const over = resume(pause(started, at('2026-03-06 17:00')), at('2026-03-09 07:30'));
  assert.equal(due(over), '2026-03-09 17:00');
});

test('two pauses of one office hour move the deadline two office hours into the next day', () => {
  const once = resume(pause(started, at('2026-03-03 08:00')), at('2026-03-03 09:00'));
  const twice = resume(pause(once, at('2026-03-03 11:00')), at('2026-03-03 14:00'));
  assert.equal(due(once), '2026-03-10 08:30');
  assert.equal(due(twice), '2026-03-10 09:30');
});

test('a pause adds calendar days to a limit of calendar days, which then still ends on a working day', () => {
  const month = startClock({ amount: 30, unit: 'day' }, at('2026-03-02 09:00'));
  assert.equal(due(month), '2026-04-01 17:00');
  assert.equal(due(resume(pause(month, at('2026-03-05 09:00')), at('2026-03-08 22:00'))), '2026-04-06 17:00');
});

test('after a supplement the limit starts again from zero', () => {
  const again = restart(pause(started, at('2026-03-04 10:00')), at('2026-03-11 16:00'));
  assert.equal(due(again), '2026-03-19 17:00');
  assert.deepEqual(again.pauses, []);
  assert.equal(stateOf(again), 'running');
});

test('a paused clock shows the moment of the pause and cannot become overdue', () => {
  const paused = pause(started, at('2026-03-09 16:00'));
  const much = at('2026-06-01 09:00');
  assert.equal(remaining(laiChau, paused, much), 60);
  assert.equal(isOverdue(laiChau, paused, much), false);
  assert.equal(standingOf(laiChau, paused, much), 'dueSoon');
  assert.equal(isOverdue(laiChau, started, much), true);
});

test('the share elapsed is zero at the start, one at the deadline and more after it', () => {
  const share = (now: string) => readClock(laiChau, started, at(now)).elapsedShare;
  assert.equal(share('2026-03-02 09:00'), 0);
  assert.equal(share('2026-03-09 17:00'), 1);
  assert.ok(share('2026-03-10 09:00') > 1);
});

test('open work is in time, due soon, then overdue', () => {
  const standing = (now: string) => standingOf(laiChau, started, at(now));
  assert.equal(standing('2026-03-06 16:59'), 'inTime');
  assert.equal(standing('2026-03-06 17:00'), 'dueSoon');
  assert.equal(standing('2026-03-09 17:00'), 'dueSoon');
  assert.equal(standing('2026-03-09 17:01'), 'overdue');
  assert.equal(standingOf(laiChau, started, at('2026-03-09 14:00'), { soonHours: 2 }), 'inTime');
});

test('finished work is early, on time or late for good', () => {
  const standing = (end: string) => standingOf(laiChau, finish(started, at(end)), at('2027-01-04 09:00'));
  assert.equal(standing('2026-03-06 17:00'), 'early');
  assert.equal(standing('2026-03-09 08:00'), 'onTime');
  assert.equal(standing('2026-03-09 17:00'), 'onTime');
  assert.equal(standing('2026-03-09 17:01'), 'late');
});

test('a storm declared afterwards moves the deadline of the same clock', () => {
  const storm = {
    year: 2026,
    closures: [{ from: '2026-03-04', to: '2026-03-05', name: 'Bão', decision: '5/CĐ-UBND' }],
  };
  const stormy = withDays(laiChau, [parseCalendarPack(storm)]);
  assert.equal(due(started, stormy), '2026-03-11 17:00');
  const paused = resume(pause(started, at('2026-03-04 08:00')), at('2026-03-06 08:00'));
  assert.equal(due(paused, stormy), '2026-03-12 08:00', 'the closed days are not counted twice');
});

test('a clock comes back from JSON as it was', () => {
  const clock = pause(
    resume(pause(started, at('2026-03-03 08:00')), at('2026-03-03 09:00')),
    at('2026-03-04 08:00'),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(clock)), clock);
  assert.ok(JSON.stringify(clock).length < 180);
});

test('what a clock cannot do is refused', () => {
  const paused = pause(started, at('2026-03-03 10:00'));
  const finished = finish(started, at('2026-03-03 10:00'));
  assert.throws(() => pause(paused, at('2026-03-04 10:00')), /paused, not running/);
  assert.throws(() => resume(started, at('2026-03-04 10:00')), /running, not paused/);
  assert.throws(() => resume(paused, at('2026-03-03 09:00')), /backwards/);
  assert.throws(() => pause(started, at('2026-03-01 09:00')), /backwards/);
  const once = resume(paused, at('2026-03-04 10:00'));
  assert.throws(() => pause(once, at('2026-03-03 12:00')), /backwards/);
  assert.throws(() => finish(once, at('2026-03-03 12:00')), /backwards/);
  assert.throws(() => pause(finished, at('2026-03-04 10:00')), /finished, not running/);
  assert.throws(() => restart(finished, at('2026-03-04 10:00')), /finished/);
  assert.throws(() => finish(finished, at('2026-03-04 10:00')), /finished/);
});
