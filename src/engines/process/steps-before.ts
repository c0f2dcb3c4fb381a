import type { Node } from './definition.ts';

/**
 * The people's tasks that came just before one: found by walking back along the flows, past choices and decisions only.
 * Behind a fork, a join, an event or something done outside there is no single step to which work could be sent back
 * without undoing more; from those found, the instance can go on exactly as it did before. What is asked of many cannot be
 * sent back by one of them.
 */
export function stepsBefore(node: Node): readonly Node[] {
  if (node.model.many) return [];
  const found = new Set<Node>();
  const seen = new Set<Node>([node]);
  const pending = node.incoming.map((flow) => flow.from);
  for (let at = pending.pop(); at; at = pending.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.kind === 'user' && !at.model.many) found.add(at);
    else if (at.kind === 'exclusive' || at.kind === 'decision')
      pending.push(...at.incoming.map((flow) => flow.from));
  }
  return [...found];
}
