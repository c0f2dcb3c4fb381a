import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBpmnModel } from './bpmn/read-bpmn.ts';
import { flow, sketch } from './bpmn/sketch.ts';
import { writeBpmn } from './bpmn/write-bpmn.ts';
import { compileSteps } from './compile-steps.ts';
import { newInstance } from './state.ts';
import { step } from './step.ts';
import { stepsBefore } from './steps-before.ts';

const lending = compileSteps({
  id: 'lending',
  name: 'Mượn liên thư viện',
  variables: { wanted: 'boolean', branch: 'text', words: 'text', branches: 'list' },
  steps: [
    { id: 'ask', place: 'branch', question: 'words' },
    { id: 'choose', when: 'wanted' },
    { id: 'check', notBy: ['ask'] },
    { id: 'opinions', consult: { each: 'branches', as: 'one' }, place: 'one', question: 'Còn sách không?' },
    { id: 'side', parallel: [{ id: 'left' }, { id: 'right', call: 'other', place: 'Kho' }] },
    { id: 'last' },
  ],
});
const idsBefore = (id: string) =>
  stepsBefore(lending.byId.get(id)!)
    .map((node) => node.id)
    .toSorted();

test('the steps before one are those it can have come from, past conditions', () => {
  assert.deepEqual(idsBefore('check'), ['ask', 'choose']);
  assert.deepEqual(idsBefore('ask'), []);
});

test('nobody goes back behind a fork, a join, or opinions that were asked of many', () => {
  assert.deepEqual(idsBefore('left'), []);
  assert.deepEqual(idsBefore('last'), []);
  assert.deepEqual(idsBefore('opinions'), [], 'nor does one of the many');
});

test('work is sent back to the step it came from, whose turn it then is again', () => {
  let { state } = step(lending, newInstance, { type: 'start' });
  ({ state } = step(lending, state, { type: 'complete', item: 1 }));
  const back = step(lending, state, { type: 'send-back', item: 2, to: 'ask' });
  assert.deepEqual(
    back.effects.map((effect) => ('reason' in effect ? effect.reason : effect.type)),
    ['sent-back', 'open-work-item'],
  );
  assert.deepEqual(back.state.tokens, [{ id: 3, at: 'ask' }]);
  assert.equal(step(lending, state, { type: 'send-back', item: 2, to: 'last' }).refusal?.code, 'no-way-back');
});

test('a place and a question are words, or the variables that hold them', () => {
  const begin = (variables: object) =>
    step(lending, newInstance, { type: 'start', variables: variables as never }).effects[0]!;
  const asked = begin({ branch: 'B1', words: 'Ai giữ sách?' });
  assert.ok(asked.type === 'open-work-item');
  assert.deepEqual([asked.place, asked.question], ['B1', 'Ai giữ sách?']);
  const unknown = begin({});
  assert.ok(unknown.type === 'open-work-item');
  assert.equal(unknown.place, null, 'a variable that holds nothing is no place');
});

test('each of those asked is asked at its own place', () => {
  let { state, effects } = step(lending, newInstance, {
    type: 'start',
    variables: { wanted: false, branches: ['B1', 'B2'] },
  });
  for (const item of [1, 2]) ({ state, effects } = step(lending, state, { type: 'complete', item }));
  const places = effects.flatMap((effect) => (effect.type === 'open-work-item' ? [effect.place] : []));
  assert.deepEqual(places, ['B1', 'B2']);
});

test('four eyes need a task of people to look at', () => {
  const steps = [{ id: 'ask' }, { id: 'check', notBy: ['asks'] }];
  assert.throws(() => compileSteps({ id: 'p', name: 'P', steps }), /no other task of people/);
});

test('place, question and four eyes survive the way through BPMN', async () => {
  const read = await readBpmnModel(await writeBpmn(lending.model));
  const said = (model: typeof read) =>
    model.nodes.map(({ id, place, question, notBy }) => ({ id, place, question, notBy }));
  assert.deepEqual(said(read), said(lending.model));
});

test('a lane names the place of everything in it, also for the lanes inside', async () => {
  const xml = sketch(
    `<laneSet><lane id="dept" name="Sở" muong:place="H99.12"><childLaneSet><lane id="l" name="handler"><flowNodeRef>x</flowNodeRef></lane></childLaneSet></lane></laneSet>`,
    '<startEvent id="s"/>',
    '<userTask id="x"/>',
    '<endEvent id="e"/>',
    flow('s', 'x', 'e'),
  );
  const [, task] = (await readBpmnModel(xml)).nodes;
  assert.deepEqual([task?.position, task?.place], ['handler', 'H99.12']);
});
