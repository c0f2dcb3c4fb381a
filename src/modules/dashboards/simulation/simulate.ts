import { learn, type PastCase, replay, type Staffing } from '#engines/replay/index.ts';
import { type Calendar, type Clock, dueAt, officeMinutesAt } from '#engines/working-time/index.ts';
import type { FinishedDossier } from '#modules/dossiers/index.ts';
import type { Turn } from '#modules/workflow/index.ts';

/** What is asked: a time limit in working days, and what changes of which step. */
export interface WhatIf {
  readonly limitDays?: number | undefined;
  readonly steps: ReadonlyMap<string, Staffing>;
}

export interface Punctuality {
  readonly onTime: number;
  readonly late: number;
  /** Working minutes from the acceptance to the result: the middle dossier, and the one that nine in ten beat. */
  readonly median: number;
  readonly ninth: number;
}

export interface StepOfPast {
  readonly step: string;
  readonly title: string;
  readonly staff: number;
  readonly turns: number;
  readonly medianWork: number;
  readonly medianWait: number;
}

/** A dossier that comes out otherwise. */
export interface Turned {
  readonly id: string;
  readonly code: string;
  readonly becomes: 'onTime' | 'late';
}

export interface Simulation {
  readonly steps: readonly StepOfPast[];
  /** As it was. */
  readonly past: Punctuality;
  /** As the model has it with nothing changed: what lies between this and the past is the model's own error. */
  readonly model: Punctuality;
  readonly changed: Punctuality;
  readonly turned: readonly Turned[];
}

/** Goes through finished dossiers again with another limit, other steps or other staff. */
export function simulate(
  calendar: Calendar,
  finished: readonly FinishedDossier[],
  turns: readonly Turn[],
  whatIf: WhatIf,
): Simulation {
  // Those that came at the same moment are served in the order in which they were.
  const dossiers = finished.toSorted((one, other) =>
    Temporal.Instant.compare(one.finishedAt, other.finishedAt),
  );
  const minutes = (at: Temporal.Instant) => officeMinutesAt(calendar, at);
  const turnsOf = Map.groupBy(turns, ({ subjectId }) => subjectId);
  const titles = new Map(turns.map(({ elementId, title }) => [elementId, title]));
  const cases = dossiers.map(
    (dossier): PastCase => ({
      id: dossier.id,
      turns: (turnsOf.get(dossier.id) ?? [])
        // The hand-over of the result comes after the clock has stopped.
        .filter(({ openedAt }) => Temporal.Instant.compare(openedAt, dossier.finishedAt) < 0)
        .map(({ elementId, closedBy, openedAt, closedAt }) => ({
          step: elementId,
          officer: closedBy,
          from: minutes(openedAt),
          until: minutes(closedAt),
        })),
      endedAt: minutes(dossier.finishedAt),
    }),
  );
  const { steps, work } = learn(cases);
  const staff = new Map(steps.map((each) => [each.step, each.staff]));
  const began = dossiers.map(({ clock }) => minutes(Temporal.Instant.fromEpochMilliseconds(clock.startedMs)));
  const dueAsItWas = dossiers.map((dossier) => minutes(dossier.dueAt));
  const { limitDays } = whatIf;
  const due =
    limitDays === undefined
      ? dueAsItWas
      : dossiers.map(({ clock }) => minutes(dueAt(calendar, withLimit(clock, limitDays))));

  const model = replay(cases, work, staff).map(({ endedAt }) => endedAt);
  const changed = replay(cases, work, staff, whatIf.steps).map(({ endedAt }) => endedAt);
  const turned = dossiers.flatMap(({ id, code }, index): Turned[] => {
    const wasLate = model[index]! > dueAsItWas[index]!;
    const isLate = changed[index]! > due[index]!;
    return wasLate === isLate ? [] : [{ id, code, becomes: isLate ? 'late' : 'onTime' }];
  });
  return {
    steps: steps.map((each) => ({ ...each, title: titles.get(each.step) ?? each.step })),
    past: punctuality(
      cases.map(({ endedAt }) => endedAt),
      dueAsItWas,
      began,
    ),
    model: punctuality(model, dueAsItWas, began),
    changed: punctuality(changed, due, began),
    turned,
  };
}

const withLimit = (clock: Clock, amount: number): Clock => ({
  ...clock,
  limit: { ...clock.limit, amount, unit: 'workingDay' },
});

function punctuality(
  ended: readonly number[],
  due: readonly number[],
  began: readonly number[],
): Punctuality {
  const late = ended.filter((end, index) => end > due[index]!).length;
  const took = ended.map((end, index) => end - began[index]!).toSorted((one, other) => one - other);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { onTime: ended.length - late, late, median: at(0.5), ninth: at(0.9) };
}
