import type { Flow, Node } from './definition.ts';
import { messageOf } from './failure.ts';
import { type Run, refuse, variablesIn } from './run.ts';

/** Takes the flows whose conditions hold; the default flow when none does; refuses where there is no default. */
export function chooseFlows(run: Run, node: Node, scope: number | undefined): readonly Flow[] {
  const holds = holdsIn(run, node, scope);
  const candidates = node.out.filter((flow) => flow !== node.defaultFlow);
  const taken = node.kind === 'exclusive' ? firstOf(candidates.find(holds)) : candidates.filter(holds);
  if (taken.length > 0) return taken;
  return node.defaultFlow ? [node.defaultFlow] : refuse('no-flow-holds', node.id);
}

function holdsIn(run: Run, node: Node, scope: number | undefined) {
  const variables = variablesIn(run, scope);
  return (flow: Flow): boolean => {
    if (!flow.when) return true;
    try {
      return flow.when.evaluate(variables) === true;
    } catch (error) {
      return refuse('condition-failed', node.id, messageOf(error));
    }
  };
}

const firstOf = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
