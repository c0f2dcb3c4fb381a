import type { ModelNode, ProcessModel } from './model.ts';

const waiting = new Set(['user', 'service', 'call', 'receive', 'catch', 'eventBased']);

/** Elements of loops in which nobody ever waits: once entered, such a loop would turn within a single step for ever. */
export function endlessLoops(model: ProcessModel): readonly ModelNode[] {
  const byId = new Map(model.nodes.map((node) => [node.id, node]));
  const passing = new Set(model.nodes.filter((node) => !waits(model, node)).map((node) => node.id));
  const targets = new Map<string, string[]>();
  for (const { from, to } of model.flows) {
    if (passing.has(from) && passing.has(to)) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  peel(passing, targets);
  return [...passing].map((id) => byId.get(id)!);
}

const waits = (model: ProcessModel, node: ModelNode): boolean =>
  node.kind === 'subProcess'
    ? model.nodes.some((inner) => inner.within === node.id && waits(model, inner))
    : waiting.has(node.kind);

/** Takes away, again and again, what leads nowhere further and what nothing leads to: only loops and ways between them remain. */
function peel(left: Set<string>, targets: ReadonlyMap<string, readonly string[]>): void {
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    const led = new Set([...left].flatMap((id) => targets.get(id) ?? []));
    for (const id of left) {
      const leads = (targets.get(id) ?? []).some((to) => left.has(to));
      if (!leads || !led.has(id)) left.delete(id);
    }
  }
}
