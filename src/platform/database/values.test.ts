import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './values.ts';

test('identifiers are of version 7, their time is now, and each is greater than the one before', () => {
  const begun = Date.now();
  const ids = Array.from({ length: 20_000 }, newId);
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
  const first = Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16);
  assert.ok(first >= begun, 'not before it was asked for');
});
