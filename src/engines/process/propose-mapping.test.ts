import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileProcess } from './compile-process.ts';
import { compileSteps } from './compile-steps.ts';
import { Played } from './fixtures.ts';
import { migrate } from './migrate.ts';
import type { ModelNode } from './model.ts';
import { completeMapping, proposeMapping } from './propose-mapping.ts';
import { step } from './step.ts';
import type { ListedStep } from './step-list.ts';

const version = (...steps: readonly ListedStep[]) =>
  compileSteps({ id: 'card', name: 'Thẻ thư viện', steps });

test('a step is found again by its id, its name, its work; what could be two is left to a person', () => {
  const from = version(
    { id: 'accept', name: 'Tiếp nhận' },
    { id: 'check', name: 'Kiểm tra' },
    { id: 'sign', name: 'Ký thẻ', action: 'sign' },
    { id: 'print', name: 'In', position: 'printer' },
    { id: 'bind', name: 'Đóng', position: 'printer' },
  );
  const to = version(
    { id: 'accept', name: 'Nhận đơn' },
    { id: 'examine', name: 'Kiểm tra' },
    { id: 'head', name: 'Trưởng thư viện ký', action: 'sign' },
    { id: 'press', name: 'In và đóng', position: 'printer' },
  );
  assert.deepEqual(proposeMapping(from, to), { accept: 'accept', check: 'examine', sign: 'head' });
});

test('the timers of a step go with it, and the flows by which a join was reached', () => {
  const user = (id: string, name: string): ModelNode => ({ id, kind: 'user', name });
  const drawn = (prefix: string) => {
    const id = (name: string) => `${prefix}${name}`;
    const flow = (from: string, to: string) => ({ id: id(`${from}_${to}`), from: id(from), to: id(to) });
    return compileProcess({
      id: 'card',
      name: '',
      variables: {},
      nodes: [
        { id: id('s'), kind: 'start', name: '' },
        { id: id('fork'), kind: 'parallel', name: '' },
        user(id('a'), 'Một'),
        user(id('b'), 'Hai'),
        {
          id: id('late'),
          kind: 'boundary',
          name: '',
          attachedTo: id('b'),
          interrupting: false,
          timer: { after: 'P2D', clock: 'calendar' },
        },
        { id: id('told'), kind: 'end', name: '' },
        { id: id('join'), kind: 'parallel', name: '' },
        { id: id('e'), kind: 'end', name: '' },
      ],
      flows: [
        ...[flow('s', 'fork'), flow('fork', 'a'), flow('fork', 'b'), flow('late', 'told')],
        ...[flow('a', 'join'), flow('b', 'join'), flow('join', 'e')],
      ],
    });
  };
  const [from, to] = [drawn('old-'), drawn('new-')];
  const { state } = new Played(from).complete('old-a');
  const mapping = completeMapping(from, to, proposeMapping(from, to));
  assert.equal(mapping['old-late'], 'new-late');
  const moved = migrate(from, to, state, mapping);
  assert.deepEqual(moved.issues, []);
  const item = moved.state.tokens.find(({ at }) => at === 'new-b')!.id;
  assert.equal(step(to, moved.state, { type: 'complete', item }).state.status, 'completed');
});
