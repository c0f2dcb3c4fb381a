import { type BpmnElement, elementOf } from './bpmn-element.ts';

/** The name by which the outside knows a message: its own, or else its id. */
export function messageNameOf(element: BpmnElement): string | undefined {
  const message = elementOf(element, 'messageRef');
  return message && (message.name || message.id);
}
