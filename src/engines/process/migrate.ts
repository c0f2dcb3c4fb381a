import type { Definition, Node } from './definition.ts';
import { keyOf, outstanding, undo } from './outstanding.ts';
import type { ProcessIssue } from './process-issue.ts';
import { restingPlaces } from './propose-mapping.ts';
import { asRecord } from './run.ts';
import { checkCourse } from './soundness.ts';
import type { Effect, State, Token, Variables } from './state.ts';

/** Old element id → new element id; an element not named keeps its id. */
export type Mapping = Readonly<Record<string, string>>;

/** An instance moved to another version, or why it must stay on its own. */
export type Migration =
  | { readonly state: State; readonly effects: readonly Effect[]; readonly issues: readonly [] }
  | { readonly state: State; readonly effects: readonly []; readonly issues: readonly ProcessIssue[] };

/**
 * Moves a running instance to another version of its process. Each token must find an element of the same kind in the
 * same place, and from where they stand together the new version must be able to end. The effects are the difference:
 * a work item whose name, position or share changed is opened again under its own number, and timers whose name or
 * rule changed begin anew.
 */
export function migrate(from: Definition, to: Definition, state: State, mapping: Mapping = {}): Migration {
  const target = (id: string) => mapping[id] ?? id;
  const issues = state.tokens.flatMap((token) => misfit(from, to, token, target));
  if (issues.length > 0) return { state, effects: [], issues };
  const moved: State = {
    ...state,
    variables: renameResults(state.variables, target),
    tokens: state.tokens.map((token) => moveToken(token, target)),
  };
  const unsound = checkCourse(to, moved);
  if (unsound.length > 0) return { state, effects: [], issues: unsound };
  return { state: moved, effects: difference(outstanding(from, state), outstanding(to, moved)), issues: [] };
}

/**
 * Whether every place an instance can wait in has somewhere to go: what a publisher is shown before any instance is
 * moved. `migrate` still checks each instance, as tokens may not fit together.
 */
export function checkMapping(
  from: Definition,
  to: Definition,
  mapping: Mapping = {},
): readonly ProcessIssue[] {
  const target = (id: string) => mapping[id] ?? id;
  return restingPlaces(from).flatMap((node) => misfit(from, to, { id: 0, at: node.id }, target));
}

function misfit(
  from: Definition,
  to: Definition,
  token: Token,
  target: (id: string) => string,
): ProcessIssue[] {
  const old = from.byId.get(token.at);
  const node = to.byId.get(target(token.at));
  const say = (reason: string) => [{ code: 'no-counterpart', element: token.at, reason }];
  if (!old) return say('it is not an element of the version the instance runs on');
  if (!node) return say(`the new version has no element "${target(token.at)}"`);
  const reason = differenceIn(old, node, target);
  if (reason !== undefined) return say(`"${node.id}" in the new version ${reason}`);
  if (token.via !== undefined && !node.incoming.some((flow) => flow.id === target(token.via!))) {
    return say(`a token came by flow "${token.via}", which no longer leads to "${node.id}"`);
  }
  return [];
}

function differenceIn(old: Node, node: Node, target: (id: string) => string): string | undefined {
  if (old.kind !== node.kind) return `is of another kind (${node.kind}, was ${old.kind})`;
  const scope = old.scope && target(old.scope.id);
  if (scope !== node.scope?.id) return `stands in another sub-process`;
  if (!old.model.many !== !node.model.many) return `is not done for as many`;
  if (old.model.calls !== node.model.calls) return `calls another process`;
  if (old.model.operation !== node.model.operation) return `asks for another operation`;
  return undefined;
}

const moveToken = (token: Token, target: (id: string) => string): Token => ({
  ...token,
  at: target(token.at),
  ...(token.via !== undefined && { via: target(token.via) }),
  ...(token.spent && { spent: token.spent.map(target) }),
  ...(token.local && { local: renameResults(token.local, target) }),
});

/** Outcomes and answers are kept by element; conditions of the new version look for them under its names. */
function renameResults(variables: Variables, target: (id: string) => string): Variables {
  const renamed = (['outcomes', 'answers'] as const)
    .filter((kind) => variables[kind] !== undefined)
    .map((kind) => {
      const entries = Object.entries(asRecord(variables[kind]));
      return [kind, Object.fromEntries(entries.map(([id, value]) => [target(id), value]))];
    });
  return { ...variables, ...Object.fromEntries(renamed) };
}

function difference(before: readonly Effect[], after: readonly Effect[]): readonly Effect[] {
  const old = new Map(before.map((effect) => [keyOf(effect), effect]));
  const kept = new Map(after.map((effect) => [keyOf(effect), effect]));
  const isSame = (effect: Effect) => JSON.stringify(old.get(keyOf(effect))) === JSON.stringify(effect);
  const gone = before.filter((effect) => {
    const now = kept.get(keyOf(effect));
    return !now || (effect.type === 'start-timer' && !isSame(now));
  });
  return [...gone.map(undo), ...after.filter((effect) => !isSame(effect))];
}
