import assert from 'node:assert/strict';
import type { Definition } from './definition.ts';
import { type Effect, newInstance, type ProcessEvent, type State, type Variables } from './state.ts';
import { step } from './step.ts';

/** An instance in a test: its state goes through JSON between any two events, as it would in a database. */
export class Played {
  readonly #definition: Definition;
  state: State = newInstance;
  effects: readonly Effect[] = [];

  constructor(definition: Definition, variables: Variables = {}) {
    this.#definition = definition;
    this.take({ type: 'start', variables });
  }

  take(event: ProcessEvent): this {
    const { state, effects, refusal } = step(this.#definition, this.state, event);
    assert.equal(refusal, undefined, `${event.type}: ${JSON.stringify(refusal)}`);
    this.state = JSON.parse(JSON.stringify(state)) as State;
    this.effects = effects;
    return this;
  }

  /** Completes the oldest work item of an element. */
  complete(element: string, outcome?: string, variables?: Variables): this {
    const item = this.tokenAt(element);
    return this.take({
      type: 'complete',
      item,
      ...(outcome !== undefined && { outcome }),
      ...(variables && { variables }),
    });
  }

  /** Fires a timer; of an activity done for many, the one that watches over all of it. */
  fire(element: string, timer: string): this {
    const watching = this.state.tokens.find((token) => token.at === element && token.many);
    return this.take({ type: 'timer', timer: `${watching?.id ?? this.tokenAt(element)}/${timer}` });
  }

  tokenAt(element: string): number {
    const found = this.state.tokens.find((token) => token.at === element && !token.many);
    assert.ok(found, `nothing waits at ${element}, only at ${this.places.join(', ')}`);
    return found.id;
  }

  refused(event: ProcessEvent): string | undefined {
    const { state, effects, refusal } = step(this.#definition, this.state, event);
    assert.equal(state, this.state);
    assert.deepEqual(effects, []);
    return refusal?.code;
  }

  /** Where it waits; an activity done for many is named once more for what watches over it. */
  get places(): readonly string[] {
    return this.state.tokens.map((token) => token.at).sort();
  }

  get types(): readonly string[] {
    return this.effects.map((effect) => effect.type);
  }
}
