import type { Node } from './definition.ts';

/**
 * For each flow into an inclusive join, the elements from which a token could still arrive by it without passing
 * the join (BPMN 2.0.2 §13.4.3). A boundary event counts as reachable from its activity.
 */
export function joinReach(join: Node): Map<string, ReadonlySet<string>> {
  const reach = new Map<string, ReadonlySet<string>>();
  for (const flow of join.incoming) {
    const seen = new Set<string>();
    const pending: Node[] = [flow.from];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node === join || seen.has(node.id)) continue;
      seen.add(node.id);
      pending.push(...sourcesOf(node));
    }
    reach.set(flow.id, seen);
  }
  return reach;
}

const sourcesOf = (node: Node): Node[] => (node.host ? [node.host] : node.incoming.map((flow) => flow.from));
