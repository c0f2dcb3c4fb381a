import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSteps } from './compile-steps.ts';
import { Played } from './fixtures.ts';
import { checkMapping, migrate } from './migrate.ts';
import type { ListedStep } from './step-list.ts';

const version = (...steps: readonly ListedStep[]) =>
  compileSteps({ id: 'card', name: 'Thẻ thư viện', steps });

const first = version(
  { id: 'accept', share: 0.2 },
  { id: 'check', position: 'clerk', share: 0.5, timers: [{ after: 'P2D', goTo: 'remind' }] },
  { id: 'hand', share: 0.3 },
);

test('an instance moves to a version with one more step, and hears only of what changed', () => {
  const second = version(
    { id: 'accept', share: 0.2 },
    { id: 'check', position: 'librarian', share: 0.3, timers: [{ after: 'P2D', goTo: 'remind' }] },
    { id: 'sign', share: 0.3 },
    { id: 'hand', share: 0.2 },
  );
  const { state } = new Played(first).complete('accept');
  const moved = migrate(first, second, state);
  assert.deepEqual(moved.issues, []);
  assert.deepEqual(moved.effects, [
    { type: 'open-work-item', item: 2, element: 'check', name: 'check', position: 'librarian', share: 0.3 },
  ]);
  assert.deepEqual(moved.state, state);
});

test('a renamed step is found by the mapping; its timer and its outcome take the new name', () => {
  const second = version(
    { id: 'accept' },
    { id: 'examine', timers: [{ after: 'P2D', goTo: 'remind' }] },
    { id: 'hand' },
  );
  const { state } = new Played(first).complete('accept');
  assert.match(migrate(first, second, state).issues[0]!.reason, /no element "check"/);
  const moved = migrate(first, second, state, { check: 'examine', check_timer1: 'examine_timer1' });
  assert.deepEqual(moved.state.tokens, [{ id: 2, at: 'examine' }]);
  assert.deepEqual(
    moved.effects.map((effect) => effect.type),
    ['cancel-timer', 'open-work-item', 'start-timer'],
  );
});

test('outcomes follow their element', () => {
  const before = version({ id: 'review', outcomes: ['yes', 'no'] }, { id: 'hand' });
  const after = version({ id: 'examine', outcomes: ['yes', 'no'] }, { id: 'hand' });
  const { state } = new Played(before).complete('review', 'no');
  const moved = migrate(before, after, state, { review: 'examine' });
  assert.deepEqual(moved.state.variables['outcomes'], { examine: 'no' });
});

test('an instance stays when its step is gone, or has become something else', () => {
  const { state } = new Played(first).complete('accept');
  const shorter = migrate(first, version({ id: 'accept' }, { id: 'hand' }), state);
  assert.equal(shorter.issues[0]?.code, 'no-counterpart');
  assert.equal(shorter.state, state);
  const other = version({ id: 'accept' }, { id: 'check', service: 'look-up' }, { id: 'hand' });
  assert.match(migrate(first, other, state).issues[0]!.reason, /another kind \(service, was user\)/);
});

test('an instance is not moved to where it could never end', () => {
  const alone = version({ id: 'a' }, { id: 'b' }, { id: 'c' });
  const both = version({ id: 'both', parallel: [{ id: 'a' }, { id: 'b' }] }, { id: 'c' });
  const { state } = new Played(alone);
  const [issue] = migrate(alone, both, state).issues;
  assert.equal(issue?.code, 'deadlock');
  assert.equal(issue?.element, 'both_join');
  assert.deepEqual(issue?.path, ['a']);
});

test('a publisher sees beforehand which places have nowhere to go', () => {
  const second = version({ id: 'accept' }, { id: 'hand' });
  const issues = checkMapping(first, second);
  assert.deepEqual(
    issues.map((issue) => issue.element),
    ['check'],
  );
  assert.deepEqual(checkMapping(first, second, { check: 'hand' }), []);
});
