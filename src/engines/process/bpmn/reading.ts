import type { ModelFlow, ModelNode } from '../model.ts';
import type { ProcessIssue } from '../process-issue.ts';
import { type BpmnElement, textOf } from './bpmn-element.ts';

/** What a file says so far, and what in it cannot be taken. */
export interface Reading {
  readonly lines: ReadonlyMap<string, number>;
  /** The language of expressions that do not name their own. */
  readonly language: string | undefined;
  /** The id of a process that a call names, which may be qualified by this file's own namespace. */
  readonly called: (name: string) => string;
  readonly issues: ProcessIssue[];
  readonly nodes: ModelNode[];
  readonly flows: ModelFlow[];
  /** Position by the lane an element stands in. */
  readonly lanes: Map<string, string>;
  /** Place by the lane an element stands in, where the lane or one around it names one. */
  readonly places: Map<string, string>;
}

/** Notes that an element cannot be taken, and where it stands. */
export function refuseElement({ issues, lines }: Reading, element: BpmnElement, reason: string): void {
  const { id, $type: type } = element;
  const line = id === undefined ? undefined : lines.get(id);
  issues.push({ code: 'unsupported-element', element: id ?? '', type, line, reason });
}

/** Expressions are FEEL; a file that says otherwise means something else by the same words. */
export function checkLanguage(reading: Reading, of: BpmnElement, expression: BpmnElement | undefined): void {
  if (!expression) return;
  const language = textOf(expression, 'language') ?? reading.language;
  if (language === undefined || /feel/i.test(language)) return;
  refuseElement(reading, of, `its expression is in ${language}; only FEEL is understood`);
}
