import type { TimerRule, VariableType } from './model.ts';

/**
 * A process written as a list of steps (quy trình nội bộ), the way a decision of the chairman announces it: number,
 * task, position, time. Data, usually YAML.
 *
 * @example
 * id: library-card
 * name: Cấp thẻ thư viện
 * steps:
 *   - { id: accept, name: Tiếp nhận, position: receptionist, share: 0.1 }
 *   - { id: review, name: Xem xét, position: librarian, share: 0.9, outcomes: [approve, sendBack], returnTo: accept }
 *   - { id: hand, name: Trao thẻ, position: receptionist, share: 0 }
 */
export interface StepList {
  readonly id: string;
  readonly name: string;
  /** What conditions may name. */
  readonly variables?: Readonly<Record<string, VariableType>> | undefined;
  readonly steps: readonly ListedStep[];
  /** The processes that its `call` steps start, where they travel with it. */
  readonly called?: readonly StepList[] | undefined;
}

/** One step. Without `parallel`, `call`, `service`, `await` or `decide` it is a person's work item. */
export interface ListedStep {
  /** Latin letters and digits, beginning with a small letter: conditions name it, as in `outcomes.review`. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly position?: string | undefined;
  /** Where it is done, of a person's step or a call: a variable that holds a code, or a word the caller understands. */
  readonly place?: string | undefined;
  /** What is asked of whoever does it: a variable that holds the words, or the words. */
  readonly question?: string | undefined;
  /** Steps whose doers may not do this one too, not even for a colleague (four eyes). */
  readonly notBy?: readonly string[] | undefined;
  /**
   * Part of the whole time limit, 0 to 1. Steps without one divide what is left equally; a step that has no time of
   * its own, such as the return of the result, says 0.
   */
  readonly share?: number | undefined;
  /** FEEL: the step is passed over unless this is true. */
  readonly when?: string | undefined;
  /**
   * How it may be completed. A list: `sendBack` goes to `returnTo`, `reject` ends the process, any other word goes on.
   * A map says where each word goes: an earlier or later step of the same list, `next` or `end`.
   */
  readonly outcomes?: readonly string[] | Readonly<Record<string, string>> | undefined;
  /** The step to which work is sent back; alone, it offers the words `done` and `sendBack`. */
  readonly returnTo?: string | undefined;
  readonly form?: string | undefined;
  readonly action?: string | undefined;
  /** Asked of everyone in a list at once; each gets a work item. */
  readonly consult?: Consultation | undefined;
  readonly timers?: readonly ListedTimer[] | undefined;
  /** Branches that run side by side; the list goes on when all are done. */
  readonly parallel?: readonly Branch[] | undefined;
  /** Starts another process and waits for it (liên thông). */
  readonly call?: string | undefined;
  /** Asks the caller to do something and waits for the answer. */
  readonly service?: string | undefined;
  /** Waits for a message. */
  readonly await?: string | undefined;
  readonly decide?: { readonly value: string; readonly into: string } | undefined;
}

export type Branch = ListedStep | { readonly steps: readonly ListedStep[] };

export interface Consultation {
  /** FEEL: the list of those asked. */
  readonly each: string;
  readonly as: string;
  readonly inTurn?: boolean | undefined;
  /** FEEL: enough have answered; the rest is withdrawn. */
  readonly until?: string | undefined;
  /** Where those asked may be chosen from, when `each` is a variable that a person fills; anywhere when absent. */
  readonly among?: readonly string[] | undefined;
}

/** `goTo`: `next` goes on without waiting (silence as consent), `remind` sends the message `remind`, or a step's id. */
export interface ListedTimer extends Omit<TimerRule, 'clock'> {
  readonly clock?: TimerRule['clock'] | undefined;
  readonly goTo: string;
}
