import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, laiChau } from './fixtures.ts';
import {
  explainDeadline,
  explainMove,
  type Limit,
  parseCalendarPack,
  pause,
  resume,
  startClock,
  withDays,
} from './index.ts';

const text = (from: string, limit: Limit, locale: 'vi' | 'en' = 'vi') =>
  explainDeadline(laiChau, startClock(limit, at(from)), locale).text;
const days = (amount: number): Limit => ({ amount, unit: 'workingDay' });

test('a deadline over Tết names the days, the notice and the article', () => {
  assert.equal(
    text('2026-02-12 09:00', days(3)),
    'Hạn: 17:00 thứ Ba 24/02/2026. 3 ngày làm việc từ thứ Năm 12/02/2026; ' +
      'không tính ngày đầu (Bộ luật Dân sự 2015, Điều 147(2)); ' +
      'nghỉ Tết Nguyên đán 16/02–20/02/2026 (9441/TB-BNV ngày 16/10/2025).',
  );
  assert.equal(
    text('2026-02-12 09:00', days(1), 'en'),
    'Due 17:00 Friday 13/02/2026. 1 working day from Thursday 12/02/2026; ' +
      'the first day is not counted (Bộ luật Dân sự 2015, Điều 147(2)).',
  );
});

test('what comes after 15:00 or on a day off is told so', () => {
  assert.match(
    text('2026-03-02 15:30', days(1)),
    /từ thứ Ba 03\/03\/2026, vì nhận lúc 15:30 thứ Hai 02\/03\/2026, sau 15:00 \(Nghị định 118\/2025\/NĐ-CP\)/,
  );
  assert.match(text('2026-03-08 10:00', days(1)), /vì nhận vào ngày nghỉ 10:00 Chủ nhật 08\/03\/2026/);
  assert.match(
    text('2026-03-02 19:00', days(1), 'en'),
    /received 19:00 Monday 02\/03\/2026, outside office hours/,
  );
});

test('days off and the Saturday worked in exchange are both named', () => {
  const explained = explainDeadline(laiChau, startClock(days(10), at('2026-08-20 09:00')), 'vi');
  assert.match(
    explained.text,
    /nghỉ Hoán đổi dịp Quốc khánh 31\/08\/2026 .*, Quốc khánh 01\/09–02\/09\/2026/,
  );
  assert.match(explained.text, /làm bù thứ Bảy 22\/08\/2026/);
  assert.deepEqual(
    explained.worked.map(({ on }) => on.toString()),
    ['2026-08-22'],
  );
});

test('a deadline that rests on a day still to be decided says so', () => {
  const over2027 = explainDeadline(laiChau, startClock(days(1), at('2027-02-04 09:00')), 'vi');
  assert.match(over2027.text, /Tết Nguyên đán 05\/02–11\/02\/2027 \(.*; chưa xác nhận\)/);
  assert.equal(over2027.isCertain, false);
  const certain = (from: string) => explainDeadline(laiChau, startClock(days(3), at(from)), 'vi').isCertain;
  assert.deepEqual([certain('2026-02-12 09:00'), certain('2026-02-12 15:30')], [true, false]);
  assert.equal(over2027.countedFrom.toString(), '2027-02-04');
});

test('pauses are part of the explanation', () => {
  const clock = resume(
    pause(startClock(days(5), at('2026-03-02 09:00')), at('2026-03-03 10:00')),
    at('2026-03-04 10:00'),
  );
  assert.match(
    explainDeadline(laiChau, clock, 'vi').text,
    /^Hạn: 17:00 thứ Ba 10\/03\/2026\..*tạm dừng 10:00 thứ Ba 03\/03\/2026 đến 10:00 thứ Tư 04\/03\/2026/,
  );
});

test('hours, parts of a day, same-day limits, months and steps each read as they count', () => {
  assert.match(
    text('2026-03-02 09:00', { amount: 4, unit: 'hour' }),
    /4 giờ làm việc từ 09:00 thứ Hai 02\/03\/2026\.$/,
  );
  assert.match(text('2026-03-02 09:00', days(2.5)), /2,5 ngày làm việc từ thứ Hai/);
  assert.match(
    text('2026-03-02 09:00', days(0.5), 'en'),
    /0\.5 working days from 09:00 Monday 02\/03\/2026\.$/,
  );
  assert.match(text('2026-03-02 09:00', days(0)), /Trong ngày, từ thứ Hai 02\/03\/2026\.$/);
  assert.match(
    text('2026-03-02 09:00', { amount: 1, unit: 'month' }, 'en'),
    /1 month from Monday 02\/03\/2026/,
  );
  assert.match(text('2026-03-02 16:00', { ...days(1), start: 'moment' }), /1 ngày làm việc từ 16:00 thứ Hai/);
});

test('a closure declared afterwards explains the move, and one that changes nothing explains nothing', () => {
  const clock = startClock(days(5), at('2026-03-02 09:00'));
  const closure = (date: string) =>
    withDays(laiChau, [
      parseCalendarPack({
        year: 2026,
        closures: [{ date, name: 'Bão số 3', nameEn: 'Storm no. 3', decision: '5/CĐ-UBND' }],
      }),
    ]);
  const move = explainMove(laiChau, closure('2026-03-05'), clock, 'vi');
  assert.equal(
    move?.text,
    'Hạn chuyển từ 17:00 thứ Hai 09/03/2026 sang 17:00 thứ Ba 10/03/2026, vì Bão số 3 05/03/2026 (5/CĐ-UBND).',
  );
  assert.equal(explainMove(laiChau, closure('2026-03-12'), clock, 'en'), undefined);
});
