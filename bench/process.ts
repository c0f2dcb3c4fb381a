import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';
import { newInstance, readBpmn, type State, step } from '#engines/process/index.ts';

/** Six user tasks in a row, a gateway that may send back, and a reminder on the long step. */
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:muong="urn:muong:bpmn:1" id="bench" targetNamespace="urn:bench">
  <process id="loan" isExecutable="true">
    <extensionElements><muong:variable name="pages" type="number"/></extensionElements>
    <startEvent id="start"/>
    <userTask id="accept"/><userTask id="assign"/><userTask id="handle"/>
    <userTask id="review"/><userTask id="sign"/><userTask id="hand"/>
    <boundaryEvent id="late" attachedToRef="handle" cancelActivity="false">
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P2D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <endEvent id="reminded"/>
    <exclusiveGateway id="choice" default="on"/>
    <endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="accept"/>
    <sequenceFlow id="f2" sourceRef="accept" targetRef="assign"/>
    <sequenceFlow id="f3" sourceRef="assign" targetRef="handle"/>
    <sequenceFlow id="f4" sourceRef="handle" targetRef="review"/>
    <sequenceFlow id="f5" sourceRef="review" targetRef="choice"/>
    <sequenceFlow id="on" sourceRef="choice" targetRef="sign"/>
    <sequenceFlow id="back" sourceRef="choice" targetRef="handle">
      <conditionExpression xsi:type="tFormalExpression">CONDITION</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f6" sourceRef="sign" targetRef="hand"/>
    <sequenceFlow id="f7" sourceRef="hand" targetRef="end"/>
    <sequenceFlow id="f8" sourceRef="late" targetRef="reminded"/>
  </process>
</definitions>`;
const userTasks = 6;
/** A condition each engine can read, asking the same thing: bpmn-engine has no FEEL, so it gets a variable. */
const ourXml = xml.replace('CONDITION', 'pages &gt; 500');
const floorXml = xml.replace('CONDITION', '$'.concat('{environment.variables.isLong}'));

async function prepareOurs() {
  const definition = await readBpmn(ourXml);
  return (keep: (state: State) => State) => {
    let { state } = step(definition, newInstance, { type: 'start', variables: { pages: 120 } });
    for (let task = 0; task < userTasks; task += 1) {
      const before = keep(state);
      ({ state } = step(definition, before, { type: 'complete', item: before.tokens[0]!.id }));
    }
    if (state.status !== 'completed') throw new Error(`the instance stands at ${state.tokens[0]?.at}`);
  };
}

/** bpmn-engine on the same model: the source is parsed once, each instance gets an engine, as its makers advise. */
async function prepareFloor() {
  const moddleContext = await new BpmnModdle().fromXML(floorXml, 'bpmn:Definitions');
  return async () => {
    const listener = new EventEmitter();
    let completed = 0;
    listener.on('activity.wait', (task: { signal(): void }) => {
      completed += 1;
      task.signal();
    });
    const engine = new Engine({ moddleContext, variables: { isLong: false } });
    const ended = engine.waitFor('end');
    await engine.execute({ listener });
    await ended;
    if (completed !== userTasks) throw new Error(`bpmn-engine stopped after ${completed} tasks`);
  };
}

async function perSecond(instances: number, run: () => unknown): Promise<number> {
  const before = performance.now();
  for (let instance = 0; instance < instances; instance += 1) await run();
  return instances / ((performance.now() - before) / 1000);
}

function perSecondAtOnce(instances: number, run: () => void): number {
  const before = performance.now();
  for (let instance = 0; instance < instances; instance += 1) run();
  return instances / ((performance.now() - before) / 1000);
}

const median = (rates: readonly number[]) => rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!;

/** Whole instances a second in memory, from start to end, one core. Rounds alternate, so that noise falls on both. */
async function run() {
  const [ours, floor] = [await prepareOurs(), await prepareFloor()];
  const inMemory = () => ours((state) => state);
  // As between two clicks of two officers: the state is stored and read again before every event.
  const stored = () => ours((state) => JSON.parse(JSON.stringify(state)) as State);
  perSecondAtOnce(20_000, inMemory);
  await perSecond(50, floor);
  const rounds: { ours: number; stored: number; floor: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    rounds.push({
      ours: perSecondAtOnce(50_000, inMemory),
      stored: perSecondAtOnce(20_000, stored),
      floor: await perSecond(80, floor),
    });
  }
  const ourRate = median(rounds.map((round) => round.ours));
  const floorRate = median(rounds.map((round) => round.floor));
  return {
    name: 'process',
    ours: Math.round(ourRate),
    floor: Math.round(floorRate),
    ratio: Math.round(ourRate / floorRate),
    unit: 'instances of six user tasks per second',
    withJsonBetweenSteps: Math.round(median(rounds.map((round) => round.stored))),
  };
}

export default { name: 'process', run };
