import { type BpmnElement, moddle } from './bpmn-element.ts';

/** Messages, signals and errors, which BPMN declares once and refers to. */
export class SharedElements {
  readonly #byKey = new Map<string, BpmnElement>();

  message(name: string): BpmnElement {
    return this.#once(`message ${name}`, (id) => moddle.create('bpmn:Message', { id, name }));
  }

  signal(name: string): BpmnElement {
    return this.#once(`signal ${name}`, (id) => moddle.create('bpmn:Signal', { id, name }));
  }

  error(errorCode: string): BpmnElement {
    return this.#once(`error ${errorCode}`, (id) => moddle.create('bpmn:Error', { id, errorCode }));
  }

  all(): readonly BpmnElement[] {
    return [...this.#byKey.values()];
  }

  #once(key: string, create: (id: string) => BpmnElement): BpmnElement {
    const found = this.#byKey.get(key) ?? create(`shared_${this.#byKey.size + 1}`);
    this.#byKey.set(key, found);
    return found;
  }
}
