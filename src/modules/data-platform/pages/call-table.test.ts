import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toneOf } from './call-table.tsx';

test('in the log only an answer that came as asked is green', () => {
  const tone = (status: number, over: Partial<Parameters<typeof toneOf>[0]> = {}) =>
    toneOf({ outcome: 'answered', status, discrepancyId: null, ...over });
  assert.equal(tone(200), 'success');
  assert.equal(tone(304), 'success');
  assert.equal(tone(404), 'warning');
  assert.equal(tone(429), 'warning');
  assert.equal(tone(500), 'danger');
  assert.equal(tone(200, { discrepancyId: 'x' }), 'warning');
  assert.equal(tone(200, { outcome: 'client-left' }), 'warning');
  assert.equal(tone(404, { outcome: 'client-left' }), 'warning');
});
