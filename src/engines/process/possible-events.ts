import type { Definition, Node } from './definition.ts';
import type { ProcessEvent, State, Token } from './state.ts';
import { timerName, watchersOf } from './watchers.ts';

/** Every event an instance at rest could receive, and what a person would call it. */
export function possibleEvents(
  { byId }: Definition,
  { tokens }: State,
): readonly { readonly event: ProcessEvent; readonly by: string }[] {
  return tokens.flatMap((token) => {
    const node = byId.get(token.at)!;
    return [
      ...workEvents(node, token),
      ...watchedEvents(node, token),
      ...errorEvents(byId, tokens, node, token),
    ];
  });
}

function workEvents({ id, kind, model }: Node, token: Token) {
  if (token.many) return [];
  const call = token.id;
  if (kind === 'service') return [{ event: { type: 'service-done', call } as const, by: id }];
  if (kind === 'call') return [{ event: { type: 'call-returned', call } as const, by: id }];
  if (kind !== 'user') return [];
  const outcomes: readonly (string | undefined)[] = model.outcomes ?? [undefined];
  return outcomes.map((outcome) => ({
    event: { type: 'complete', item: token.id, ...(outcome !== undefined && { outcome }) } as const,
    by: id,
  }));
}

function watchedEvents(node: Node, token: Token) {
  return watchersOf(node, token).map((watcher) => {
    const { timer, message, broadcast } = watcher.model;
    const event: ProcessEvent = timer
      ? { type: 'timer', timer: timerName(token, watcher) }
      : { type: 'message', message: message!, to: token.id, ...(broadcast && { broadcast }) };
    return { event, by: watcher.id };
  });
}

/** The failures of a service or called process that some boundary event around it would catch. */
function errorEvents(byId: Definition['byId'], tokens: readonly Token[], node: Node, token: Token) {
  if ((node.kind !== 'service' && node.kind !== 'call') || token.many) return [];
  const events: { event: ProcessEvent; by: string }[] = [];
  for (let at: Token | undefined = token; at; at = tokens.find((outer) => outer.id === at!.in)) {
    for (const boundary of byId.get(at.at)!.boundaries) {
      if (boundary.model.timer || boundary.model.message !== undefined) continue;
      const type = node.kind === 'call' ? 'call-failed' : 'service-failed';
      const error = boundary.model.error ?? 'failed';
      events.push({ event: { type, call: token.id, error }, by: boundary.id });
    }
  }
  return events;
}
