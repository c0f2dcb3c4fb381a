import type { ModelFlow, ModelNode, ProcessModel } from './model.ts';
import { openChoices } from './open-choices.ts';
import type { State, Token } from './state.ts';

/**
 * The same process without its data, for trying every course of it: an activity done for many is done once, a decision
 * is passed by, a choice is left open, and a run of plain tasks in a row is one task, as nothing can happen to the later ones that could not
 * happen to the first.
 */
export function abstractModel(
  model: ProcessModel,
): ProcessModel & { readonly merged: ReadonlyMap<string, string> } {
  const merged = new Map<string, string>();
  const flows = [...model.flows];
  const isPlain = plainTasksOf(model);
  for (const node of model.nodes) {
    const before = isPlain(node) ? soleFlow(flows, 'to', node.id) : undefined;
    const after = soleFlow(flows, 'from', node.id);
    if (!before || !after || before.from === node.id) continue;
    const first = model.nodes.find((other) => other.id === before.from)!;
    if (!isPlain(first) || !soleFlow(flows, 'from', first.id)) continue;
    flows.splice(flows.indexOf(after), 1);
    flows[flows.indexOf(before)] = { ...before, to: after.to };
    merged.set(node.id, first.id);
  }
  const nodes = model.nodes.filter((node) => !merged.has(node.id)).map(withoutData);
  return { ...model, ...openChoices({ nodes, flows }), merged };
}

/** A state standing in the abstract model: instances of a many-instance activity are one token, merged tasks their first. */
export function abstractState(state: State, merged: ReadonlyMap<string, string>): State {
  const byId = new Map(state.tokens.map((token) => [token.id, token]));
  const isInstance = (token: Token | undefined): boolean =>
    token !== undefined &&
    (token.local !== undefined || (token.in !== undefined && isInstance(byId.get(token.in))));
  const tokens = state.tokens
    .filter((token) => !isInstance(token))
    .map(({ many, ...token }) => ({ ...token, at: merged.get(token.at) ?? token.at }));
  return { ...state, variables: {}, tokens };
}

function withoutData({ many, decision, timer, ...node }: ModelNode): ModelNode {
  const kind = node.kind === 'decision' ? 'throw' : node.kind;
  return { ...node, kind, ...(timer && { timer: { after: 'P1D', clock: 'calendar' } }) };
}

const tasks = new Set(['user', 'service', 'call', 'receive']);

function plainTasksOf(model: ProcessModel) {
  const watched = new Set(model.nodes.map((node) => node.attachedTo));
  const kinds = new Map(model.nodes.map((node) => [node.id, node.kind]));
  const afterEventGateway = new Set(
    model.flows.filter((flow) => kinds.get(flow.from) === 'eventBased').map((flow) => flow.to),
  );
  return (node: ModelNode) =>
    tasks.has(node.kind) && !watched.has(node.id) && !afterEventGateway.has(node.id);
}

/** The only flow at that end of the element, when it is without a condition. */
function soleFlow(flows: readonly ModelFlow[], end: 'from' | 'to', id: string): ModelFlow | undefined {
  const [flow, ...others] = flows.filter((candidate) => candidate[end] === id);
  return flow && others.length === 0 && flow.when === undefined ? flow : undefined;
}
