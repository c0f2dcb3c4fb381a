import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { refusedInWords, refusedStatus } from './refused-in-words.ts';

const { postedAgain } = refusedInWords({
  'title-required': 'Ghi tên sách.',
  'loan-too-long': 'Chỉ được mượn {days} ngày.',
});
const typed = new URLSearchParams({ title: '', days: '90' });

test('each wrong answer is told at its box, and what was typed stays', () => {
  const error = new InvalidInput([{ field: '/title', code: 'title-required' }]);
  assert.deepEqual(postedAgain(error, typed, 'loan'), {
    form: 'loan',
    values: typed,
    issues: new Map([['title', 'Ghi tên sách.']]),
  });
  assert.equal(refusedStatus(error), 422);
});

test('an act that cannot be done is told with its parameters', () => {
  const error = new Refusal('loan-too-long', { days: 30 });
  assert.equal(postedAgain(error, typed).text, 'Chỉ được mượn 30 ngày.');
  assert.equal(refusedStatus(error), 409);
});

test('what has no words here is thrown on: a fault, what does not exist, a refusal of another module', () => {
  for (const error of [new Error('broken'), new Refusal('not-found'), new Refusal('elsewhere')]) {
    assert.throws(() => postedAgain(error, typed), error);
  }
});
