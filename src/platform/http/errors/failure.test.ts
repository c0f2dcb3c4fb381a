import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidInput, Refusal } from '../../errors/index.ts';
import { failureOf } from './failure.ts';

test('every thrown thing has a status and a code', () => {
  const thrown: readonly (readonly [unknown, number, string])[] = [
    [new InvalidInput([{ field: '/name', code: 'required' }]), 422, 'invalid-input'],
    [new Refusal('not-found'), 404, 'not-found'],
    [new Refusal('not-allowed'), 403, 'not-allowed'],
    [new Refusal('stale'), 409, 'stale'],
    [new Refusal('book-on-loan'), 409, 'book-on-loan'],
    [new Refusal('idempotency-key-reused'), 422, 'idempotency-key-reused'],
    [
      Object.assign(new Error('too large'), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
      'payload-too-large',
    ],
    [
      Object.assign(new Error('bad json'), { statusCode: 400, code: 'FST_ERR_CTP_INVALID_JSON_BODY' }),
      400,
      'malformed-request',
    ],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'unavailable'],
    [Object.assign(new Error('terminating connection'), { code: '57P01' }), 503, 'unavailable'],
    [
      Object.assign(new Error('invalid byte sequence for encoding'), { code: '22021' }),
      400,
      'malformed-request',
    ],
    [new TypeError('x is not a function'), 500, 'unexpected'],
    ['a string', 500, 'unexpected'],
    [null, 500, 'unexpected'],
    [Object.assign(new Error('odd'), { statusCode: 200 }), 500, 'unexpected'],
  ];
  for (const [error, status, code] of thrown) {
    const failure = failureOf(error);
    assert.deepEqual(
      [failure.status, failure.code, failure.isOurs],
      [status, code, status >= 500],
      String(error),
    );
  }
});

test('a module may state another status for its refusal', () => {
  assert.equal(failureOf(new Refusal('gone-for-good'), { 'gone-for-good': 410 }).status, 410);
});

test('a refusal says when to come back', () => {
  assert.equal(failureOf(new Refusal('too-many-requests', { retryAfterSeconds: 7 })).retryAfterSeconds, 7);
});
