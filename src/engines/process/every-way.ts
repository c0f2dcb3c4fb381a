import type { Definition, Flow, Node } from './definition.ts';
import type { Chooser } from './run.ts';
import type { ProcessEvent, ProcessRefusal, State } from './state.ts';
import { stepChoosing } from './step.ts';

/** One way an event may turn out: the state it leads to and the flows chosen, or why it cannot go through. */
export interface Way {
  readonly state: State;
  readonly chosen: readonly Flow[];
  readonly refusal: ProcessRefusal | undefined;
}

/** A step that asks more often than this has lost its way; so has an event with more ways than `mostWays`. */
const mostChoices = 40;
const mostWays = 4_096;

class TooManyChoices extends Error {}

/** Takes the step once for each combination of ways out of the gateways it meets. `isWhole` is false past the bound. */
export function everyWay(
  definition: Definition,
  state: State,
  event: ProcessEvent,
  trace: Set<string>,
): { readonly ways: readonly Way[]; readonly isWhole: boolean } {
  const ways: Way[] = [];
  // Which option each choice takes, and how many it had: counted up like the wheels of a mileometer.
  const script: { option: number; of: number }[] = [];
  for (;;) {
    let asked = 0;
    const chosen: Flow[] = [];
    const choose: Chooser = (_run, node) => {
      if (asked >= mostChoices) throw new TooManyChoices();
      const options = optionsOf(node);
      script[asked] ??= { option: 0, of: options.length };
      const taken = options[script[asked]!.option]!;
      asked += 1;
      if (options.length > 1) chosen.push(...taken);
      return taken;
    };
    try {
      const step = stepChoosing(definition, state, event, choose, trace);
      ways.push({ state: step.state, chosen, refusal: step.refusal });
    } catch (error) {
      if (error instanceof TooManyChoices) return { ways, isWhole: false };
      throw error;
    }
    while (script.length > 0 && script.at(-1)!.option === script.at(-1)!.of - 1) script.pop();
    if (script.length === 0) return { ways, isWhole: true };
    if (ways.length >= mostWays) return { ways, isWhole: false };
    script.at(-1)!.option += 1;
  }
}

/** Exclusive: each flow alone. Inclusive: every set of flows, or past six flows each alone and all together. */
function optionsOf(node: Node): readonly (readonly Flow[])[] {
  const single = node.out.map((flow) => [flow]);
  if (node.kind === 'exclusive') return single;
  if (node.out.length > 6) return [...single, node.out];
  const sets = Array.from({ length: 2 ** node.out.length - 1 }, (_, bits) =>
    node.out.filter((_flow, place) => (bits + 1) & (1 << place)),
  );
  return node.isConditional && node.kind !== 'inclusive' ? sets : sets;
}
