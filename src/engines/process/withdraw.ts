import type { Node } from './definition.ts';
import { type Run, removeToken } from './run.ts';
import type { Token } from './state.ts';
import { stopWatching } from './watchers.ts';

/** Takes back a token, all that stands within it, and what they asked for. `fired` is the event that did it. */
export function withdraw(run: Run, token: Token, fired?: Node): void {
  const node = run.definition.byId.get(token.at)!;
  withdrawWithin(run, token.id);
  removeToken(run, token);
  const isRequest = !token.many;
  const of = { element: node.id };
  if (isRequest && node.kind === 'user') {
    run.effects.push({ type: 'close-work-item', item: token.id, ...of, reason: 'withdrawn' });
  }
  if (isRequest && (node.kind === 'service' || node.kind === 'call')) {
    run.effects.push({ type: 'cancel-call', call: token.id, ...of });
  }
  stopWatching(run, node, token, fired);
}

/** Empties a scope: a sub-process, a many-instance activity, or (undefined) the whole process. */
export function withdrawWithin(run: Run, scope: number | undefined): void {
  const kept = run.queue.filter((arrival) => arrival.in !== scope);
  run.queue.splice(0, run.queue.length, ...kept);
  for (const token of run.tokens.filter((candidate) => candidate.in === scope)) withdraw(run, token);
}
