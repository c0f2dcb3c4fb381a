import { type ModelFlow, muongNamespace, type ProcessModel } from '../model.ts';
import { type BpmnElement, moddle } from './bpmn-element.ts';
import { elementOfNode } from './element-of-node.ts';
import { SharedElements } from './shared-elements.ts';

/**
 * Writes a model as BPMN 2.0 that `readBpmn` reads back to the same model and any other tool can open.
 * With `layout` the elements are given places by bpmn-auto-layout, which is loaded only then.
 */
export async function writeBpmn(
  model: ProcessModel,
  options: { readonly layout?: boolean } = {},
): Promise<string> {
  const shared = new SharedElements();
  const process = moddle.create('bpmn:Process', { id: model.id, isExecutable: true });
  if (model.name !== '') process.set('name', model.name);
  writeVariables(process, model);
  writeContainer(process, model, undefined, shared);
  const definitions = moddle.create('bpmn:Definitions', {
    id: `${model.id}_definitions`,
    targetNamespace: muongNamespace,
    expressionLanguage: 'https://www.omg.org/spec/DMN/20191111/FEEL/',
    rootElements: [...shared.all(), process],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  if (!options.layout) return xml;
  const { layoutProcess } = await import('bpmn-auto-layout');
  return layoutProcess(xml);
}

function writeVariables(process: BpmnElement, { variables }: ProcessModel): void {
  const values = Object.entries(variables).map(([name, type]) =>
    moddle.create('muong:Variable', { name, type }),
  );
  if (values.length === 0) return;
  process.set('extensionElements', moddle.create('bpmn:ExtensionElements', { values }));
}

function writeContainer(
  container: BpmnElement,
  model: ProcessModel,
  within: string | undefined,
  shared: SharedElements,
): void {
  const nodes = model.nodes.filter((node) => node.within === within);
  const byId = new Map(nodes.map((node) => [node.id, elementOfNode(node, shared)]));
  const flows = model.flows
    .filter((flow) => byId.has(flow.from))
    .map((flow) => ({ flow, element: elementOfFlow(flow, byId) }));
  for (const node of nodes) {
    const element = byId.get(node.id)!;
    const touching = (end: 'from' | 'to') =>
      flows.filter(({ flow }) => flow[end] === node.id).map((each) => each.element);
    // Layout and other tools walk the graph by the ends an element names itself.
    element.set('incoming', touching('to'));
    element.set('outgoing', touching('from'));
    const usual = flows.find(({ flow }) => flow.id === node.defaultFlow);
    if (usual) element.set('default', usual.element);
    if (node.attachedTo !== undefined) element.set('attachedToRef', byId.get(node.attachedTo));
    if (node.kind === 'subProcess') writeContainer(element, model, node.id, shared);
  }
  container.set('flowElements', [...byId.values(), ...flows.map(({ element }) => element)]);
}

function elementOfFlow({ id, name, from, to, when }: ModelFlow, byId: ReadonlyMap<string, BpmnElement>) {
  return moddle.create('bpmn:SequenceFlow', {
    id,
    sourceRef: byId.get(from),
    targetRef: byId.get(to),
    ...(name !== undefined && { name }),
    ...(when !== undefined && {
      conditionExpression: moddle.create('bpmn:FormalExpression', { body: when }),
    }),
  });
}
