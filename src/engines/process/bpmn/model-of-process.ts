import type { ProcessModel, VariableType } from '../model.ts';
import { InvalidProcess } from '../process-issue.ts';
import { type BpmnElement, elementOf, elementsOf, textOf } from './bpmn-element.ts';
import { modelOfNode } from './model-of-node.ts';
import { checkLanguage, type Reading, refuseElement } from './reading.ts';

/** The model of one `bpmn:Process`. */
export function modelOfProcess(
  process: BpmnElement,
  from: Pick<Reading, 'lines' | 'language' | 'called'>,
): ProcessModel {
  const reading: Reading = { ...from, issues: [], nodes: [], flows: [], lanes: new Map(), places: new Map() };
  readContainer(reading, process, undefined);
  const { issues, nodes, flows } = reading;
  const variables = readVariables(reading, process);
  if (nodes.length > 1_000) {
    issues.push({ code: 'too-large', element: process.id ?? '', reason: 'it has more than 1000 elements' });
  }
  if (issues.length > 0) throw new InvalidProcess(issues);
  return { id: process.id ?? 'process', name: process.name ?? '', variables, nodes, flows };
}

/** Part of the drawing, without effect on the course of the process. */
const decoration = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function readContainer(reading: Reading, container: BpmnElement, within: string | undefined): void {
  readLanes(reading, elementsOf(container, 'laneSets'));
  const elements = elementsOf(container, 'flowElements');
  const here = new Set(elements);
  for (const element of elements) {
    if (decoration.has(element.$type)) continue;
    if (element.id === undefined) refuseElement(reading, element, 'it has no id');
    else if (element.$type === 'bpmn:SequenceFlow') readFlow(reading, element, here);
    else {
      const node = modelOfNode(reading, element, within);
      if (node) reading.nodes.push(node);
      if (node?.kind === 'subProcess') readContainer(reading, element, element.id);
    }
  }
}

/** Lanes are positions; a lane around them, or one itself, may name the place where its elements are done. */
function readLanes(reading: Reading, laneSets: readonly BpmnElement[], outer?: string): void {
  for (const lane of laneSets.flatMap((set) => elementsOf(set, 'lanes'))) {
    const place = textOf(lane, 'muong:place') ?? outer;
    for (const { id } of elementsOf(lane, 'flowNodeRef')) {
      if (id !== undefined && lane.name) reading.lanes.set(id, lane.name);
      if (id !== undefined && place !== undefined) reading.places.set(id, place);
    }
    const inner = elementOf(lane, 'childLaneSet');
    if (inner) readLanes(reading, [inner], place);
  }
}

function readFlow(reading: Reading, flow: BpmnElement, here: ReadonlySet<BpmnElement>): void {
  const [from, to] = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')];
  if (!from?.id || !to?.id) {
    refuseElement(reading, flow, 'it does not lead from one element to another');
    return;
  }
  if (!here.has(from) || !here.has(to)) {
    refuseElement(reading, flow, 'a flow cannot cross the border of a sub-process');
    return;
  }
  const condition = elementOf(flow, 'conditionExpression');
  const when = condition && textOf(condition, 'body');
  if (condition && when === undefined) refuseElement(reading, flow, 'its condition is empty');
  checkLanguage(reading, flow, condition);
  reading.flows.push({
    id: flow.id!,
    from: from.id,
    to: to.id,
    ...(flow.name && { name: flow.name }),
    ...(when !== undefined && { when }),
  });
}

const variableTypes: ReadonlySet<string> = new Set(['text', 'number', 'boolean', 'date', 'list', 'record']);

function readVariables(reading: Reading, process: BpmnElement): Record<string, VariableType> {
  const variables: Record<string, VariableType> = {};
  for (const value of elementsOf(elementOf(process, 'extensionElements'), 'values')) {
    if (value.$type !== 'muong:Variable') continue;
    const [name, type] = [textOf(value, 'name'), textOf(value, 'type') ?? 'text'];
    if (name === undefined || !variableTypes.has(type)) {
      refuseElement(reading, process, `variable "${name ?? ''}" has no name or an unknown type "${type}"`);
    } else variables[name] = type as VariableType;
  }
  return variables;
}
