import { type Definition, type ModelNode, splitTime } from '#engines/process/index.ts';
import type { TimeLimit } from '#modules/procedures/index.ts';

/** A step of a process as a sheet lists it. */
export interface SheetStep {
  readonly number: number;
  readonly node: ModelNode;
  /** Part of the whole limit; 0 where it has no time of its own. */
  readonly share: number;
  /** Where each way on leads: the words with which it is completed, and the step that follows. */
  readonly next: readonly { readonly words: string; readonly to: string }[];
}

const worked = new Set<ModelNode['kind']>(['user', 'service', 'call', 'send', 'receive', 'decision']);

/** The steps in the order in which work meets them first; gateways and events are told by where they lead. */
export function stepsOf({ nodes, starts, byId }: Definition): readonly SheetStep[] {
  const order: string[] = [];
  const pending = starts.map(({ id }) => id);
  for (let id = pending.shift(); id !== undefined; id = pending.shift()) {
    if (order.includes(id)) continue;
    order.push(id);
    const node = byId.get(id)!;
    pending.push(...[...node.out.map(({ to }) => to), ...node.boundaries].map((each) => each.id));
    if (node.start) pending.push(node.start.id);
  }
  const left = nodes.map(({ id }) => id).filter((id) => !order.includes(id));
  return [...order, ...left]
    .map((id) => byId.get(id)!)
    .filter(({ kind }) => worked.has(kind))
    .map((node, index) => ({
      number: index + 1,
      node: node.model,
      share: node.model.share ?? 0,
      next: waysOn(node),
    }));
}

type Node = Definition['nodes'][number];

/** What follows a step: through gateways to the next steps, or to the end. */
function waysOn(node: Node, words = '', seen: readonly string[] = []): SheetStep['next'] {
  if (seen.includes(node.id)) return [];
  return node.out.flatMap((flow) => {
    const said = flow.name ?? words;
    const { to } = flow;
    if (worked.has(to.kind)) return [{ words: said, to: to.model.name || to.id }];
    if (to.kind === 'end') return [{ words: said, to: to.model.name || 'Kết thúc' }];
    return waysOn(to, said, [...seen, node.id]);
  });
}

/** Hours of a working day, by which decisions divide a limit too short for days (Bộ luật Lao động, Điều 105). */
const hoursOfDay = 8;

/** The time of each step out of a whole limit, adding up exactly: in quarters of a day, or in half hours where a step would get none. */
export function timesOf(
  steps: readonly SheetStep[],
  limit: TimeLimit,
): { readonly unit: TimeLimit['unit']; readonly parts: ReadonlyMap<string, number> } {
  const shares = steps.map(({ node, share }) => ({ id: node.id, share }));
  const parts = splitTime(shares, limit.amount);
  if (limit.unit !== 'workingDay' || [...parts.values()].every((part) => part > 0)) {
    return { unit: limit.unit, parts };
  }
  return { unit: 'hour', parts: splitTime(shares, limit.amount * hoursOfDay, 0.5) };
}
