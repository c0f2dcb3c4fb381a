import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Addresses, type Choice, planChannels } from './model.ts';
import { afterQuietHours } from './quiet-hours.ts';

const order = ['zalo', 'email', 'sms'] as const;
const both: Addresses = { email: 'lan@muongmau.example', sms: '0912345678' };
const plan = (isRequired: boolean, choice: Choice | undefined, addresses = both) =>
  planChannels({ isRequired, choice, order, addresses });

describe('a notice goes', () => {
  test('by the channel that its reader chose, whatever the order of the pack', () => {
    assert.deepEqual(plan(false, 'sms'), ['sms']);
    assert.deepEqual(plan(true, 'sms'), ['sms', 'email']);
  });
  test('without a choice by the first that has an address', () => {
    assert.deepEqual(plan(false, undefined), ['email']);
    assert.deepEqual(plan(false, undefined, { email: null, sms: '0912345678' }), ['sms']);
  });
  test('nowhere outside when its reader turned it off, but for what the law asks to be told', () => {
    assert.deepEqual(plan(false, 'page'), []);
    assert.deepEqual(plan(true, 'page'), ['email', 'sms']);
  });
  test('to no address that there is not', () => {
    assert.deepEqual(plan(true, 'sms', { email: 'lan@muongmau.example' }), ['email']);
    assert.deepEqual(plan(false, 'zalo'), []);
    assert.deepEqual(plan(true, undefined, {}), []);
  });
});

describe('at night', () => {
  const channels = [
    { code: 'sms', patienceHours: 6, isQuietAtNight: true },
    { code: 'email', patienceHours: 24, isQuietAtNight: false },
  ] as const;
  const at = (time: string, quietHours = { from: '21:00', to: '07:00' }, channel: 'sms' | 'email' = 'sms') =>
    afterQuietHours({ channels, quietHours }, channel, Temporal.Instant.from(`2026-11-25T${time}:00+07:00`))
      .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });

  const cases: readonly (readonly [when: string, goes: string])[] = [
    ['20:59', '2026-11-25T20:59'],
    ['21:00', '2026-11-26T07:00'],
    ['23:59', '2026-11-26T07:00'],
    ['00:00', '2026-11-25T07:00'],
    ['06:59', '2026-11-25T07:00'],
    ['07:00', '2026-11-25T07:00'],
  ];
  for (const [when, goes] of cases)
    test(`a text message of ${when} goes at ${goes}`, () => assert.equal(at(when), goes));
  test('a letter goes at once', () => assert.equal(at('23:30', undefined, 'email'), '2026-11-25T23:30'));
  test('quiet hours may lie within a day', () => {
    const noon = { from: '11:30', to: '13:00' };
    assert.equal(at('12:00', noon), '2026-11-25T13:00');
    assert.equal(at('23:00', noon), '2026-11-25T23:00');
  });
});
