import type { ModelNode, MultiInstance, NodeKind, TimerRule } from '../model.ts';
import { type BpmnElement, moddle } from './bpmn-element.ts';
import type { SharedElements } from './shared-elements.ts';

const types: Readonly<Record<NodeKind, string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  catch: 'bpmn:IntermediateCatchEvent',
  throw: 'bpmn:IntermediateThrowEvent',
  boundary: 'bpmn:BoundaryEvent',
  user: 'bpmn:UserTask',
  service: 'bpmn:ServiceTask',
  send: 'bpmn:SendTask',
  receive: 'bpmn:ReceiveTask',
  decision: 'bpmn:BusinessRuleTask',
  exclusive: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  inclusive: 'bpmn:InclusiveGateway',
  eventBased: 'bpmn:EventBasedGateway',
  subProcess: 'bpmn:SubProcess',
  call: 'bpmn:CallActivity',
};

/** The BPMN element of a node, without its flows. */
export function elementOfNode(node: ModelNode, shared: SharedElements): BpmnElement {
  const isTask = node.kind === 'send' || node.kind === 'receive';
  const message = isTask && node.message !== undefined ? shared.message(node.message) : undefined;
  const many = node.many && loopOf(node.many);
  const definitions = isTask ? [] : eventDefinitionsOf(node, shared);
  return create(types[node.kind], {
    id: node.id,
    name: node.name === '' ? undefined : node.name,
    'muong:position': node.position,
    'muong:place': node.place,
    'muong:question': node.question,
    'muong:notBy': node.notBy?.join(' '),
    'muong:share': node.share,
    'muong:outcomes': node.outcomes?.join(' '),
    'muong:form': node.form,
    'muong:action': node.action,
    'muong:operation': node.operation,
    'muong:decision': node.decision,
    'muong:result': node.result,
    calledElement: node.calls,
    cancelActivity: node.interrupting,
    messageRef: message,
    loopCharacteristics: many,
    eventDefinitions: definitions.length > 0 ? definitions : undefined,
  });
}

function create(type: string, attributes: Readonly<Record<string, unknown>>): BpmnElement {
  const stated = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return moddle.create(type, Object.fromEntries(stated));
}

function eventDefinitionsOf(node: ModelNode, shared: SharedElements): readonly BpmnElement[] {
  if (node.timer) return [timerOf(node.timer)];
  if (node.message !== undefined && node.broadcast) {
    return [create('bpmn:SignalEventDefinition', { signalRef: shared.signal(node.message) })];
  }
  if (node.message !== undefined) {
    return [create('bpmn:MessageEventDefinition', { messageRef: shared.message(node.message) })];
  }
  if (node.terminate) return [create('bpmn:TerminateEventDefinition', {})];
  if (node.kind !== 'boundary' && node.error === undefined) return [];
  const errorRef = node.error === undefined ? undefined : shared.error(node.error);
  return [create('bpmn:ErrorEventDefinition', { errorRef })];
}

const expression = (body: string | undefined) =>
  body === undefined ? undefined : create('bpmn:FormalExpression', { body });

const timerOf = ({ after, at, share, clock }: TimerRule) =>
  create('bpmn:TimerEventDefinition', {
    timeDuration: expression(after),
    timeDate: expression(at),
    'muong:share': share,
    'muong:clock': clock === 'calendar' ? undefined : clock,
  });

const loopOf = ({ each, as, sequential, until, among }: MultiInstance) =>
  create('bpmn:MultiInstanceLoopCharacteristics', {
    'muong:each': each,
    'muong:as': as,
    'muong:among': among?.join('; '),
    isSequential: sequential || undefined,
    completionCondition: expression(until),
  });
