import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidInput } from '#platform/errors/index.ts';
import { calendarOf, laiChau } from './fixtures.ts';
import { buildCalendar, isWorkingDay, parseCalendarPack, parseOfficeHoursPack, withDays } from './index.ts';

const issuesOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.issues.map(({ field, code }) => `${field} ${code}`);
    throw error;
  }
  return [];
};

const law = { name: 'Lễ', decision: '1/QĐ' };

test('a bad calendar pack is answered with every wrong field', () => {
  const pack = {
    year: 2026,
    holiday: [],
    holidays: [
      { date: '2026-02-30', ...law },
      { date: '2025-01-01', ...law },
      { from: '2026-03-05', to: '2026-03-01', ...law },
    ],
    swaps: [{ off: '2026-03-02', work: '2026-03-03', name: 'Đổi' }],
    halfDays: [{ date: '2026-03-04', sessions: ['11:30-07:30'], ...law }],
    closures: 'none',
  };
  assert.deepEqual(issuesOf(() => parseCalendarPack(pack)).sort(), [
    ' date-outside-year',
    ' date-outside-year',
    '/closures not-a-list',
    '/halfDays/0/sessions not-sessions',
    '/holiday unknown-field',
    '/holidays/0/date not-a-date',
    '/holidays/2/to not-a-range',
    '/swaps/0/decision required',
    '/swaps/0/work not-a-weekend',
  ]);
  assert.deepEqual(
    issuesOf(() => parseCalendarPack('2026')),
    [' not-a-mapping', '/year not-a-year'],
  );
});

test('bad office hours are answered with every wrong field', () => {
  const pack = {
    officeHours: [
      { from: '2026-01-01', sessions: ['07:30-11:30', '11:00-17:00'], weekdays: [1, 8], decision: 7 },
    ],
    counting: [{ from: 'today', lateAfter: '25:00', firstDay: 'maybe', firstDayArticle: 'x' }],
  };
  assert.deepEqual(issuesOf(() => parseOfficeHoursPack(pack)).sort(), [
    '/counting/0/firstDay not-a-choice',
    '/counting/0/from not-a-date',
    '/counting/0/lateAfter not-a-time',
    '/counting/0/lateAfterArticle required',
    '/officeHours/0/decision not-text',
    '/officeHours/0/sessions not-sessions',
    '/officeHours/0/weekdays not-weekdays',
  ]);
});

test('a calendar with a day on which no office hours hold is refused, naming the first such day', () => {
  const officeHours = laiChau.officeHours.map((hours) => ({
    ...hours,
    to: Temporal.PlainDate.from('2026-01-09'),
  }));
  assert.throws(
    () => buildCalendar({ years: [], hours: [{ ...laiChau, officeHours }], from: 2026, to: 2026 }),
    (error: InvalidInput) =>
      error.issues[0]?.code === 'nothing-in-force' && error.issues[0].params?.['date'] === '2026-01-10',
  );
});

test('a calendar covers its last year to the end of 31 December', () => {
  const year = buildCalendar({ years: [], hours: [laiChau], from: 2026, to: 2026 });
  assert.equal(isWorkingDay(year, Temporal.PlainDate.from('2026-12-31')), true);
  assert.throws(() => isWorkingDay(year, Temporal.PlainDate.from('2027-01-01')), /outside the years/);
});

test('days fixed by law are certain in a year without a notice, and a Sunday is made up on Monday', () => {
  const in2034 = [...laiChau.specialDays.values()].filter(({ on }) => on.year === 2034);
  const uncertain = in2034.filter(({ certain }) => !certain).map(({ name }) => name);
  assert.deepEqual([...new Set(uncertain)].sort(), ['Quốc khánh', 'Tết Nguyên đán']);
  const newYear = in2034.find(({ counterpart }) => counterpart?.toString() === '2034-01-01');
  assert.deepEqual([newYear?.on.toString(), newYear?.certain], ['2034-01-02', true]);
});

test('a closure takes a half day and a worked Saturday, and leaves a holiday its name', () => {
  const decided = parseCalendarPack({
    year: 2026,
    halfDays: [{ date: '2026-07-21', sessions: ['07:30-11:30'], ...law }],
    closures: ['2026-07-21', '2026-08-22', '2026-09-02'].map((date) => ({
      date,
      name: 'Bão',
      decision: '5/CĐ-UBND',
    })),
  });
  const stormy = withDays(laiChau, [decided]);
  const names = ['2026-07-21', '2026-08-22', '2026-09-02'].map((date) => stormy.specialDays.get(date)?.name);
  assert.deepEqual(names, ['Bão', 'Bão', 'Quốc khánh']);
});

test('every special day of the packs names its decision, and none is on a date twice', () => {
  for (const day of laiChau.specialDays.values()) assert.ok(day.decision.length > 3, day.on.toString());
  const decided = [...laiChau.specialDays.values()].filter(({ on }) => on.year >= 2024 && on.year <= 2026);
  assert.ok(decided.every(({ certain }) => certain));
  assert.equal(decided.filter(({ kind }) => kind === 'swapWork').length, 4);
});

test('a year takes eleven holidays, twelve from 2026', () => {
  for (const [year, count] of [
    [2024, 11],
    [2025, 11],
    [2026, 12],
    [2027, 12],
    [2035, 12],
    [2023, 11],
  ] as const) {
    const holidays = [...laiChau.specialDays.values()].filter(
      ({ on, kind }) => on.year === year && kind === 'holiday',
    );
    assert.equal(holidays.length, count, String(year));
  }
});

test('the forecast from the Labour Code finds the days off that the notices set, but for the choice of Tết days', () => {
  const forecast = buildCalendar({ years: [], hours: [laiChau], from: 2024, to: 2026 });
  const off = (calendar: typeof laiChau) =>
    [...calendar.specialDays.values()]
      .filter(({ on, kind }) => !kind.startsWith('swap') && on.year >= 2024 && on.year <= 2026)
      .filter(({ on, name }) => name !== 'Tết Nguyên đán' || on.year === 2026)
      .map(({ on }) => on.toString())
      .sort();
  assert.deepEqual(off(forecast), off(laiChau));
  assert.ok([...forecast.specialDays.values()].some(({ certain }) => !certain));
});

test('a province overrides the nation on its own days only', () => {
  const closure = { year: 2026, closures: [{ date: '2026-07-22', name: 'Bão số 3', decision: '5/CĐ-UBND' }] };
  const stormy = withDays(laiChau, [parseCalendarPack(closure)]);
  const on = (day: string) => isWorkingDay(stormy, Temporal.PlainDate.from(day));
  assert.deepEqual(
    [on('2026-07-22'), on('2026-07-23'), on('2026-02-17'), on('2026-08-22')],
    [false, true, false, true],
  );
  assert.equal(stormy.specialDays.size, laiChau.specialDays.size + 1);
});

test('every province builds from its packs', () => {
  for (const places of [['national'], ['national', 'lai-chau'], ['national', 'dien-bien']]) {
    assert.ok(calendarOf(...places).table.rows > 5000);
  }
});
