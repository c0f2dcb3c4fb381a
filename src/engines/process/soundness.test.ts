import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBpmn } from './bpmn/read-bpmn.ts';
import { flow, sketch } from './bpmn/sketch.ts';
import { compileSteps } from './compile-steps.ts';
import { InvalidProcess, type ProcessIssue } from './process-issue.ts';
import { checkSoundness } from './soundness.ts';

async function issuesOf(...elements: readonly string[]): Promise<readonly ProcessIssue[]> {
  try {
    await readBpmn(sketch(...elements));
  } catch (error) {
    assert.ok(error instanceof InvalidProcess, `${error}`);
    return error.issues;
  }
  return [];
}

const maybe = (from: string, to: string) =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"><conditionExpression>1 = 1</conditionExpression></sequenceFlow>`;

test('a parallel join after an exclusive choice is a deadlock, shown with the way there', async () => {
  const [issue] = await issuesOf(
    '<startEvent id="s"/><exclusiveGateway id="g" default="g_a"/><userTask id="a"/><userTask id="b"/>',
    '<parallelGateway id="j"/><endEvent id="e"/>',
    flow('s', 'g', 'a', 'j', 'e') + flow('b', 'j') + maybe('g', 'b'),
  );
  assert.deepEqual(issue, {
    code: 'deadlock',
    element: 'j',
    line: 4,
    reason: 'work stops here for ever: what it waits for can no longer come',
    path: ['s', 'g_a', 'a'],
  });
});

test('a parallel split never joined makes the rest happen twice, and is refused', async () => {
  const [issue] = await issuesOf(
    '<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>',
    flow('s', 'f', 'a', 'c', 'e') + flow('f', 'b', 'c'),
  );
  assert.equal(issue?.code, 'doubled');
  assert.equal(issue?.element, 'c');
  assert.deepEqual(issue?.path, ['s', 'a', 'b']);
});

test('a loop without a way out never ends', async () => {
  const [issue] = await issuesOf(
    '<startEvent id="s"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="g" default="g_e"/><endEvent id="e"/>',
    '<userTask id="c"/>',
    flow('s', 'g', 'e') + flow('a', 'b', 'c', 'a') + maybe('g', 'a'),
  );
  assert.equal(issue?.code, 'never-ends');
  assert.deepEqual(issue?.path, ['s', 'g_a']);
});

test('a loop in which nobody waits is refused', async () => {
  const issues = await issuesOf(
    '<startEvent id="s"/><exclusiveGateway id="g" default="g_e"/><exclusiveGateway id="h"/><endEvent id="e"/>',
    flow('s', 'g', 'e') + flow('h', 'g') + maybe('g', 'h'),
  );
  assert.deepEqual(
    issues.map((issue) => [issue.code, issue.element]),
    [
      ['endless-loop', 'g'],
      ['endless-loop', 'h'],
    ],
  );
});

test('an element no flow leads to, and one only a dead loop leads to, are refused', async () => {
  const alone = await issuesOf('<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>', flow('s', 'e'));
  assert.deepEqual(
    alone.map((issue) => [issue.code, issue.element]),
    [['never-reached', 'a']],
  );
  const loop = await issuesOf(
    '<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>',
    flow('s', 'e') + flow('a', 'b', 'a'),
  );
  assert.deepEqual(
    loop.map((issue) => [issue.code, issue.element]),
    [
      ['dead-element', 'a'],
      ['dead-element', 'b'],
    ],
  );
});

test('a boundary error nothing raises is dead', async () => {
  const issues = await issuesOf(
    '<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>',
    `${flow('is', 'a', 'ie')}</subProcess><boundaryEvent id="b" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>`,
    '<endEvent id="e"/>',
    flow('s', 'sub', 'e') + flow('b', 'e'),
  );
  assert.deepEqual(
    issues.map((issue) => [issue.code, issue.element]),
    [['dead-element', 'b']],
  );
});

test('reminders of a step done again and again may pile up without being called unsound', () => {
  compileSteps({
    id: 'renew',
    name: 'Gia hạn',
    steps: [
      { id: 'ask', timers: [{ after: 'P1D', goTo: 'remind' }] },
      { id: 'check', outcomes: ['approve', 'sendBack'], returnTo: 'ask' },
    ],
  });
});

test('ten branches of three steps each are checked whole and do not hang', { timeout: 60_000 }, () => {
  const branch = (letter: string) => ({
    steps: [1, 2, 3].map((number) => ({ id: `${letter}${number}` })),
  });
  const definition = compileSteps({
    id: 'wide',
    name: 'Nhiều nhánh',
    steps: [{ id: 'all', parallel: [...'abcdefghij'].map(branch) }],
  });
  assert.deepEqual(checkSoundness(definition), []);
});

test('a process too large to check is refused, not taken on trust', async () => {
  const branches = Array.from({ length: 20 }, (_, place) => `t${place}`);
  const [issue] = await issuesOf(
    '<startEvent id="s"/><parallelGateway id="f"/><parallelGateway id="j"/><endEvent id="e"/>',
    branches.map((id) => `<userTask id="${id}"/>${flow('f', id, 'j')}`).join('\n'),
    flow('s', 'f') + flow('j', 'e'),
  );
  assert.equal(issue?.code, 'too-large-to-check');
});
