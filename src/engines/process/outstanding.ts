import type { Definition } from './definition.ts';
import { requestOf } from './request.ts';
import { variablesIn } from './run.ts';
import type { Effect, State } from './state.ts';
import { startOf, watchersOf } from './watchers.ts';

/**
 * All that a running instance has asked for and not yet got: its open work items, calls, timers and awaited messages,
 * as the effects that asked for them. From it a caller can rebuild or check the rows it keeps.
 */
export function outstanding(definition: Definition, state: State): readonly Effect[] {
  return state.tokens.flatMap((token) => {
    const node = definition.byId.get(token.at)!;
    const isRequest =
      !token.many && (node.kind === 'user' || node.kind === 'service' || node.kind === 'call');
    const variables = variablesIn(state, token.in);
    const watched = watchersOf(node, token).map((watcher) => startOf(watcher, token, variables));
    return isRequest ? [requestOf(node, token, variables), ...watched] : watched;
  });
}

/** The effect that takes an outstanding one back. */
export function undo(effect: Effect): Effect {
  switch (effect.type) {
    case 'open-work-item':
      return { type: 'close-work-item', item: effect.item, element: effect.element, reason: 'withdrawn' };
    case 'start-timer':
      return { type: 'cancel-timer', timer: effect.timer };
    case 'await-message':
      return { ...effect, type: 'stop-awaiting' };
    case 'call-service':
    case 'start-process':
      return { type: 'cancel-call', call: effect.call, element: effect.element };
    default:
      return effect;
  }
}

/** What an outstanding effect is about, however it is worded: the same key before and after a change of version. */
export function keyOf(effect: Effect): string {
  switch (effect.type) {
    case 'open-work-item':
      return `item ${effect.item}`;
    case 'start-timer':
      return `timer ${effect.timer}`;
    case 'await-message':
      return `message ${effect.on} ${effect.message}`;
    case 'call-service':
    case 'start-process':
      return `call ${effect.call}`;
    default:
      return effect.type;
  }
}
