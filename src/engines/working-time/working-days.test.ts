import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, laiChau, shown } from './fixtures.ts';
import { countWorkingTime, isWorkingDay, nextWorkingMoment, officeSessions } from './index.ts';

test('working days of 2026 are weekdays, less the days off, plus the Saturdays worked for them', () => {
  const on = (date: string) => isWorkingDay(laiChau, Temporal.PlainDate.from(date));
  const off = [
    '2026-01-01',
    '2026-01-02',
    '2026-02-16',
    '2026-02-20',
    '2026-04-27',
    '2026-08-31',
    '2026-09-02',
    '2026-11-24',
  ];
  const worked = ['2026-01-10', '2026-08-22', '2026-02-13', '2026-02-23', '2026-11-23', '2026-09-03'];
  assert.deepEqual(off.filter(on), []);
  assert.deepEqual(worked.filter(on), worked);
  assert.equal(on('2026-11-28'), false, 'a swap that was only proposed is not applied');
});

test('the next working moment is now in office hours and the next opening otherwise', () => {
  const next = (from: string) => shown(nextWorkingMoment(laiChau, at(from)));
  assert.equal(next('2026-03-02 09:12'), '2026-03-02 09:12');
  assert.equal(next('2026-03-02 06:00'), '2026-03-02 07:30');
  assert.equal(next('2026-03-02 11:30'), '2026-03-02 13:30');
  assert.equal(next('2026-03-06 17:00'), '2026-03-09 07:30');
  assert.equal(next('2026-02-13 18:00'), '2026-02-23 07:30');
});

test('the office sessions of a date are its stretches of open doors, none on a day off', () => {
  const on = (date: string) =>
    officeSessions(laiChau, Temporal.PlainDate.from(date)).map(({ from, to }) => [shown(from), shown(to)]);
  assert.deepEqual(on('2026-03-02'), [
    ['2026-03-02 07:30', '2026-03-02 11:30'],
    ['2026-03-02 13:30', '2026-03-02 17:00'],
  ]);
  assert.deepEqual(on('2026-09-02'), []);
});

test('working time is counted in minutes, full days and dates', () => {
  const count = (from: string, to: string) => countWorkingTime(laiChau, at(from), at(to));
  assert.deepEqual(count('2026-03-02 07:30', '2026-03-03 11:30'), {
    minutes: 690,
    days: 690 / 450,
    workingDates: 1,
  });
  assert.deepEqual(count('2026-02-13 07:30', '2026-02-23 17:00'), { minutes: 900, days: 2, workingDates: 1 });
  assert.equal(count('2026-03-03 08:30', '2026-03-03 07:30').minutes, -60);
});
