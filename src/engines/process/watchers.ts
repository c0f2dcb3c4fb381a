import type { Node } from './definition.ts';
import { type Run, refuse, variablesIn } from './run.ts';
import type { Effect, Token, Variables } from './state.ts';

/** The timers and messages a waiting token listens to: its boundary events, itself, or the events after its gateway. */
export function watchersOf(node: Node, token: Token): readonly Node[] {
  if (node.kind === 'eventBased') return node.out.map((flow) => flow.to);
  const isWatched = !token.local && node.boundaries.length > 0;
  const boundaries = isWatched ? node.boundaries.filter((event) => listens(event, token)) : [];
  if (token.many) return boundaries;
  return node.kind === 'catch' || node.kind === 'receive' ? [node, ...boundaries] : boundaries;
}

const listens = ({ id, model }: Node, token: Token) =>
  (model.timer || model.message !== undefined) && !token.spent?.includes(id);

export const timerName = (token: Token, watcher: Node) => `${token.id}/${watcher.id}`;

export function startWatching(run: Run, node: Node, token: Token): void {
  for (const watcher of watchersOf(node, token))
    run.effects.push(startOf(watcher, token, variablesIn(run, token.in)));
}

/** Stops what a token that leaves listened to; `fired` has stopped by itself. */
export function stopWatching(run: Run, node: Node, token: Token, fired?: Node): void {
  for (const watcher of watchersOf(node, token)) {
    if (watcher !== fired || !watcher.model.timer) run.effects.push(stopOf(watcher, token));
  }
}

/** The effect by which a token begins to listen; a timer `at` a variable takes the date that stands there now. */
export function startOf(watcher: Node, token: Token, variables: Variables): Effect {
  const on = { element: watcher.id, on: token.id };
  const { timer, message, broadcast } = watcher.model;
  if (!timer) {
    return { type: 'await-message', message: message!, ...(broadcast && { broadcast }), ...on };
  }
  const isNamed = timer.at !== undefined && !startsLikeDate.test(timer.at);
  const rule = isNamed ? { ...timer, at: dateIn(variables, timer.at!, watcher) } : timer;
  return { type: 'start-timer', timer: timerName(token, watcher), rule, ...on };
}

const startsLikeDate = /^\d{4}-\d{2}-\d{2}/;

function dateIn(variables: Variables, name: string, watcher: Node): string {
  const date = variables[name];
  if (typeof date === 'string' && startsLikeDate.test(date)) return date;
  return refuse('condition-failed', watcher.id, `"${name}" holds no date`);
}

function stopOf(watcher: Node, token: Token): Effect {
  const { timer, message, broadcast } = watcher.model;
  if (timer) return { type: 'cancel-timer', timer: timerName(token, watcher) };
  const awaited = { message: message!, ...(broadcast && { broadcast }) };
  return { type: 'stop-awaiting', ...awaited, element: watcher.id, on: token.id };
}
