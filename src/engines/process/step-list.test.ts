import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileSteps } from './compile-steps.ts';
import { Played } from './fixtures.ts';
import { InvalidProcess } from './process-issue.ts';
import { splitTime } from './shares.ts';

const list = (steps: string) =>
  `id: card\nname: Thẻ thư viện\nvariables: { pages: number }\nsteps:\n${steps}`;

function issueOf(source: string): readonly [code: string, element: string] {
  try {
    compileSteps(source);
  } catch (error) {
    assert.ok(error instanceof InvalidProcess, `${error}`);
    return [error.issues[0]!.code, error.issues[0]!.element];
  }
  return ['none', ''];
}

const wrong: readonly (readonly [what: string, steps: string, code: string, element: string])[] = [
  ['an unknown key', '- { id: a, colour: red }', 'bad-shape', 'steps/0'],
  ['no steps', '  []', 'bad-shape', 'steps'],
  ['an id with a hyphen', '- { id: a-b }', 'bad-shape', 'steps/0/id'],
  ['broken YAML', '- { id: a', 'bad-yaml', ''],
  ['an id twice', '- { id: a }\n- { id: a }', 'duplicate-id', 'steps/1'],
  ['an id that has a meaning', '- { id: end }', 'reserved-id', 'steps/0'],
  ['a return to nowhere', '- { id: a, returnTo: z }', 'unknown-step', 'steps/0/outcomes/sendBack'],
  ['sending back without a step', '- { id: a, outcomes: [done, sendBack] }', 'no-return', 'steps/0/returnTo'],
  ['shares above the whole', '- { id: a, share: 0.7 }\n- { id: b, share: 0.4 }', 'shares-exceed-whole', ''],
  ['shares below the whole', '- { id: a, share: 0.7 }\n- { id: b, share: 0.2 }', 'shares-fall-short', ''],
  ['two kinds at once', '- { id: a, call: x, service: y }', 'two-kinds', 'steps/0'],
  [
    'a word on a machine',
    '- { id: a, service: y, outcomes: [x] }',
    'outcomes-without-person',
    'steps/0/outcomes',
  ],
  [
    'a timer to nowhere',
    '- { id: a, timers: [{ after: P1D, goTo: z }] }',
    'unknown-step',
    'steps/0/timers/0/goTo',
  ],
  ['a timer without a time', '- { id: a, timers: [{ goTo: next }] }', 'timer-unclear', 'a_timer1'],
  [
    'a way out of a branch',
    '- { id: a }\n- { id: p, parallel: [{ id: b, returnTo: a }, { id: c }] }',
    'unknown-step',
    'steps/1/parallel/0/0/outcomes/sendBack',
  ],
  [
    'a rejection within a branch',
    '- { id: p, parallel: [{ id: b, outcomes: [done, reject] }, { id: c }] }',
    'unknown-step',
    'steps/0/parallel/0/0/outcomes/reject',
  ],
  [
    'opinions that decide',
    '- { id: a }\n- { id: c, outcomes: [yes, sendBack], returnTo: a, consult: { each: pages, as: x } }',
    'consult-decides',
    'steps/1/outcomes',
  ],
  [
    'a condition on an unknown name',
    '- { id: a }\n- { id: b, when: pagse > 3 }',
    'bad-expression',
    'b_when_true',
  ],
  [
    'a condition that is not FEEL',
    '- { id: a }\n- { id: b, when: "pages >" }',
    'bad-expression',
    'b_when_true',
  ],
];

for (const [what, steps, code, element] of wrong) {
  test(`a list with ${what} is refused as ${code}, and where`, () => {
    assert.deepEqual(issueOf(list(steps)), [code, element]);
  });
}

test('a step whose condition does not hold is passed over', () => {
  const definition = compileSteps(list('- { id: a }\n- { id: b, when: pages > 300 }\n- { id: c }'));
  assert.deepEqual(new Played(definition, { pages: 301 }).complete('a').places, ['b']);
  assert.deepEqual(new Played(definition, { pages: 300 }).complete('a').places, ['c']);
});

test('a word may lead to a later step or to the end', () => {
  const definition = compileSteps(
    list('- { id: a, outcomes: { on: next, skip: c, stop: end } }\n- { id: b }\n- { id: c }'),
  );
  const after = (word: string) => new Played(definition).complete('a', word);
  assert.deepEqual(after('on').places, ['b']);
  assert.deepEqual(after('skip').places, ['c']);
  assert.equal(after('stop').state.status, 'completed');
});

test('steps without a share divide what is left; branches side by side take it together', () => {
  const { model } = compileSteps(
    list(
      '- { id: a, share: 0.2 }\n- { id: p, parallel: [{ id: b }, { steps: [{ id: c }, { id: d }] }] }\n- { id: e, share: 0 }',
    ),
  );
  const shares = Object.fromEntries(
    model.nodes.filter((node) => node.kind === 'user').map((node) => [node.id, node.share]),
  );
  assert.deepEqual(shares, { a: 0.2, b: 0.8, c: 0.4, d: 0.4, e: 0 });
});

test('time split by shares adds up to the limit exactly, in quarters of a day', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 200 }),
      (weights, quarters) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        const steps = weights.map((weight, place) => ({ id: `s${place}`, share: weight / whole }));
        const parts = [...splitTime(steps, quarters / 4).values()];
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          quarters / 4,
        );
        parts.forEach((part, place) => {
          assert.equal(part % 0.25, 0);
          assert.ok(Math.abs(part - (steps[place]!.share * quarters) / 4) < 0.25);
        });
      },
    ),
  );
});
