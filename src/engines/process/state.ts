import type { TimerRule } from './model.ts';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Variables = { readonly [key: string]: Value };

/** An instance at rest: small JSON that can be stored between any two steps. Never changed in place. */
export interface State {
  readonly status: 'new' | 'running' | 'completed' | 'failed' | 'cancelled';
  /** The end event reached, or the code of the error that ended it. */
  readonly outcome?: string;
  /** What is known; `outcomes` (word by element) and `answers` (lists of many-instance activities) are kept here too. */
  readonly variables: Variables;
  readonly tokens: readonly Token[];
  /** The next token's number: numbers are never used twice in an instance. */
  readonly next: number;
}

/** Where the instance waits. Its number names the work item, call or scope it stands for. */
export interface Token {
  readonly id: number;
  /** Element id. */
  readonly at: string;
  /** The token of the enclosing sub-process or many-instance activity; absent at the top. */
  readonly in?: number;
  /** At a joining gateway: the flow it came by. */
  readonly via?: string;
  /** Non-interrupting boundary timers that have fired already. */
  readonly spent?: readonly string[];
  /** Of a many-instance activity: entries still to start, and how many there are and are done. */
  readonly many?: { readonly rest: readonly Value[]; readonly total: number; readonly done: number };
  /** Of one instance of such an activity: its own variables, hiding those outside. */
  readonly local?: Variables;
}

/** What can happen to an instance. `item` and `call` are token numbers, `timer` the name given by `start-timer`. */
export type ProcessEvent =
  | { readonly type: 'start'; readonly variables?: Variables; readonly at?: string }
  | {
      readonly type: 'complete';
      readonly item: number;
      readonly outcome?: string;
      readonly variables?: Variables;
    }
  /** Back to one of `stepsBefore`, where no outcome was drawn for it. */
  | { readonly type: 'send-back'; readonly item: number; readonly to: string }
  | { readonly type: 'timer'; readonly timer: string }
  | {
      readonly type: 'message';
      readonly message: string;
      readonly to?: number;
      readonly broadcast?: boolean;
      readonly variables?: Variables;
    }
  | { readonly type: 'service-done'; readonly call: number; readonly variables?: Variables }
  | { readonly type: 'service-failed'; readonly call: number; readonly error: string }
  | {
      readonly type: 'call-returned';
      readonly call: number;
      readonly outcome?: string;
      readonly variables?: Variables;
    }
  | { readonly type: 'call-failed'; readonly call: number; readonly error: string }
  | { readonly type: 'cancel' };

/** What the caller must now do. In order; the engine itself does nothing. */
export type Effect =
  | OpenWorkItem
  | {
      readonly type: 'close-work-item';
      readonly item: number;
      readonly element: string;
      readonly reason: 'completed' | 'sent-back' | 'withdrawn';
    }
  | {
      readonly type: 'start-timer';
      readonly timer: string;
      readonly element: string;
      readonly on: number;
      readonly rule: TimerRule;
    }
  | { readonly type: 'cancel-timer'; readonly timer: string }
  | {
      readonly type: 'call-service';
      readonly call: number;
      readonly element: string;
      readonly operation: string;
      readonly local?: Variables;
    }
  | {
      readonly type: 'start-process';
      readonly call: number;
      readonly element: string;
      readonly process: string;
      readonly place?: string | null;
      readonly share?: number;
      readonly local?: Variables;
    }
  | { readonly type: 'cancel-call'; readonly call: number; readonly element: string }
  | {
      readonly type: 'send-message';
      readonly message: string;
      readonly broadcast?: boolean;
      readonly element: string;
    }
  | {
      readonly type: 'await-message';
      readonly on: number;
      readonly message: string;
      readonly broadcast?: boolean;
      readonly element: string;
    }
  | {
      readonly type: 'stop-awaiting';
      readonly on: number;
      readonly message: string;
      readonly broadcast?: boolean;
      readonly element: string;
    }
  | { readonly type: 'completed'; readonly outcome: string }
  | { readonly type: 'failed'; readonly error: string }
  | { readonly type: 'cancelled' };

export interface OpenWorkItem {
  readonly type: 'open-work-item';
  readonly item: number;
  readonly element: string;
  readonly name: string;
  readonly position?: string;
  /** Null where the variable that should name it holds no text. */
  readonly place?: string | null;
  readonly question?: string;
  readonly notBy?: readonly string[];
  readonly share?: number;
  readonly outcomes?: readonly string[];
  readonly form?: string;
  readonly action?: string;
  /** The entry this instance is about, where the step is done once for each. */
  readonly local?: Variables;
}

/** Why an event changed nothing. */
export interface ProcessRefusal {
  readonly code:
    | 'not-started'
    | 'already-started'
    | 'already-ended'
    | 'no-such-start'
    | 'no-such-item'
    | 'no-such-timer'
    | 'no-such-call'
    | 'not-awaited'
    | 'unknown-outcome'
    | 'no-way-back'
    | 'reserved-variable'
    | 'no-flow-holds'
    | 'error-not-caught'
    | 'condition-failed'
    | 'too-many-tokens'
    | 'runs-forever'
    | 'unknown-element'
    | 'unknown-event';
  readonly element?: string;
  readonly detail?: string;
}

/** The next state and what to do; with a `refusal`, the state is the one given and there is nothing to do. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly refusal?: ProcessRefusal;
}

/** An instance before its start event. */
export const newInstance: State = { status: 'new', variables: {}, tokens: [], next: 1 };
