import type { Definition, Node } from './definition.ts';
import type { State, Token } from './state.ts';

/** A state without what does not matter to where it can go: token numbers and variables. */
export interface Marking {
  readonly key: string;
  readonly state: State;
  /** An element that would be active twice at once. */
  readonly doubled: string | undefined;
}

/**
 * Tokens set off by non-interrupting events (a reminder for each round of a loop) may rightly pile up where only such
 * tokens come; they are counted once. Anywhere else two of the same mean that a parallel split was never joined.
 */
export function markingOf(definition: Definition, state: State): Marking {
  const side = sideElements(definition);
  const seen = new Set<string>();
  const kept: Token[] = [];
  let doubled: string | undefined;
  for (const token of state.tokens) {
    const described = describe(state.tokens, token);
    if (!seen.has(described)) kept.push(token);
    else if (!side.has(token.at)) doubled ??= token.at;
    seen.add(described);
  }
  const key = `${state.status} ${[...seen].sort().join(' ')}`;
  return { key, doubled, state: { ...state, variables: {}, tokens: kept } };
}

function describe(tokens: readonly Token[], { at, via, spent, in: scope }: Token): string {
  const outer = scope === undefined ? undefined : tokens.find((token) => token.id === scope);
  const within = outer ? `${describe(tokens, outer)}>` : '';
  return `${within}${at}${via === undefined ? '' : `<${via}`}${spent ? `!${[...spent].sort()}` : ''}`;
}

const known = new WeakMap<Definition, ReadonlySet<string>>();

/** Elements reached only by way of non-interrupting boundary events. */
function sideElements(definition: Definition): ReadonlySet<string> {
  const found = known.get(definition) ?? findSideElements(definition);
  known.set(definition, found);
  return found;
}

function findSideElements({ nodes }: Definition): ReadonlySet<string> {
  const isSide = (node: Node) => node.kind === 'boundary' && node.model.interrupting === false;
  const main = new Set<Node>();
  const pending = nodes.filter((node) => node.kind === 'start');
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (main.has(node)) continue;
    main.add(node);
    pending.push(...node.out.map((flow) => flow.to), ...node.boundaries.filter((event) => !isSide(event)));
  }
  return new Set(nodes.filter((node) => !main.has(node)).map((node) => node.id));
}
