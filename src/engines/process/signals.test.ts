import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBpmn, readBpmnModel } from './bpmn/read-bpmn.ts';
import { flow, sketch } from './bpmn/sketch.ts';
import { writeBpmn } from './bpmn/write-bpmn.ts';
import { newInstance, type State } from './state.ts';
import { step } from './step.ts';

/** The fire alarm of a library: two readers leave off, one who is on the way out hears nothing, and it rings once. */
const alarm = sketch(
  '<startEvent id="s"/><parallelGateway id="fork"/>',
  '<userTask id="read"/><boundaryEvent id="heard" attachedToRef="read"><signalEventDefinition signalRef="fire"/></boundaryEvent>',
  '<intermediateCatchEvent id="wait"><signalEventDefinition signalRef="fire"/></intermediateCatchEvent>',
  '<receiveTask id="other" messageRef="word"/><exclusiveGateway id="merge"/>',
  '<parallelGateway id="join"/><endEvent id="e"><signalEventDefinition signalRef="fire"/></endEvent>',
  flow('s', 'fork', 'read', 'merge', 'join', 'e'),
  flow('fork', 'wait', 'join'),
  flow('fork', 'other', 'join'),
  flow('heard', 'merge'),
).replace('<process', '<signal id="fire" name="Báo cháy"/><message id="word" name="Báo cháy"/><process');

const at = ({ tokens }: State) => tokens.map((token) => token.at).toSorted();

test('a signal is heard by all who wait for it at once, and by no one who waits for a message of its name', async () => {
  const definition = await readBpmn(alarm);
  const { state, effects } = step(definition, newInstance, { type: 'start' });
  const awaited = effects.filter((effect) => effect.type === 'await-message');
  assert.deepEqual(
    awaited.map(({ broadcast }) => broadcast ?? false),
    [true, true, false],
  );
  const rung = step(definition, state, { type: 'message', message: 'Báo cháy', broadcast: true });
  assert.deepEqual(at(rung.state), ['join', 'join', 'other']);
  const again = step(definition, rung.state, { type: 'message', message: 'Báo cháy', broadcast: true });
  assert.equal(again.refusal?.code, 'not-awaited');
  const told = step(definition, rung.state, { type: 'message', message: 'Báo cháy' });
  assert.equal(told.state.status, 'completed');
  assert.deepEqual(
    told.effects.filter((effect) => effect.type === 'send-message'),
    [{ type: 'send-message', message: 'Báo cháy', broadcast: true, element: 'e' }],
  );
});

test('a message is not heard by who waits for the signal of its name', async () => {
  const definition = await readBpmn(alarm);
  const { state } = step(definition, newInstance, { type: 'start' });
  const told = step(definition, state, { type: 'message', message: 'Báo cháy' });
  assert.deepEqual(at(told.state), ['join', 'read', 'wait']);
});

test('signals survive the way through BPMN', async () => {
  const { model } = await readBpmn(alarm);
  const read = await readBpmnModel(await writeBpmn(model));
  const said = ({ nodes }: typeof read) =>
    nodes.map(({ id, message, broadcast }) => [id, message, broadcast]);
  assert.deepEqual(said(read), said(model));
});
