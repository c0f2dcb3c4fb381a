import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileSteps } from './compile-steps.ts';
import { splitTime } from './shares.ts';
import { newInstance } from './state.ts';
import { step } from './step.ts';

const read = (name: string) =>
  compileSteps(
    readFileSync(new URL(`../../../packs/national/processes/${name}.yaml`, import.meta.url), 'utf8'),
  );

test('ten working days at a department are split as decisions on internal processes split them', () => {
  const days = splitTime(read('province-standard').model.nodes, 10);
  assert.deepEqual(
    [...days],
    [
      ['accept', 0.5],
      ['assign', 0.5],
      ['handle', 7],
      ['review', 0.5],
      ['sign', 1],
      ['issue', 0.5],
    ],
  );
});

test('five working days at a commune are split as decisions on internal processes split them', () => {
  const days = splitTime(read('commune-standard').model.nodes, 5);
  assert.deepEqual([...days.values()], [0.5, 0.5, 2, 0.5, 1, 0.5]);
});

for (const name of ['province-standard', 'commune-standard']) {
  test(`${name} opens one work item after another for the roles of the office`, () => {
    const definition = read(name);
    let { state, effects } = step(definition, newInstance, { type: 'start' });
    const positions: (string | undefined)[] = [];
    for (let opened = effects.at(-1); opened?.type === 'open-work-item'; opened = effects.at(-1)) {
      positions.push(opened.position);
      const outcome = opened.outcomes?.[0];
      const event = { type: 'complete' as const, item: opened.item, ...(outcome && { outcome }) };
      ({ state, effects } = step(definition, state, event));
    }
    assert.deepEqual(positions, [
      'receptionist',
      'assigner',
      'handler',
      'reviewer',
      'signer',
      'sealKeeper',
      'receptionist',
    ]);
    assert.equal(state.status, 'completed');
  });
}
