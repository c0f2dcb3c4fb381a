import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readBpmnModel } from './bpmn/read-bpmn.ts';
import { writeBpmn } from './bpmn/write-bpmn.ts';
import { compileProcess } from './compile-process.ts';
import { compileSteps } from './compile-steps.ts';
import type { Definition } from './definition.ts';
import { keyOf, outstanding, undo } from './outstanding.ts';
import { possibleEvents } from './possible-events.ts';
import { InvalidProcess } from './process-issue.ts';
import { anyModels, stepLists } from './random-process.ts';
import { type Effect, newInstance, type ProcessEvent, type State, type Variables } from './state.ts';
import { step } from './step.ts';

const given = fc.record({
  wanted: fc.boolean(),
  people: fc.subarray(['Lan', 'Hùng', 'Mai']),
  b0: fc.boolean(),
  b1: fc.boolean(),
  b2: fc.boolean(),
  b3: fc.boolean(),
});
/** Which of the possible events happens next; after these, work simply goes on. */
const choices = fc.array(fc.nat(1_000), { maxLength: 25 });

/** Events that may happen, with a person choosing the first word once the choices have run out. */
function* walk(definition: Definition, variables: Variables, picks: readonly number[]) {
  let event: ProcessEvent | undefined = { type: 'start', variables };
  let state: State = newInstance;
  for (let moves = 0; event; moves += 1) {
    assert.ok(moves < 500, 'the walk does not end');
    const taken = step(definition, state, event);
    assert.equal(taken.refusal, undefined, JSON.stringify(taken.refusal));
    yield { before: state, event, ...taken };
    state = taken.state;
    const possible = possibleEvents(definition, state);
    event = possible[moves < picks.length ? picks[moves]! % Math.max(possible.length, 1) : 0]?.event;
  }
  assert.equal(state.status, 'completed', `stuck at ${state.tokens.map((token) => token.at)}`);
}

const walks = (check: (definition: Definition, steps: Generator<Walked>) => void) =>
  fc.assert(
    fc.property(stepLists, given, choices, (list, variables, picks) => {
      const definition = compileSteps(list);
      check(definition, walk(definition, variables, picks));
    }),
    { numRuns: 150 },
  );
type Walked = ReturnType<typeof walk> extends Generator<infer Step> ? Step : never;

test('whatever happens to it, a step list compiles and comes to its end', () => {
  walks((_definition, steps) => {
    for (const _ of steps);
  });
});

test('the same definition, state and event give the same answer, straight or through JSON', () => {
  walks((definition, steps) => {
    for (const { before, event, state, effects } of steps) {
      const stored = JSON.parse(JSON.stringify(before)) as State;
      assert.deepEqual(step(definition, stored, event), { state, effects });
      assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
    }
  });
});

test('a state is never changed in place', () => {
  walks((definition, steps) => {
    for (const { before, event } of steps) step(definition, frozen(before), event);
  });
});

test('what was asked for and not taken back is exactly what the state waits for', () => {
  walks((definition, steps) => {
    const open = new Set<string>();
    for (const { event, state, effects } of steps) {
      const answered = answeredBy(event);
      if (answered !== undefined) assert.ok(open.delete(answered), `${answered} was not open`);
      for (const effect of effects) post(open, effect);
      assert.deepEqual([...open].sort(), outstanding(definition, state).map(keyOf).sort());
    }
  });
});

/** A timer that fired and a call that was answered need not be taken back; an awaited message always is. */
function answeredBy(event: ProcessEvent): string | undefined {
  if (event.type === 'timer') return `timer ${event.timer}`;
  return 'call' in event ? `call ${event.call}` : undefined;
}

/** Keeps the account of asked and answered as a caller's tables would; a double entry is an error. */
function post(open: Set<string>, effect: Effect): void {
  const closing = closes(effect);
  if (closing !== undefined) assert.ok(open.delete(closing), `${closing} was not open`);
  else if (isRequest(effect)) {
    assert.ok(!open.has(keyOf(effect)), `${keyOf(effect)} is open already`);
    open.add(keyOf(effect));
  }
}

const isRequest = (effect: Effect) => undo(effect) !== effect;

function closes(effect: Effect): string | undefined {
  if (effect.type === 'close-work-item') return `item ${effect.item}`;
  if (effect.type === 'cancel-timer') return `timer ${effect.timer}`;
  if (effect.type === 'cancel-call') return `call ${effect.call}`;
  return effect.type === 'stop-awaiting' ? `message ${effect.on} ${effect.message}` : undefined;
}

test('token numbers are never used twice and every token stands in a scope that is there', () => {
  walks((_definition, steps) => {
    const known = new Set<number>();
    for (const { before, state } of steps) {
      const ids = state.tokens.map((token) => token.id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { id, in: scope } of state.tokens) {
        assert.ok(id < state.next);
        if (!before.tokens.some((token) => token.id === id)) assert.ok(!known.has(id), `${id} used twice`);
        known.add(id);
        assert.ok(scope === undefined || ids.includes(scope));
      }
    }
  });
});

const nonsense = fc.record({
  type: fc.constantFrom(
    'complete',
    'timer',
    'message',
    'service-done',
    'service-failed',
    'call-returned',
    'nothing',
  ),
  item: fc.integer(),
  call: fc.integer(),
  timer: fc.oneof(fc.string(), fc.constantFrom('1/', '/', '1/step1', 'NaN/end')),
  message: fc.string(),
  error: fc.string(),
  outcome: fc.option(fc.string(), { nil: undefined }),
});

test('events that make no sense are refused or, by luck, taken; nothing is thrown', () => {
  fc.assert(
    fc.property(stepLists, given, fc.array(nonsense, { maxLength: 20 }), (list, variables, events) => {
      const definition = compileSteps(list);
      let { state } = step(definition, newInstance, { type: 'start', variables });
      for (const event of events) {
        const taken = step(definition, state, event as ProcessEvent);
        if (taken.refusal) assert.equal(taken.state, state);
        state = taken.state;
      }
    }),
    { numRuns: 150 },
  );
});

test('a graph that passes the soundness check never gets stuck', () => {
  let passed = 0;
  fc.assert(
    fc.property(anyModels, given, choices, (model, variables, picks) => {
      const definition = compiledOrRefused(model);
      if (!definition) return;
      passed += 1;
      for (const _ of walkFairly(definition, variables, picks));
    }),
    { numRuns: 3_000 },
  );
  assert.ok(passed > 20, `only ${passed} graphs passed: the property says nothing`);
});

function compiledOrRefused(model: Definition['model']): Definition | undefined {
  try {
    return compileProcess(model);
  } catch (error) {
    assert.ok(error instanceof InvalidProcess, `${error}`);
    return undefined;
  }
}

/** Conditions do not change during a walk, so a loop may turn for ever; what may not happen is that nothing can. */
function* walkFairly(definition: Definition, variables: Variables, picks: readonly number[]) {
  let { state } = step(definition, newInstance, { type: 'start', variables });
  for (const pick of picks) {
    if (state.status !== 'running') return;
    const possible = possibleEvents(definition, state);
    assert.ok(possible.length > 0, `stuck at ${state.tokens.map((token) => token.at)}`);
    const taken = step(definition, state, possible[pick % possible.length]!.event);
    assert.equal(taken.refusal, undefined, JSON.stringify(taken.refusal));
    yield taken;
    state = taken.state;
  }
}

test('a model written as BPMN is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(stepLists, async (list) => {
      const { model } = compileSteps(list);
      const back = await readBpmnModel(await writeBpmn(model));
      const nodes = back.nodes.map(({ line, ...node }) => node);
      assert.deepEqual({ ...back, nodes }, model);
    }),
    { numRuns: 40 },
  );
});

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
