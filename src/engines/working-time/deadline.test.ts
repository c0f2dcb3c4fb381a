import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkingTime, type Limit } from './deadline.ts';
import { at, laiChau, shown } from './fixtures.ts';
import { buildCalendar } from './index.ts';

const due = (from: string, limit: Limit, calendar = laiChau) =>
  shown(addWorkingTime(calendar, at(from), limit));
const days = (amount: number): Limit => ({ amount, unit: 'workingDay' });

const facts: readonly [why: string, from: string, limit: Limit, due: string][] = [
  ['an ordinary week', '2026-03-02 09:00', days(3), '2026-03-05 17:00'],
  ['a weekend is skipped', '2026-03-05 09:00', days(3), '2026-03-10 17:00'],
  ['exactly 15:00 is still today', '2026-03-02 15:00', days(1), '2026-03-03 17:00'],
  ['after 15:00 counts from tomorrow', '2026-03-02 15:01', days(1), '2026-03-04 17:00'],
  ['after 15:00 on Friday counts from Monday', '2026-03-06 16:00', days(1), '2026-03-10 17:00'],
  ['a Sunday counts from Monday', '2026-03-08 10:00', days(1), '2026-03-10 17:00'],
  ['before opening counts today', '2026-03-02 05:00', days(1), '2026-03-03 17:00'],
  ['the same day', '2026-03-02 14:59', days(0), '2026-03-02 17:00'],
  ['the same day, but late', '2026-03-02 15:30', days(0), '2026-03-03 17:00'],
  ['the same day, before a holiday, but late', '2026-02-13 15:30', days(0), '2026-02-23 17:00'],
  ['Tết 2026 is 16 to 20 February', '2026-02-12 09:00', days(3), '2026-02-24 17:00'],
  ['Tết 2027 with its days in lieu', '2027-02-04 09:00', days(1), '2027-02-12 17:00'],
  ['National Day 2026 with the swap of 31 August', '2026-08-28 09:00', days(1), '2026-09-03 17:00'],
  ['the Saturday worked for it', '2026-08-21 09:00', days(1), '2026-08-22 17:00'],
  ['a dossier accepted on the worked Saturday', '2026-08-22 09:00', days(1), '2026-08-24 17:00'],
  ['2 January 2026 was swapped for the 10th', '2025-12-31 09:00', days(1), '2026-01-05 17:00'],
  ['and the 10th was worked', '2026-01-09 09:00', days(2), '2026-01-12 17:00'],
  ['Giỗ Tổ 2026 fell on Sunday: Monday in lieu', '2026-04-24 09:00', days(1), '2026-04-28 17:00'],
  ['30 April and 1 May 2026, no swap', '2026-04-29 09:00', days(1), '2026-05-04 17:00'],
  ['1 May 2027 fell on Saturday: Monday in lieu', '2027-04-29 09:00', days(1), '2027-05-04 17:00'],
  ['Culture Day 2026', '2026-11-23 09:00', days(1), '2026-11-25 17:00'],
  ['Culture Day did not exist in 2025', '2025-11-23 09:00', days(1), '2025-11-25 17:00'],
  ['half a day is half its office time', '2026-03-02 07:30', days(0.5), '2026-03-02 11:15'],
  ['half a day from mid-morning', '2026-03-02 10:00', days(0.5), '2026-03-02 15:45'],
  ['a quarter of a day', '2026-03-02 08:00', days(0.25), '2026-03-02 09:52'],
  ['two days and a half', '2026-03-02 09:00', days(2.5), '2026-03-05 11:15'],
  ['four working hours over lunch', '2026-03-02 09:00', { amount: 4, unit: 'hour' }, '2026-03-02 15:00'],
  ['hours run on into the next day', '2026-03-02 14:00', { amount: 4, unit: 'hour' }, '2026-03-03 08:30'],
  [
    'hours received late start next morning',
    '2026-03-02 15:30',
    { amount: 1, unit: 'hour' },
    '2026-03-03 08:30',
  ],
  ['calendar days run on weekends', '2026-03-02 09:00', { amount: 7, unit: 'day' }, '2026-03-09 17:00'],
  ['and end after the weekend', '2026-03-02 09:00', { amount: 5, unit: 'day' }, '2026-03-09 17:00'],
  ['or after Tết', '2026-02-01 09:00', { amount: 15, unit: 'day' }, '2026-02-23 17:00'],
  [
    'a month ends on its corresponding day',
    '2026-03-03 09:00',
    { amount: 1, unit: 'month' },
    '2026-04-03 17:00',
  ],
  [
    'or on the last day of a shorter month',
    '2026-12-31 09:00',
    { amount: 2, unit: 'month' },
    '2027-03-01 17:00',
  ],
  ['a step starts at the moment', '2026-03-02 16:00', { ...days(1), start: 'moment' }, '2026-03-03 16:00'],
];

for (const [why, from, limit, expected] of facts) {
  test(`${why}: ${limit.amount} ${limit.unit} from ${from} is ${expected}`, () => {
    assert.equal(due(from, limit), expected);
  });
}

test('an office whose rule counts the first day is due a day earlier', () => {
  const counting = laiChau.counting.map((rule) => ({ ...rule, firstDay: 'counted' as const }));
  const counted = buildCalendar({
    years: [],
    hours: [{ officeHours: laiChau.officeHours, counting }],
    from: 2026,
    to: 2026,
  });
  assert.equal(due('2026-03-02 09:00', days(3), counted), '2026-03-04 17:00');
  assert.equal(due('2026-03-02 15:30', days(1), counted), '2026-03-03 17:00');
  assert.equal(due('2026-03-02 09:00', { amount: 3, unit: 'day' }, counted), '2026-03-04 17:00');
  assert.equal(due('2026-03-02 14:59', days(0.5), counted), '2026-03-02 17:00');
});

test('before Decree 61/2018 there was no hour after which a dossier waited for tomorrow', () => {
  const old = buildCalendar({ years: [], hours: [laiChau], from: 2018, to: 2018 });
  assert.equal(due('2018-06-19 16:00', days(1), old), '2018-06-20 17:00');
  assert.equal(due('2018-06-21 16:00', days(1), old), '2018-06-25 17:00');
});

test('a limit that cannot be counted is refused', () => {
  const wrong: Limit[] = [
    days(-1),
    days(Number.NaN),
    { amount: 1.5, unit: 'day' },
    { amount: 0, unit: 'hour' },
  ];
  for (const limit of wrong) assert.throws(() => due('2026-03-02 09:00', limit), /cannot be counted/);
});

test('a deadline beyond the calendar is refused, not guessed', () => {
  assert.throws(() => due('2042-12-30 09:00', days(5)), /outside the years/);
  assert.throws(() => due('2000-01-03 09:00', days(5)), /outside the years/);
});
