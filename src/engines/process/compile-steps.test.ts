import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSteps } from './compile-steps.ts';
import { newInstance, type ProcessEvent, type State } from './state.ts';
import { step } from './step.ts';

const card = compileSteps({
  id: 'library-card',
  name: 'Cấp thẻ thư viện',
  steps: [
    { id: 'accept', name: 'Tiếp nhận', position: 'receptionist', share: 0.1 },
    { id: 'handle', name: 'Kiểm tra', position: 'librarian', timers: [{ after: 'P2D', goTo: 'remind' }] },
    { id: 'review', position: 'head', outcomes: ['approve', 'sendBack', 'reject'], returnTo: 'handle' },
    { id: 'hand', name: 'Trao thẻ', position: 'receptionist', share: 0 },
  ],
});

function walk(events: readonly ProcessEvent[], from: State = newInstance): State {
  return events.reduce((state, event) => {
    const next = step(card, state, event);
    assert.equal(next.refusal, undefined, JSON.stringify(next.refusal));
    return JSON.parse(JSON.stringify(next.state)) as State;
  }, from);
}

test('a dossier goes from step to step, back once, and to its end', () => {
  const done = walk([
    { type: 'start' },
    { type: 'complete', item: 1 },
    { type: 'timer', timer: '2/handle_timer1' },
    { type: 'complete', item: 2 },
    { type: 'complete', item: 3, outcome: 'sendBack' },
    { type: 'complete', item: 4 },
    { type: 'complete', item: 5, outcome: 'approve' },
    { type: 'complete', item: 6 },
  ]);
  assert.equal(done.status, 'completed');
  assert.equal(done.outcome, 'end');
});

test('a rejection ends it', () => {
  const rejected = walk([
    { type: 'start' },
    { type: 'complete', item: 1 },
    { type: 'complete', item: 2 },
    { type: 'complete', item: 3, outcome: 'reject' },
  ]);
  assert.equal(rejected.outcome, 'rejected');
});
