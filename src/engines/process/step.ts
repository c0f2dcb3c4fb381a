import { builtInNames, type Definition, type Node } from './definition.ts';
import { raise } from './end.ts';
import { finish, leave } from './leave.ts';
import {
  assign,
  assignOutcome,
  findToken,
  Refused,
  type Run,
  refuse,
  removeToken,
  replaceToken,
} from './run.ts';
import { settle } from './settle.ts';
import type { ProcessEvent, State, Step, Token, Variables } from './state.ts';
import { stepsBefore } from './steps-before.ts';
import { stopWatching, timerName, watchersOf } from './watchers.ts';
import { withdraw, withdrawWithin } from './withdraw.ts';

/**
 * One step of an instance: the same definition, state and event always give the same answer. An event that is
 * unknown, late or not allowed comes back as a refusal with the state unchanged; nothing is thrown.
 *
 * @example
 * let { state, effects } = step(definition, newInstance, { type: 'start', variables: { pages: 3 } });
 * // effects: [{ type: 'open-work-item', item: 1, element: 'accept', … }]
 * ({ state, effects } = step(definition, state, { type: 'complete', item: 1 }));
 *
 * @param trace collects the ids of the elements passed, for whoever checks a process
 */
export function step(definition: Definition, state: State, event: ProcessEvent, trace?: Set<string>): Step {
  const run: Run = {
    definition,
    status: state.status,
    outcome: state.outcome,
    variables: state.variables,
    tokens: [...state.tokens],
    next: state.next,
    effects: [],
    queue: [],
    trace,
  };
  try {
    receive(run, event);
    settle(run);
  } catch (error) {
    if (error instanceof Refused) return { state, effects: [], refusal: error.refusal };
    throw error;
  }
  const { status, outcome, variables, tokens, next, effects } = run;
  return {
    state: { status, ...(outcome !== undefined && { outcome }), variables, tokens, next },
    effects,
  };
}

function receive(run: Run, event: ProcessEvent): void {
  if (event.type !== 'start') {
    if (run.status === 'new') refuse('not-started');
    if (run.status !== 'running') refuse('already-ended');
  }
  const stranger = run.tokens.find((token) => !run.definition.byId.has(token.at));
  if (stranger) refuse('unknown-element', stranger.at);
  if (!Object.hasOwn(receivers, event.type)) refuse('unknown-event', undefined, String(event.type));
  (receivers[event.type] as (run: Run, event: ProcessEvent) => void)(run, event);
}

type EventOf<Type> = Extract<ProcessEvent, { type: Type }>;

const receivers: { readonly [Type in ProcessEvent['type']]: (run: Run, event: EventOf<Type>) => void } = {
  start,
  complete,
  'send-back': sendBack,
  timer: fireTimer,
  message: receiveMessage,
  'service-done': (run, event) => finishCall(run, event, 'service'),
  'service-failed': (run, event) => failCall(run, event, 'service'),
  'call-returned': (run, event) => finishCall(run, event, 'call'),
  'call-failed': (run, event) => failCall(run, event, 'call'),
  cancel,
};

function start(run: Run, { at, variables }: EventOf<'start'>): void {
  if (run.status !== 'new') refuse('already-started');
  const { starts } = run.definition;
  const node = at === undefined ? starts[0] : starts.find((candidate) => candidate.id === at);
  if (!node) refuse('no-such-start', at);
  run.status = 'running';
  take(run, undefined, variables);
  run.queue.push({ node: node!, in: undefined });
}

function complete(run: Run, { item, outcome, variables }: EventOf<'complete'>): void {
  const { token, node } = tokenAt(run, item, 'user', 'no-such-item');
  const { outcomes } = node.model;
  const isKnown = outcomes ? outcome !== undefined && outcomes.includes(outcome) : outcome === undefined;
  if (!isKnown) refuse('unknown-outcome', node.id, outcome);
  takeAnswer(run, token, variables, outcome);
  run.effects.push({ type: 'close-work-item', item, element: node.id, reason: 'completed' });
  finish(run, node, token);
}

function sendBack(run: Run, { item, to }: EventOf<'send-back'>): void {
  const { token, node } = tokenAt(run, item, 'user', 'no-such-item');
  const target = stepsBefore(node).find((each) => each.id === to);
  if (!target) refuse('no-way-back', node.id, to);
  run.effects.push({ type: 'close-work-item', item, element: node.id, reason: 'sent-back' });
  removeToken(run, token);
  stopWatching(run, node, token);
  run.queue.push({ node: target!, in: token.in });
}

function finishCall(run: Run, event: EventOf<'service-done' | 'call-returned'>, kind: Node['kind']): void {
  const { token, node } = tokenAt(run, event.call, kind, 'no-such-call');
  takeAnswer(run, token, event.variables, 'outcome' in event ? event.outcome : undefined);
  finish(run, node, token);
}

function failCall(run: Run, event: EventOf<'service-failed' | 'call-failed'>, kind: Node['kind']): void {
  const { token, node } = tokenAt(run, event.call, kind, 'no-such-call');
  if (!raise(run, token, event.error)) refuse('error-not-caught', node.id, event.error);
}

function fireTimer(run: Run, { timer }: EventOf<'timer'>): void {
  const token = findToken(run, Number.parseInt(timer, 10));
  const node = token && run.definition.byId.get(token.at);
  const watcher =
    node && watchersOf(node, token).find((each) => each.model.timer && timerName(token, each) === timer);
  if (watcher) trigger(run, node, token, watcher);
  else refuse('no-such-timer', undefined, timer);
}

/** A message is for one receiver: the token named, or else the one that has waited longest. A signal is for all. */
function receiveMessage(run: Run, { message, to, broadcast = false, variables }: EventOf<'message'>): void {
  const candidates = to === undefined ? [...run.tokens] : run.tokens.filter((token) => token.id === to);
  let isHeard = false;
  for (const candidate of candidates) {
    // What one token heard may have taken another back.
    const token = findToken(run, candidate.id);
    const node = token && run.definition.byId.get(token.at)!;
    const watcher = node && watchersOf(node, token).find(({ model }) => hears(model, message, broadcast));
    if (!watcher) continue;
    take(run, token.in, variables);
    trigger(run, node, findToken(run, token.id)!, watcher);
    isHeard = true;
    if (!broadcast) return;
  }
  if (!isHeard) refuse('not-awaited', undefined, message);
}

const hears = ({ message, broadcast = false }: Node['model'], said: string, toAll: boolean) =>
  message === said && broadcast === toAll;

/** What a token listened to has happened: it goes on itself, is interrupted, or stays while another token sets out. */
function trigger(run: Run, node: Node, token: Token, watcher: Node): void {
  if (watcher === node) {
    finish(run, node, token, watcher);
    return;
  }
  const isInterrupting = watcher.kind !== 'boundary' || watcher.model.interrupting !== false;
  if (isInterrupting) withdraw(run, token, watcher);
  else if (watcher.model.timer) {
    replaceToken(run, token, { spent: [...(token.spent ?? []), watcher.id] });
  }
  leave(run, watcher, token.in);
}

function cancel(run: Run): void {
  withdrawWithin(run, undefined);
  run.status = 'cancelled';
  run.effects.push({ type: 'cancelled' });
}

function tokenAt(run: Run, id: number, kind: Node['kind'], code: 'no-such-item' | 'no-such-call') {
  const token = findToken(run, id);
  const node = token && run.definition.byId.get(token.at);
  if (!token || token.many || node?.kind !== kind) return refuse(code, undefined, String(id));
  return { token, node };
}

/** An instance of many keeps its answer to itself until it is collected; anything else writes to its scope. */
function takeAnswer(run: Run, token: Token, variables: Variables | undefined, outcome?: string): void {
  const scope = token.local ? token.id : token.in;
  take(run, scope, variables);
  if (outcome !== undefined) assignOutcome(run, scope, token.at, outcome);
}

const reserved: ReadonlySet<string> = new Set(builtInNames);

function take(run: Run, scope: number | undefined, variables: Variables | undefined): void {
  if (!variables) return;
  const taken = Object.keys(variables).find((name) => reserved.has(name));
  if (taken !== undefined) refuse('reserved-variable', undefined, taken);
  assign(run, scope, variables);
}
