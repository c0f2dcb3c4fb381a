import assert from 'node:assert/strict';
import test from 'node:test';
import { formatDate, formatDateTime, formatLongDate, formatTime } from './format-date.ts';
import { formatFileSize } from './format-file-size.ts';
import { formatMoney, formatNumber, formatPercent } from './format-number.ts';

const birthday = Temporal.PlainDate.from('2026-02-03');
const lateEvening = Temporal.Instant.from('2026-11-22T17:05:00Z');

test('a date is day, month, year; English names the month', () => {
  assert.equal(formatDate(birthday, 'vi'), '03/02/2026');
  assert.equal(formatDate(birthday, 'en'), '3 Feb 2026');
});

test('an instant is shown as the clock on a wall in Vietnam has it', () => {
  assert.equal(formatTime(lateEvening), '00:05');
  assert.equal(formatDateTime(lateEvening, 'vi'), '00:05 23/11/2026');
  assert.equal(formatDateTime(lateEvening, 'en'), '23 Nov 2026, 00:05');
});

test('a letter puts a zero before the first two months and single-digit days only', () => {
  assert.equal(formatLongDate(birthday, 'vi'), 'ngày 03 tháng 02 năm 2026');
  assert.equal(formatLongDate(Temporal.PlainDate.from('2026-03-10'), 'vi'), 'ngày 10 tháng 3 năm 2026');
});

test('Vietnamese groups by points and divides by a comma, English the other way about', () => {
  assert.equal(formatNumber(1234567.5, 'vi'), '1.234.567,5');
  assert.equal(formatNumber(1234567.5, 'en'), '1,234,567.5');
  assert.equal(formatPercent(0.9534, 'vi'), '95,3%');
});

test('money keeps its unit on the same line and never shows a fraction of a đồng', () => {
  assert.equal(formatMoney(1234567n, 'vi'), '1.234.567\u00a0đ');
  assert.equal(formatMoney(0, 'vi'), '0\u00a0đ');
  assert.equal(formatMoney(50000.4, 'en'), '50,000\u00a0VND');
});

test('a file size never rounds up to a thousand of its own unit', () => {
  assert.equal(formatFileSize(999, 'vi'), '999\u00a0B');
  assert.equal(formatFileSize(999_499, 'vi'), '999\u00a0kB');
  assert.equal(formatFileSize(999_500, 'vi'), '1\u00a0MB');
  assert.equal(formatFileSize(12_480_000, 'vi'), '12,5\u00a0MB');
});
