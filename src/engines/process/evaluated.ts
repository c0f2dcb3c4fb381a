import type { Node } from './definition.ts';
import { messageOf } from './failure.ts';
import { refuse } from './run.ts';
import type { Value } from './state.ts';

/** What an expression of `node` gives, as JSON: FEEL's dates and durations become their text. */
export function evaluated(node: Node, evaluate: () => unknown): Value {
  try {
    return JSON.parse(JSON.stringify(evaluate() ?? null)) as Value;
  } catch (error) {
    return refuse('condition-failed', node.id, messageOf(error));
  }
}
