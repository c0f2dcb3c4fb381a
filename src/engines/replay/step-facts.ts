import type { PastCase } from './replay.ts';

/** What the past tells of a step. */
export interface StepFacts {
  readonly step: string;
  /** How many people did it, each at least a twentieth of the turns of whoever did most. */
  readonly staff: number;
  readonly turns: number;
  /** Working time a turn took once somebody was at it, the middle one of all. */
  readonly medianWork: number;
  /** How long a turn lay before somebody was at it, the middle one of all. */
  readonly medianWait: number;
}

export interface Learned {
  readonly steps: readonly StepFacts[];
  /** The working time of each turn, in the order of the cases and of their turns. */
  readonly work: readonly (readonly number[])[];
}

interface Turn {
  readonly step: string;
  readonly officer: string | null;
  readonly from: number;
  readonly until: number;
  readonly at: readonly [caseIndex: number, turnIndex: number];
}

/**
 * Tells waiting from working. Nobody clocks in on a dossier, so somebody is taken to begin with one when it has come and
 * the one they did before is done: what lies between that and their passing it on is work, the rest before is waiting. A
 * turn of nobody (a timer, a message) is all work: it takes as long as it took.
 */
export function learn(cases: readonly PastCase[]): Learned {
  const work: number[][] = cases.map(({ turns }) => turns.map(({ from, until }) => until - from));
  const turns: Turn[] = cases.flatMap((past, caseIndex) =>
    past.turns.map((turn, turnIndex) => ({ ...turn, at: [caseIndex, turnIndex] as const })),
  );
  for (const [officer, done] of Map.groupBy(turns, ({ officer }) => officer)) {
    if (officer === null) continue;
    let freeAt = Number.NEGATIVE_INFINITY;
    for (const { from, until, at } of done.toSorted((one, other) => one.until - other.until)) {
      work[at[0]]![at[1]] = until - Math.min(until, Math.max(from, freeAt));
      freeAt = until;
    }
  }
  const steps = [...Map.groupBy(turns, ({ step }) => step)].map(([step, of]) => ({
    step,
    turns: of.length,
    staff: staffOf(of),
    medianWork: median(of.map(({ at }) => work[at[0]]![at[1]]!)),
    medianWait: median(of.map(({ from, until, at }) => until - from - work[at[0]]![at[1]]!)),
  }));
  return { steps, work };
}

function staffOf(turns: readonly Turn[]): number {
  const counts = [...Map.groupBy(turns, ({ officer }) => officer)]
    .filter(([officer]) => officer !== null)
    .map(([, of]) => of.length);
  const most = Math.max(0, ...counts);
  return counts.filter((count) => count * 20 >= most).length;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}
