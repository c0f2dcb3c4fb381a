import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBpmn } from './bpmn/read-bpmn.ts';
import { flow, sketch } from './bpmn/sketch.ts';
import { compileSteps } from './compile-steps.ts';
import { Played } from './fixtures.ts';
import type { Consultation } from './step-list.ts';

const readers = ['Lan', 'Hùng', 'Mai'];

const consulting = (consult: Partial<Consultation> = {}) =>
  compileSteps({
    id: 'which-book',
    name: 'Hỏi ý kiến bạn đọc',
    variables: { readers: 'list' },
    steps: [
      {
        id: 'ask',
        outcomes: ['agree', 'object'],
        consult: { each: 'readers', as: 'reader', ...consult },
        timers: [{ after: 'P3D', goTo: 'next' }],
      },
      { id: 'buy' },
    ],
  });

test('everyone in the list gets a work item, and every answer is kept', () => {
  const question = new Played(consulting(), { readers });
  const items = question.effects.filter((effect) => effect.type === 'open-work-item');
  assert.deepEqual(
    items.map((item) => item.local),
    [
      { reader: 'Lan', loopCounter: 1 },
      { reader: 'Hùng', loopCounter: 2 },
      { reader: 'Mai', loopCounter: 3 },
    ],
  );
  question.complete('ask', 'agree', { note: 'hay' });
  question.complete('ask', 'object');
  question.complete('ask', 'agree');
  assert.deepEqual(question.places, ['buy']);
  assert.deepEqual(question.state.variables['outcomes'], { ask: ['agree', 'object', 'agree'] });
  assert.deepEqual((question.state.variables['answers'] as { ask: unknown[] }).ask[0], {
    reader: 'Lan',
    loopCounter: 1,
    note: 'hay',
  });
});

test('once enough have answered, the rest is withdrawn', () => {
  const enough = 'count(outcomes.ask[item = "agree"]) >= 2';
  const question = new Played(consulting({ until: enough }), { readers });
  question.complete('ask', 'object').complete('ask', 'agree');
  assert.deepEqual(question.places, ['ask', 'ask']);
  const agreed = new Played(consulting({ until: enough }), { readers });
  agreed.complete('ask', 'agree').complete('ask', 'agree');
  assert.deepEqual(agreed.types, ['close-work-item', 'close-work-item', 'cancel-timer', 'open-work-item']);
  assert.deepEqual(agreed.places, ['buy']);
});

test('silence is consent: at the deadline the answers so far count', () => {
  const question = new Played(consulting(), { readers }).complete('ask', 'agree').fire('ask', 'ask_timer1');
  assert.deepEqual(question.places, ['buy']);
  assert.deepEqual(question.state.variables['outcomes'], { ask: ['agree'] });
});

test('in turn, each is asked when the one before has answered', () => {
  const question = new Played(consulting({ inTurn: true }), { readers });
  const seen: unknown[] = [];
  while (question.places.includes('ask')) {
    seen.push(question.effects.findLast((effect) => effect.type === 'open-work-item')?.local?.['reader']);
    question.complete('ask', 'agree');
  }
  assert.deepEqual(seen, readers);
});

test('asking nobody goes on at once, and asking what is no list is refused', () => {
  assert.deepEqual(new Played(consulting(), { readers: [] }).places, ['buy']);
  const definition = consulting();
  assert.throws(() => new Played(definition, { readers: 'Lan' }), /condition-failed/);
});

test('a sub-process done for many keeps what each instance finds apart', async () => {
  const definition = await readBpmn(
    sketch(
      '<extensionElements><muong:variable name="shelves" type="list"/></extensionElements>',
      '<startEvent id="s"/><subProcess id="search"><multiInstanceLoopCharacteristics muong:each="shelves" muong:as="shelf"/>',
      `<startEvent id="is"/><userTask id="look" muong:outcomes="found missing"/><exclusiveGateway id="g" default="no"/><userTask id="fetch"/><endEvent id="ie"/>`,
      `${flow('is', 'look', 'g')}${flow('fetch', 'ie')}<sequenceFlow id="no" sourceRef="g" targetRef="ie"/>`,
      '<sequenceFlow id="yes" sourceRef="g" targetRef="fetch"><conditionExpression>outcomes.look = "found"</conditionExpression></sequenceFlow>',
      '</subProcess><endEvent id="e"/>',
      flow('s', 'search', 'e'),
    ),
  );
  const search = new Played(definition, { shelves: ['A', 'B'] });
  search.complete('look', 'missing').complete('look', 'found', { page: 7 }).complete('fetch');
  assert.equal(search.state.status, 'completed');
  const { answers, outcomes } = search.state.variables as Record<string, Record<string, unknown>>;
  assert.deepEqual(answers?.['search'], [
    { shelf: 'A', loopCounter: 1 },
    { shelf: 'B', loopCounter: 2, page: 7 },
  ]);
  assert.equal(outcomes?.['look'], undefined);
});
