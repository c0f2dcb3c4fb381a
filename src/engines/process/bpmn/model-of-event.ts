import type { ModelNode, NodeKind, TimerRule } from '../model.ts';
import { type BpmnElement, elementOf, elementsOf, numberOf, textOf } from './bpmn-element.ts';
import { messageNameOf } from './message-name.ts';
import { type Reading, refuseElement } from './reading.ts';

/** Which events of each kind are carried out, beside the plain one. */
const carriedOut: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  start: ['timer', 'message', 'signal'],
  end: ['message', 'signal', 'error', 'terminate'],
  catch: ['timer', 'message', 'signal'],
  throw: ['message', 'signal'],
  boundary: ['timer', 'message', 'signal', 'error'],
};

/** What sets an event off, or what it sends. */
export function modelOfEvent(reading: Reading, element: BpmnElement, kind: NodeKind): Partial<ModelNode> {
  const [definition, ...others] = [
    ...elementsOf(element, 'eventDefinitions'),
    ...elementsOf(element, 'eventDefinitionRef'),
  ];
  if (others.length > 0) refuseElement(reading, element, 'an event here has one cause only');
  const sort = definition && sortOf(definition);
  if (sort !== undefined && !carriedOut[kind]!.includes(sort)) {
    refuseElement(reading, element, `${article(sort)} event is not carried out here`);
  }
  if (sort === undefined && (kind === 'catch' || kind === 'boundary')) {
    refuseElement(reading, element, 'it does not say what it waits for');
  }
  return {
    ...attachmentOf(element, kind),
    ...(sort === 'timer' && { timer: timerOf(reading, element, definition!) }),
    ...(sort === 'message' && { message: messageOf(reading, element, definition!) }),
    ...(sort === 'signal' && { message: signalOf(reading, element, definition!), broadcast: true }),
    ...(sort === 'error' && errorOf(reading, element, definition!, kind)),
    ...(sort === 'terminate' && { terminate: true }),
  };
}

/** "bpmn:TimerEventDefinition" is a "timer". */
function sortOf({ $type }: BpmnElement): string {
  const sort = $type.replace(/^bpmn:/, '').replace(/EventDefinition$/, '');
  return sort.charAt(0).toLowerCase() + sort.slice(1);
}

const article = (sort: string) => (/^[aeiou]/.test(sort) ? `an ${sort}` : `a ${sort}`);

function attachmentOf(element: BpmnElement, kind: NodeKind): Partial<ModelNode> {
  if (kind !== 'boundary') return {};
  return {
    attachedTo: elementOf(element, 'attachedToRef')?.id,
    interrupting: element.get('cancelActivity') !== false,
  };
}

function timerOf(reading: Reading, element: BpmnElement, definition: BpmnElement): TimerRule {
  if (elementOf(definition, 'timeCycle')) {
    refuseElement(reading, element, 'a timer that repeats is not carried out; use a duration');
  }
  const given = {
    after: textOf(elementOf(definition, 'timeDuration'), 'body'),
    at: textOf(elementOf(definition, 'timeDate'), 'body'),
    share: numberOf(definition, 'muong:share'),
  };
  const clock = textOf(definition, 'muong:clock') ?? 'calendar';
  if (clock !== 'working' && clock !== 'calendar') {
    refuseElement(reading, element, `"${clock}" is no clock: say working or calendar`);
  }
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...stated, clock: clock === 'working' ? 'working' : 'calendar' };
}

function messageOf(reading: Reading, element: BpmnElement, definition: BpmnElement): string {
  const message = textOf(element, 'muong:message') ?? messageNameOf(definition);
  if (message === undefined) refuseElement(reading, element, 'it does not say which message');
  return message ?? '';
}

function signalOf(reading: Reading, element: BpmnElement, definition: BpmnElement): string {
  const signal = elementOf(definition, 'signalRef');
  const name = signal && (signal.name || signal.id);
  if (!name) refuseElement(reading, element, 'it does not say which signal');
  return name ?? '';
}

function errorOf(
  reading: Reading,
  element: BpmnElement,
  definition: BpmnElement,
  kind: NodeKind,
): Partial<ModelNode> {
  const error = elementOf(definition, 'errorRef');
  const code = textOf(error, 'errorCode') ?? error?.name ?? error?.id;
  if (code === undefined && kind === 'end') refuseElement(reading, element, 'it does not say which error');
  return { error: code };
}
