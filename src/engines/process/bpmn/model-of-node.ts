import type { ModelNode, MultiInstance, NodeKind } from '../model.ts';
import { type BpmnElement, elementOf, numberOf, textOf } from './bpmn-element.ts';
import { messageNameOf } from './message-name.ts';
import { modelOfEvent } from './model-of-event.ts';
import { checkLanguage, type Reading, refuseElement } from './reading.ts';

const kinds: Readonly<Record<string, NodeKind>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:IntermediateThrowEvent': 'throw',
  'bpmn:BoundaryEvent': 'boundary',
  'bpmn:UserTask': 'user',
  'bpmn:ServiceTask': 'service',
  'bpmn:SendTask': 'send',
  'bpmn:ReceiveTask': 'receive',
  'bpmn:BusinessRuleTask': 'decision',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:EventBasedGateway': 'eventBased',
  'bpmn:SubProcess': 'subProcess',
  'bpmn:CallActivity': 'call',
};

/** Why what BPMN knows and this engine does not is refused. */
const reasons: Readonly<Record<string, string>> = {
  'bpmn:Task':
    'it does not say what kind of task it is; make it a user, service, send, receive or business rule task',
  'bpmn:ManualTask': 'nobody would be told of it; make it a user task',
  'bpmn:ScriptTask': 'scripts are not run; use a business rule task with a FEEL expression',
  'bpmn:ComplexGateway': 'complex gateways are not carried out',
  'bpmn:Transaction': 'transactions are not carried out',
  'bpmn:AdHocSubProcess': 'ad-hoc sub-processes are not carried out',
};

/** The model of one flow node, or nothing when it was refused. */
export function modelOfNode(
  reading: Reading,
  element: BpmnElement,
  within: string | undefined,
): ModelNode | undefined {
  const kind = kinds[element.$type];
  const reason = kind ? objectionTo(element) : (reasons[element.$type] ?? 'it is not known here');
  if (!kind || reason !== undefined) {
    refuseElement(reading, element, reason!);
    return undefined;
  }
  const id = element.id!;
  const given = {
    within,
    line: reading.lines.get(id),
    position: textOf(element, 'muong:position') ?? reading.lanes.get(id),
    place: textOf(element, 'muong:place') ?? reading.places.get(id),
    question: textOf(element, 'muong:question'),
    notBy: textOf(element, 'muong:notBy')?.split(/\s+/),
    share: numberOf(element, 'muong:share'),
    outcomes: textOf(element, 'muong:outcomes')?.split(/\s+/),
    form: textOf(element, 'muong:form'),
    action: textOf(element, 'muong:action'),
    defaultFlow: elementOf(element, 'default')?.id,
    many: manyOf(reading, element),
    ...partsOf(reading, kind, element),
    ...(isEvent(kind) && modelOfEvent(reading, element, kind)),
  };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { id, kind, name: element.name ?? '', ...stated };
}

const isEvent = (kind: NodeKind) =>
  kind === 'start' || kind === 'end' || kind === 'catch' || kind === 'throw' || kind === 'boundary';

function objectionTo(element: BpmnElement): string | undefined {
  const has = (property: string, value: unknown) =>
    element.$instanceOf('bpmn:FlowNode') &&
    property in descriptorOf(element) &&
    element.get(property) === value;
  if (has('isForCompensation', true)) return 'compensation is not carried out';
  if (has('triggeredByEvent', true)) return 'event sub-processes are not carried out';
  if (has('instantiate', true)) return 'only start events start a process';
  if (has('eventGatewayType', 'Parallel'))
    return 'an event gateway here waits for the first of its events only';
  for (const count of ['startQuantity', 'completionQuantity']) {
    if (count in descriptorOf(element) && element.get(count) !== 1)
      return `${count} other than 1 is not carried out`;
  }
  if (elementOf(element, 'loopCharacteristics')?.$type === 'bpmn:StandardLoopCharacteristics') {
    return 'a standard loop is not carried out; draw the way back as a flow';
  }
  return undefined;
}

const descriptorOf = (element: BpmnElement): Readonly<Record<string, unknown>> =>
  (element as unknown as { $descriptor: { propertiesByName: Record<string, unknown> } }).$descriptor
    .propertiesByName;

function partsOf(reading: Reading, kind: NodeKind, element: BpmnElement): Partial<ModelNode> {
  const message = () => textOf(element, 'muong:message') ?? messageNameOf(element);
  if (kind === 'service') {
    const operation = elementOf(element, 'operationRef')?.name;
    return { operation: textOf(element, 'muong:operation') ?? operation };
  }
  if (kind === 'send' || kind === 'receive') return { message: message() };
  if (kind === 'call') {
    const called = textOf(element, 'calledElement');
    return { calls: called === undefined ? undefined : reading.called(called) };
  }
  if (kind === 'decision') {
    return { decision: textOf(element, 'muong:decision'), result: textOf(element, 'muong:result') };
  }
  return {};
}

function manyOf(reading: Reading, element: BpmnElement): MultiInstance | undefined {
  const loop = elementOf(element, 'loopCharacteristics');
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const behaviour = loop.get('behavior');
  if (behaviour !== undefined && behaviour !== 'All') {
    refuseElement(reading, element, `multi-instance behaviour ${behaviour} is not carried out`);
  }
  const [cardinality, completion] = [
    elementOf(loop, 'loopCardinality'),
    elementOf(loop, 'completionCondition'),
  ];
  for (const expression of [cardinality, completion]) checkLanguage(reading, element, expression);
  const each = textOf(loop, 'muong:each') ?? textOf(cardinality, 'body');
  if (each === undefined) {
    refuseElement(
      reading,
      element,
      'it does not say for whom it is done: give muong:each or a loop cardinality',
    );
  }
  const until = textOf(completion, 'body');
  const among = textOf(loop, 'muong:among')?.split(/\s*;\s*/);
  return {
    each: each ?? '0',
    as: textOf(loop, 'muong:as') ?? 'item',
    sequential: loop.get('isSequential') === true,
    ...(until !== undefined && { until }),
    ...(among && { among }),
  };
}
