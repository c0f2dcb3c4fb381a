import { TimeQueue } from './time-queue.ts';

/** One turn at a step. Times are office time since any one moment, in any one unit. */
export interface PastTurn {
  readonly step: string;
  /** Who did it; null for a timer, a message or another system. */
  readonly officer: string | null;
  readonly from: number;
  readonly until: number;
}

/** A case that is over: its turns in the order in which they came, and its end. */
export interface PastCase {
  readonly id: string;
  readonly turns: readonly PastTurn[];
  readonly endedAt: number;
}

/** What is changed of a step; what is not named stays as it was. */
export interface Staffing {
  readonly staff?: number;
  /** 0.5: half the working time. 0: the step falls away, with its waiting. */
  readonly work?: number;
}

export interface Replayed {
  readonly id: string;
  readonly endedAt: number;
}

/**
 * Goes through past cases again: each comes when it came, takes the steps it took in that order, waits at each until one
 * of its people is free, first come first served, and is worked on for as long as it was. What was nobody's time, such as
 * waiting for the citizen between two turns, takes as long as it took; turns that overlapped begin as far apart as they did.
 *
 * @param work the working time of each turn, by `learn`
 * @param staff how many do each step
 */
export function replay(
  cases: readonly PastCase[],
  work: readonly (readonly number[])[],
  staff: ReadonlyMap<string, number>,
  changed: ReadonlyMap<string, Staffing> = new Map(),
): readonly Replayed[] {
  const arrivals = new TimeQueue<readonly [caseIndex: number, turnIndex: number]>();
  /** When each of the people of a step is free again. */
  const free = new Map<string, number[]>();
  const ended = cases.map(({ endedAt }) => endedAt);
  const freeOf = (step: string) => {
    const known = free.get(step);
    if (known) return known;
    const people = Math.max(1, changed.get(step)?.staff ?? staff.get(step) ?? 1);
    const all = Array.from({ length: people }, () => Number.NEGATIVE_INFINITY);
    free.set(step, all);
    return all;
  };
  for (const [index, { turns }] of cases.entries()) if (turns[0]) arrivals.push(turns[0].from, [index, 0]);

  const last = cases.map(() => 0);
  for (let next = arrivals.pop(); next; next = arrivals.pop()) {
    const { at, value } = next;
    const [caseIndex, turnIndex] = value;
    const { turns, endedAt } = cases[caseIndex]!;
    const turn = turns[turnIndex]!;
    const factor = changed.get(turn.step)?.work ?? 1;
    const until = factor === 0 ? at : serve(turn, at, work[caseIndex]![turnIndex]! * factor, freeOf);
    last[caseIndex] = Math.max(last[caseIndex]!, until);
    const following = turns[turnIndex + 1];
    if (!following) {
      const lastPast = Math.max(...turns.map((each) => each.until));
      ended[caseIndex] = last[caseIndex]! + Math.max(0, endedAt - lastPast);
      continue;
    }
    const isAfter = following.from >= turn.until;
    const comes = isAfter ? until + (following.from - turn.until) : at + (following.from - turn.from);
    arrivals.push(comes, [caseIndex, turnIndex + 1]);
  }
  return cases.map(({ id }, index) => ({ id, endedAt: ended[index]! }));
}

/** @returns when the turn is over */
function serve(
  { step, officer }: PastTurn,
  at: number,
  work: number,
  freeOf: (step: string) => number[],
): number {
  if (officer === null) return at + work;
  const people = freeOf(step);
  const first = people.indexOf(Math.min(...people));
  const until = Math.max(at, people[first]!) + work;
  people[first] = until;
  return until;
}
