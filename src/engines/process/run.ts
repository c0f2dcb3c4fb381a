import type { Definition, Flow, Node } from './definition.ts';
import type { Effect, ProcessRefusal, State, Token, Value, Variables } from './state.ts';

/** One step being taken: a private copy of the state, changed in place until it is handed back whole. */
export interface Run {
  readonly definition: Definition;
  status: State['status'];
  outcome: string | undefined;
  variables: Variables;
  tokens: Token[];
  next: number;
  readonly effects: Effect[];
  /** Arrivals still to be carried out. */
  readonly queue: Arrival[];
  /** Every element passed, kept only while a process is checked. */
  readonly trace: Set<string> | undefined;
}

/** A token about to enter `node`, in the scope of token `in`. */
export interface Arrival {
  readonly node: Node;
  readonly in: number | undefined;
  readonly via?: Flow;
  /** Set where the arrival is one instance of a many-instance activity. */
  readonly local?: Variables;
}

/** Ends a step without effect; `step` turns it into the refusal it carries. */
export class Refused extends Error {
  readonly refusal: ProcessRefusal;
  constructor(refusal: ProcessRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refuse(code: ProcessRefusal['code'], element?: string, detail?: string): never {
  throw new Refused({ code, ...(element && { element }), ...(detail && { detail }) });
}

/** More than any honest process needs; a runaway one is refused before it fills the disk. */
const mostTokens = 2_000;

export function addToken(run: Run, token: Omit<Token, 'id'>): Token {
  if (run.tokens.length >= mostTokens) refuse('too-many-tokens', token.at);
  const added = { id: run.next, ...token };
  run.next += 1;
  run.tokens.push(added);
  return added;
}

export function removeToken(run: Run, token: Token): void {
  const place = run.tokens.indexOf(token);
  if (place >= 0) run.tokens.splice(place, 1);
}

export function replaceToken(run: Run, token: Token, change: Partial<Token>): Token {
  const changed = { ...token, ...change };
  run.tokens[run.tokens.indexOf(token)] = changed;
  return changed;
}

/** The part of a run, or of a state at rest, in which variables are looked up. */
type Standing = Pick<Run, 'tokens' | 'variables'> | Pick<State, 'tokens' | 'variables'>;

export const findToken = (run: Pick<Standing, 'tokens'>, id: number | undefined): Token | undefined =>
  id === undefined ? undefined : run.tokens.find((token) => token.id === id);

/** What an expression sees in a scope: the process's variables, hidden by those of enclosing instances. */
export function variablesIn(run: Standing, scope: number | undefined): Variables {
  const token = findToken(run, scope);
  if (!token) return run.variables;
  const outer = variablesIn(run, token.in);
  if (!token.local) return outer;
  const outcomes = { ...asRecord(outer['outcomes']), ...asRecord(token.local['outcomes']) };
  return { ...outer, ...token.local, outcomes };
}

/** Writes where the nearest enclosing instance keeps its own, or for the whole process. */
export function assign(run: Run, scope: number | undefined, variables: Variables): void {
  const token = findToken(run, scope);
  if (!token) run.variables = { ...run.variables, ...variables };
  else if (token.local) replaceToken(run, token, { local: { ...token.local, ...variables } });
  else assign(run, token.in, variables);
}

export function assignOutcome(run: Run, scope: number | undefined, element: string, outcome: Value): void {
  const outcomes = asRecord(ownVariables(run, scope)['outcomes']);
  assign(run, scope, { outcomes: { ...outcomes, [element]: outcome } });
}

/** The variables `assign` would change. */
export function ownVariables(run: Run, scope: number | undefined): Variables {
  const token = findToken(run, scope);
  if (!token) return run.variables;
  return token.local ?? ownVariables(run, token.in);
}

export const asRecord = (value: Value | undefined): Variables =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Variables) : {};
