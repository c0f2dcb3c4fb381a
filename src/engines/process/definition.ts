import { compileFeel, type Feel } from './feel.ts';
import { joinReach } from './join-reach.ts';
import type { ModelNode, NodeKind, ProcessModel } from './model.ts';

/** A process ready to run: the model with its references resolved and its expressions parsed. */
export interface Definition {
  readonly id: string;
  readonly name: string;
  readonly model: ProcessModel;
  readonly nodes: readonly Node[];
  readonly byId: ReadonlyMap<string, Node>;
  /** Start events of the process itself, the none start first. */
  readonly starts: readonly Node[];
  readonly hasInclusiveJoin: boolean;
  readonly hasSubProcess: boolean;
}

export interface Node {
  readonly id: string;
  readonly kind: NodeKind;
  readonly model: ModelNode;
  readonly scope: Node | undefined;
  readonly out: readonly Flow[];
  readonly incoming: readonly Flow[];
  readonly defaultFlow: Flow | undefined;
  /** True where each flow out is asked for its condition. */
  readonly isConditional: boolean;
  readonly boundaries: readonly Node[];
  /** Of a boundary event: the activity it watches. */
  readonly host: Node | undefined;
  /** Of a sub-process: where it begins. */
  readonly start: Node | undefined;
  readonly each: Feel | undefined;
  readonly until: Feel | undefined;
  readonly decision: Feel | undefined;
  /** What a place or a question may name instead of saying it. */
  readonly variableNames: ReadonlySet<string>;
  /** Of an inclusive join: for each incoming flow, the elements from which it can still be reached. */
  readonly reach: ReadonlyMap<string, ReadonlySet<string>> | undefined;
}

export interface Flow {
  readonly id: string;
  readonly name: string | undefined;
  readonly from: Node;
  readonly to: Node;
  readonly when: Feel | undefined;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type NodeDraft = Omit<Draft<Node>, 'out' | 'incoming' | 'boundaries'> & {
  out: Flow[];
  incoming: Flow[];
  boundaries: Node[];
};

/** Names every expression may use beside the declared variables. */
export const builtInNames = [
  'outcomes',
  'answers',
  'loopCounter',
  'nrOfInstances',
  'nrOfCompletedInstances',
  'nrOfActiveInstances',
] as const;

/** Indexes a model that `checkModel` has found whole; done once, when a process is loaded. */
export function compileModel(model: ProcessModel): Definition {
  const names = namesIn(model);
  const byId = new Map<string, NodeDraft>();
  const variableNames = new Set(names);
  for (const node of model.nodes) byId.set(node.id, draftOf(node, names, variableNames));
  for (const node of byId.values()) {
    if (node.model.within) node.scope = byId.get(node.model.within);
    if (node.model.attachedTo) {
      const host = byId.get(node.model.attachedTo)!;
      host.boundaries.push(node);
      node.host = host;
    }
    if (node.kind === 'start' && node.scope) (node.scope as NodeDraft).start = node;
  }
  for (const flow of model.flows) {
    const [from, to] = [byId.get(flow.from)!, byId.get(flow.to)!];
    const when = flow.when === undefined ? undefined : compileFeel(flow.when, names);
    const indexed: Flow = { id: flow.id, name: flow.name, from, to, when };
    from.out.push(indexed);
    to.incoming.push(indexed);
    if (from.model.defaultFlow === flow.id) from.defaultFlow = indexed;
    if (when) from.isConditional = true;
  }
  const nodes: readonly NodeDraft[] = [...byId.values()];
  const joins = nodes.filter((node) => node.kind === 'inclusive' && node.incoming.length > 1);
  for (const join of joins) join.reach = joinReach(join);
  return {
    id: model.id,
    name: model.name,
    model,
    nodes,
    byId,
    starts: nodes.filter((node) => node.kind === 'start' && !node.scope).sort(plainFirst),
    hasInclusiveJoin: joins.length > 0,
    hasSubProcess: nodes.some((node) => node.kind === 'subProcess'),
  };
}

/** Everything an expression of this process may name. */
export function namesIn(model: ProcessModel): readonly string[] {
  const entries = model.nodes.flatMap((node) => (node.many ? [node.many.as] : []));
  const results = model.nodes.flatMap((node) => (node.result ? [node.result] : []));
  return [...new Set([...Object.keys(model.variables), ...entries, ...results, ...builtInNames])];
}

function draftOf(model: ModelNode, names: readonly string[], variableNames: ReadonlySet<string>): NodeDraft {
  const feel = (text: string | undefined) => (text === undefined ? undefined : compileFeel(text, names));
  return {
    id: model.id,
    kind: model.kind,
    model,
    scope: undefined,
    out: [],
    incoming: [],
    defaultFlow: undefined,
    isConditional: false,
    boundaries: [],
    host: undefined,
    start: undefined,
    each: feel(model.many?.each),
    until: feel(model.many?.until),
    decision: feel(model.decision),
    variableNames,
    reach: undefined,
  };
}

const isPlain = (node: Node) => !node.model.timer && !node.model.message;
const plainFirst = (a: Node, b: Node) => Number(isPlain(b)) - Number(isPlain(a));
