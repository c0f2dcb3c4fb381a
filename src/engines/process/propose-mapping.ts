import type { Definition, Flow, Node } from './definition.ts';
import type { Mapping } from './migrate.ts';
import type { NodeKind } from './model.ts';

const waiting: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'user',
  'service',
  'call',
  'receive',
  'catch',
  'eventBased',
  'subProcess',
]);

/** Where an instance can stand between two events: at work, waiting for the world, or at a join for the other branches. */
export const restingPlaces = ({ nodes }: Definition): readonly Node[] =>
  nodes.filter(
    ({ kind, incoming }) =>
      waiting.has(kind) || ((kind === 'parallel' || kind === 'inclusive') && incoming.length > 1),
  );

/** What makes two elements the same to people, the surest sign first. */
const signs: readonly ((node: Node) => string | undefined)[] = [
  ({ id }) => id,
  ({ model }) => model.name || undefined,
  ({ model }) => model.action ?? model.calls ?? model.operation ?? model.message,
  ({ model }) => model.position,
  () => 'the only one left',
];

/**
 * Which element of a newer version takes the place of each at which instances can stand: the same id, else the same name,
 * else the same work, where only one of each is left. What finds none is for a person to decide.
 */
export function proposeMapping(from: Definition, to: Definition): Mapping {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const sign of signs) {
    const left = restingPlaces(from).filter(({ id }) => !found.has(id));
    const free = restingPlaces(to).filter(({ id }) => !taken.has(id));
    const byKey = Map.groupBy(free, (node) => keyOf(node, sign));
    for (const [key, olds] of Map.groupBy(left, (node) => keyOf(node, sign))) {
      const [only, ...others] = byKey.get(key) ?? [];
      if (key === undefined || !only || others.length > 0 || olds.length > 1) continue;
      found.set(olds[0]!.id, only.id);
      taken.add(only.id);
    }
  }
  return Object.fromEntries(found);
}

const keyOf = (node: Node, sign: (typeof signs)[number]) => {
  const value = sign(node);
  return value === undefined ? undefined : `${node.kind} ${value}`;
};

/**
 * A mapping of places with what hangs on them: the timers and messages at their border, in their order, and the flows by
 * which a join was reached. What is named stays as it is named.
 */
export function completeMapping(from: Definition, to: Definition, places: Mapping): Mapping {
  const target = (id: string) => to.byId.get(places[id] ?? id);
  const borders = from.nodes.flatMap((node) => bordersOf(node, target(node.id)));
  const flows = from.nodes.flatMap((node) =>
    node.incoming.flatMap((flow) => followed(flow, target(flow.from.id), target(node.id))),
  );
  return { ...Object.fromEntries([...borders, ...flows]), ...places };
}

type Pairs = readonly (readonly [string, string])[];

function bordersOf(node: Node, target: Node | undefined): Pairs {
  const sortOf = ({ model }: Node) =>
    model.timer ? 'timer' : model.message === undefined ? 'error' : 'message';
  const theirs = Map.groupBy(target?.boundaries ?? [], sortOf);
  return [...Map.groupBy(node.boundaries, sortOf)].flatMap(([sort, ours]) =>
    ours.flatMap((own, place) => {
      const same = theirs.get(sort)?.find(({ id }) => id === own.id) ?? theirs.get(sort)?.[place];
      return same ? [[own.id, same.id] as const] : [];
    }),
  );
}

/** A flow keeps its id where it still leads there; else it is the only one between the same two. */
function followed(flow: Flow, source: Node | undefined, target: Node | undefined): Pairs {
  const ways = target?.incoming ?? [];
  const [only, ...others] = ways.filter(({ from }) => from === source);
  const same = ways.find(({ id }) => id === flow.id) ?? (others.length === 0 ? only : undefined);
  return same ? [[flow.id, same.id]] : [];
}
