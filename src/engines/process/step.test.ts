import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBpmn } from './bpmn/read-bpmn.ts';
import { flow, sketch } from './bpmn/sketch.ts';
import { Played } from './fixtures.ts';
import { newInstance, type Variables } from './state.ts';
import { step } from './step.ts';

const timer = (rule: string) =>
  `<timerEventDefinition><timeDuration>${rule}</timeDuration></timerEventDefinition>`;
const when = (id: string, from: string, to: string, feel: string) =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"><conditionExpression>${feel}</conditionExpression></sequenceFlow>`;
const variables = (declared: Readonly<Record<string, string>>) =>
  `<extensionElements>${Object.entries(declared)
    .map(([name, type]) => `<muong:variable name="${name}" type="${type}"/>`)
    .join('')}</extensionElements>`;

async function play(elements: readonly string[], given: Variables = {}): Promise<Played> {
  return new Played(await readBpmn(sketch(...elements)), given);
}

test('a parallel gateway opens every branch and waits for all', async () => {
  const loan = await play([
    '<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>',
    '<parallelGateway id="join"/><userTask id="c"/><endEvent id="e"/>',
    flow('s', 'fork', 'a', 'join', 'c', 'e') + flow('fork', 'b', 'join'),
  ]);
  assert.deepEqual(loan.places, ['a', 'b']);
  assert.deepEqual(loan.complete('b').places, ['a', 'join']);
  assert.deepEqual(loan.complete('a').places, ['c']);
  assert.deepEqual(loan.complete('c').types, ['close-work-item', 'completed']);
});

test('an exclusive gateway takes the first flow that holds, or the default', async () => {
  const elements = [
    variables({ 'số trang': 'number' }),
    '<startEvent id="s"/><exclusiveGateway id="g" default="g_short"/><userTask id="short"/><userTask id="long"/><endEvent id="e"/>',
    flow('s', 'g', 'short', 'e') + flow('long', 'e') + when('f', 'g', 'long', 'số trang > 300'),
  ];
  assert.deepEqual((await play(elements, { 'số trang': 301 })).places, ['long']);
  assert.deepEqual((await play(elements, { 'số trang': 300 })).places, ['short']);
  assert.deepEqual((await play(elements)).places, ['short']);
});

test('without a default, an event that satisfies no flow is refused and changes nothing', async () => {
  const definition = await readBpmn(
    sketch(
      variables({ pages: 'number' }),
      '<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g"/><endEvent id="e1"/><endEvent id="e2"/>',
      flow('s', 'a', 'g'),
      when('f1', 'g', 'e1', 'pages > 3') + when('f2', 'g', 'e2', 'pages &lt; 3'),
    ),
  );
  const loan = new Played(definition, { pages: 3 });
  const result = step(definition, loan.state, { type: 'complete', item: 1 });
  assert.deepEqual(result, {
    state: loan.state,
    effects: [],
    refusal: { code: 'no-flow-holds', element: 'g' },
  });
  assert.equal(loan.complete('a', undefined, { pages: 4 }).state.outcome, 'e1');
});

test('an inclusive gateway takes every flow that holds, and its join waits for just those', async () => {
  const elements = [
    variables({ a: 'boolean', b: 'boolean' }),
    '<startEvent id="s"/><inclusiveGateway id="g" default="g_z"/><userTask id="x"/><userTask id="y"/><userTask id="z"/>',
    '<inclusiveGateway id="j"/><userTask id="after"/><endEvent id="e"/>',
    flow('s', 'g', 'z', 'j', 'after', 'e') + flow('x', 'j') + flow('y', 'j'),
    when('f1', 'g', 'x', 'a') + when('f2', 'g', 'y', 'b'),
  ];
  const both = await play(elements, { a: true, b: true });
  assert.deepEqual(both.places, ['x', 'y']);
  assert.deepEqual(both.complete('x').places, ['j', 'y']);
  assert.deepEqual(both.complete('y').places, ['after']);
  assert.deepEqual((await play(elements, { a: true, b: false })).complete('x').places, ['after']);
  assert.deepEqual((await play(elements, { a: false, b: false })).complete('z').places, ['after']);
});

test('an inclusive join does not wait for a token that can no longer come', async () => {
  const loan = await play([
    variables({ late: 'boolean' }),
    '<startEvent id="s"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="g" default="g_j"/>',
    '<endEvent id="away"/><inclusiveGateway id="j"/><userTask id="c"/><endEvent id="e"/>',
    flow('s', 'fork', 'a', 'j', 'c', 'e') + flow('fork', 'b', 'g', 'j') + when('f', 'g', 'away', 'late'),
  ]);
  assert.deepEqual(loan.complete('a').places, ['b', 'j']);
  assert.deepEqual(loan.complete('b', undefined, { late: true }).places, ['c']);
});

test('the first event after an event gateway wins and the others are called off', async () => {
  const elements = [
    '<startEvent id="s"/><eventBasedGateway id="g"/>',
    '<receiveTask id="paid" muong:message="paid"/>',
    `<intermediateCatchEvent id="expired">${timer('P3D')}</intermediateCatchEvent>`,
    '<userTask id="lend"/><endEvent id="e1"/><endEvent id="e2"/>',
    flow('s', 'g', 'paid', 'lend', 'e1') + flow('g', 'expired', 'e2'),
  ];
  const paid = await play(elements);
  assert.deepEqual(paid.types, ['await-message', 'start-timer']);
  paid.take({ type: 'message', message: 'paid', variables: { receipt: 'BL-7' } });
  assert.deepEqual(paid.types, ['stop-awaiting', 'cancel-timer', 'open-work-item']);
  assert.equal(paid.state.variables['receipt'], 'BL-7');
  const expired = (await play(elements)).fire('g', 'expired');
  assert.deepEqual(expired.types, ['stop-awaiting', 'completed']);
  assert.equal(expired.state.outcome, 'e2');
});

test('an interrupting timer withdraws the work item, another leaves it open and fires once', async () => {
  const elements = [
    '<startEvent id="s"/><userTask id="read"/><endEvent id="e"/><userTask id="fetch"/>',
    `<boundaryEvent id="late" attachedToRef="read">${timer('P14D')}</boundaryEvent>`,
    `<boundaryEvent id="warn" attachedToRef="read" cancelActivity="false">${timer('P10D')}</boundaryEvent><endEvent id="warned"/>`,
    flow('s', 'read', 'e') + flow('late', 'fetch', 'e') + flow('warn', 'warned'),
  ];
  const loan = (await play(elements)).fire('read', 'warn');
  assert.deepEqual(loan.places, ['read']);
  assert.equal(loan.refused({ type: 'timer', timer: '1/warn' }), 'no-such-timer');
  loan.fire('read', 'late');
  assert.deepEqual(loan.effects[0], {
    type: 'close-work-item',
    item: 1,
    element: 'read',
    reason: 'withdrawn',
  });
  assert.deepEqual(loan.places, ['fetch']);
  const inTime = (await play(elements)).complete('read');
  assert.deepEqual(inTime.types, ['close-work-item', 'cancel-timer', 'cancel-timer', 'completed']);
});

test('a service failure is caught by the boundary event for its code, or refused', async () => {
  const loan = await play([
    '<startEvent id="s"/><serviceTask id="pay" muong:operation="charge"/><endEvent id="e"/><userTask id="cash"/>',
    '<boundaryEvent id="broke" attachedToRef="pay"><errorEventDefinition errorRef="err"/></boundaryEvent>',
    flow('s', 'pay', 'e') + flow('broke', 'cash', 'e'),
    '</process><error id="err" errorCode="no-funds"/><process id="empty">',
  ]);
  assert.deepEqual(loan.effects, [{ type: 'call-service', operation: 'charge', call: 1, element: 'pay' }]);
  assert.equal(loan.refused({ type: 'service-failed', call: 1, error: 'timeout' }), 'error-not-caught');
  loan.take({ type: 'service-failed', call: 1, error: 'no-funds' });
  assert.deepEqual(loan.places, ['cash']);
  assert.equal(loan.refused({ type: 'service-done', call: 1 }), 'no-such-call');
});

const withSubProcess = [
  '<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>',
  `<exclusiveGateway id="g" default="ok"/><endEvent id="ie1"/><endEvent id="ie2"/><endEvent id="bad"><errorEventDefinition errorRef="err"/></endEvent>`,
  `${flow('is', 'f', 'a', 'ie1')}${flow('f', 'b', 'g')}<sequenceFlow id="ok" sourceRef="g" targetRef="ie2"/>${when('no', 'g', 'bad', 'torn')}</subProcess>`,
  '<boundaryEvent id="caught" attachedToRef="sub"><errorEventDefinition errorRef="err"/></boundaryEvent>',
  '<userTask id="after"/><userTask id="mend"/><endEvent id="e"/>',
  flow('s', 'sub', 'after', 'e') + flow('caught', 'mend', 'e'),
  variables({ torn: 'boolean' }),
  '</process><error id="err" errorCode="torn"/><process id="empty">',
];

test('a sub-process is done when all within it is', async () => {
  const loan = await play(withSubProcess);
  assert.deepEqual(loan.places, ['a', 'b', 'sub']);
  assert.deepEqual(loan.complete('b').complete('a').places, ['after']);
});

test('an error within a sub-process withdraws the rest of it and goes to who catches it', async () => {
  const loan = (await play(withSubProcess)).complete('b', undefined, { torn: true });
  assert.deepEqual(loan.places, ['mend']);
  assert.deepEqual(loan.types, ['close-work-item', 'close-work-item', 'open-work-item']);
});

test('an error nobody catches ends the process with its code', async () => {
  const loan = await play([
    '<startEvent id="s"/><userTask id="a"/><endEvent id="e"><errorEventDefinition errorRef="err"/></endEvent>',
    flow('s', 'a', 'e'),
    '</process><error id="err" errorCode="lost"/><process id="empty">',
  ]);
  loan.complete('a');
  assert.equal(loan.state.status, 'failed');
  assert.deepEqual(loan.effects.at(-1), { type: 'failed', error: 'lost' });
});

test('a terminate end ends everything else', async () => {
  const loan = await play([
    '<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>',
    '<endEvent id="stop"><terminateEventDefinition/></endEvent>',
    flow('s', 'f', 'a', 'e') + flow('f', 'b', 'stop'),
  ]);
  loan.complete('b');
  assert.deepEqual(loan.types, ['close-work-item', 'close-work-item', 'completed']);
  assert.equal(loan.state.outcome, 'stop');
});

test('a call activity starts another process and takes over what it returns', async () => {
  const loan = await play([
    '<startEvent id="s"/><callActivity id="other" calledElement="other-library"/><endEvent id="e"/>',
    flow('s', 'other', 'e'),
  ]);
  assert.deepEqual(loan.effects, [
    { type: 'start-process', process: 'other-library', call: 1, element: 'other' },
  ]);
  loan.take({ type: 'call-returned', call: 1, outcome: 'lent', variables: { shelf: 'B2' } });
  assert.deepEqual(loan.state.variables, { shelf: 'B2', outcomes: { other: 'lent' } });
});

test('a business rule task writes its value as JSON', async () => {
  const loan = await play(
    [
      variables({ pages: 'number', due: 'date' }),
      '<startEvent id="s"/><businessRuleTask id="fee" muong:decision="if pages > 300 then 5000 else 0" muong:result="fee"/>',
      '<businessRuleTask id="later" muong:decision="date(&quot;2026-01-30&quot;) + duration(&quot;P14D&quot;)" muong:result="back"/>',
      '<userTask id="a"/><endEvent id="e"/>',
      flow('s', 'fee', 'later', 'a', 'e'),
    ],
    { pages: 400 },
  );
  assert.equal(loan.state.variables['fee'], 5000);
  assert.equal(loan.state.variables['back'], '2026-02-13');
});

test('a timer at a variable takes the date that stands there', async () => {
  const elements = [
    variables({ due: 'date' }),
    '<startEvent id="s"/><intermediateCatchEvent id="wait"><timerEventDefinition muong:clock="working"><timeDate>due</timeDate></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>',
    flow('s', 'wait', 'e'),
  ];
  const loan = await play(elements, { due: '2026-12-01' });
  assert.deepEqual(loan.effects, [
    {
      type: 'start-timer',
      timer: '1/wait',
      element: 'wait',
      on: 1,
      rule: { at: '2026-12-01', clock: 'working' },
    },
  ]);
  const definition = await readBpmn(sketch(...elements));
  assert.equal(step(definition, newInstance, { type: 'start' }).refusal?.code, 'condition-failed');
});

test('a message is for one: the element named, or who has waited longest', async () => {
  const loan = await play([
    '<startEvent id="s"/><parallelGateway id="f"/><receiveTask id="a" muong:message="m"/><receiveTask id="b" muong:message="m"/><endEvent id="e"/>',
    flow('s', 'f', 'a', 'e') + flow('f', 'b', 'e'),
  ]);
  assert.equal(loan.refused({ type: 'message', message: 'other' }), 'not-awaited');
  assert.deepEqual(loan.take({ type: 'message', message: 'm', to: loan.tokenAt('b') }).places, ['a']);
  assert.equal(loan.take({ type: 'message', message: 'm' }).state.status, 'completed');
});

test('late, repeated and unknown events are refused by code and change nothing', async () => {
  const definition = await readBpmn(
    sketch(
      '<startEvent id="s"/><userTask id="a" muong:outcomes="yes no"/><endEvent id="e"/>',
      flow('s', 'a', 'e'),
    ),
  );
  const code = (event: unknown) => step(definition, newInstance, event as { type: 'cancel' }).refusal?.code;
  assert.equal(code({ type: 'complete', item: 1 }), 'not-started');
  assert.equal(code({ type: 'start', at: 'nowhere' }), 'no-such-start');
  const loan = new Played(definition);
  assert.equal(loan.refused({ type: 'start' }), 'already-started');
  assert.equal(loan.refused({ type: 'complete', item: 7 }), 'no-such-item');
  assert.equal(loan.refused({ type: 'complete', item: 1 }), 'unknown-outcome');
  assert.equal(loan.refused({ type: 'complete', item: 1, outcome: 'maybe' }), 'unknown-outcome');
  const forged = { outcomes: { a: 'yes' } };
  assert.equal(
    loan.refused({ type: 'complete', item: 1, outcome: 'no', variables: forged }),
    'reserved-variable',
  );
  assert.equal(loan.refused({ type: 'timer', timer: '1/constructor' }), 'no-such-timer');
  assert.equal(loan.refused({ type: 'timer', timer: 'x' }), 'no-such-timer');
  assert.equal(loan.refused({ type: '__proto__' } as never), 'unknown-event');
  loan.complete('a', 'yes');
  assert.equal(loan.refused({ type: 'complete', item: 1, outcome: 'yes' }), 'already-ended');
});

test('cancelling withdraws all that was asked for', async () => {
  const loan = await play([
    '<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><serviceTask id="b" muong:operation="o"/><receiveTask id="c" muong:message="m"/><endEvent id="e"/>',
    flow('s', 'f', 'a', 'e') + flow('f', 'b', 'e') + flow('f', 'c', 'e'),
  ]);
  loan.take({ type: 'cancel' });
  assert.deepEqual(loan.types, ['close-work-item', 'cancel-call', 'stop-awaiting', 'cancelled']);
  assert.deepEqual(loan.state.tokens, []);
});
