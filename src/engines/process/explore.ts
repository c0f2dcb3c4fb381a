import type { Definition, Node } from './definition.ts';
import { markingOf } from './marking.ts';
import { isOpenChoice } from './open-choices.ts';
import { possibleEvents } from './possible-events.ts';
import type { ProcessEvent, State, Step } from './state.ts';
import { step } from './step.ts';

/** A situation the process can be in, without its data. */
export interface Visit {
  readonly state: State;
  readonly from: Visit | undefined;
  /** What led here, as a person would name it; absent at the beginning. */
  readonly by: string | undefined;
  readonly sources: Visit[];
  isStuck: boolean;
  canEnd: boolean;
}

/** Something wrong met on the way. */
export interface Fault {
  readonly code: 'doubled' | 'endless-loop';
  readonly element: string;
  readonly at: Visit;
}

export interface Exploration {
  readonly visits: readonly Visit[];
  readonly entered: ReadonlySet<string>;
  readonly faults: readonly Fault[];
  readonly isComplete: boolean;
}

/** Finds every situation reachable from `beginning`, breadth first, so that the ways shown are shortest. */
export function explore(definition: Definition, beginning: State, limit: number): Exploration {
  const visits = new Map<string, Visit>();
  const entered = new Set<string>();
  const faults: Fault[] = [];
  const pending: Visit[] = [visitOf(beginning, undefined, undefined)];
  for (let place = 0; place < pending.length && visits.size <= limit && faults.length < 5; place += 1) {
    const visit = pending[place]!;
    const events = eventsAt(definition, visit.state);
    visit.isStuck = events.length === 0 && visit.state.status === 'running';
    for (const { event, by } of events) take(step(definition, visit.state, event, entered), visit, by);
  }
  const all = beginning.status === 'new' ? [...visits.values()] : [pending[0]!, ...visits.values()];
  markThoseThatCanEnd(all);
  return { visits: all, entered, faults, isComplete: visits.size <= limit };

  function take({ state: next, refusal }: Step, from: Visit, by: string): void {
    if (refusal) {
      const at = visitOf(from.state, from, by);
      faults.push({ code: 'endless-loop', element: refusal.element ?? by, at });
      return;
    }
    const { key, state, doubled } = markingOf(definition, next);
    const known = visits.get(key);
    if (known) {
      known.sources.push(from);
      return;
    }
    const visit = visitOf(state, from, by);
    visit.sources.push(from);
    visits.set(key, visit);
    if (doubled === undefined) pending.push(visit);
    else faults.push({ code: 'doubled', element: doubled, at: visit });
  }
}

const visitOf = (state: State, from: Visit | undefined, by: string | undefined): Visit => ({
  state,
  from,
  by,
  sources: [],
  isStuck: false,
  canEnd: false,
});

const startEvents = ({ starts }: Definition) =>
  starts.map(({ id }: Node) => ({ event: { type: 'start', at: id } satisfies ProcessEvent, by: id }));

/** A choice falls before anything else happens: in the engine both are one step. */
function eventsAt(definition: Definition, state: State) {
  if (state.status === 'new') return startEvents(definition);
  const choosing = state.tokens.find((token) => isOpenChoice(token.at));
  return possibleEvents(definition, choosing ? { ...state, tokens: [choosing] } : state);
}

function markThoseThatCanEnd(visits: readonly Visit[]): void {
  const pending = visits.filter((visit) => visit.state.status !== 'running');
  for (const visit of pending) visit.canEnd = true;
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    for (const source of visit.sources) {
      if (source.canEnd) continue;
      source.canEnd = true;
      pending.push(source);
    }
  }
}
