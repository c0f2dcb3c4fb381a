import type { Definition, Node } from './definition.ts';
import { everyWay, type Way } from './every-way.ts';
import { markingOf } from './marking.ts';
import { possibleEvents } from './possible-events.ts';
import type { ProcessEvent, State } from './state.ts';

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
    const events =
      visit.state.status === 'new' ? startEvents(definition) : possibleEvents(definition, visit.state);
    visit.isStuck = events.length === 0 && visit.state.status === 'running';
    for (const { event, by } of events) {
      const { ways, isWhole } = everyWay(definition, visit.state, event, entered);
      if (!isWhole) faults.push({ code: 'endless-loop', element: by, at: visit });
      for (const way of ways) take(way, visit, by);
    }
  }
  const all = beginning.status === 'new' ? [...visits.values()] : [pending[0]!, ...visits.values()];
  markThoseThatCanEnd(all);
  return { visits: all, entered, faults, isComplete: visits.size <= limit };

  function take(way: Way, from: Visit, event: string): void {
    const by = nameOf(event, way);
    if (way.refusal) {
      faults.push({
        code: 'endless-loop',
        element: way.refusal.element ?? event,
        at: visitOf(from.state, from, by),
      });
      return;
    }
    const { key, state, doubled } = markingOf(definition, way.state);
    const known = visits.get(key);
    if (known) return void known.sources.push(from);
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

/** "review (sendBack)": the element that moved, and the ways taken where there was a choice. */
function nameOf(event: string, { chosen }: Way): string {
  const flows = chosen.map((flow) => flow.name || flow.id);
  return flows.length === 0 ? event : `${event} (${flows.join(', ')})`;
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
