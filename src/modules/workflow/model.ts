import type { Actor } from '#platform/access/actor.ts';

/** What the work is about: shown in the inbox, never joined. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** Which unit does the steps of each role; `handler` stands for roles that are not listed. */
export type Placement = Readonly<Record<string, { readonly unitId: string; readonly agencyId: string }>> & {
  readonly handler: { readonly unitId: string; readonly agencyId: string };
};

/** Officers named for the next steps, by role: the head of the office gives a dossier to one of its people. */
export type Assignees = Readonly<Record<string, string>>;

/** The deadlines of a step: of the whole, as the law counts it, and of the step by its share of the time. */
export interface Due {
  readonly at: Temporal.Instant;
  stepAt(share: number | undefined): Temporal.Instant | null;
}

/** A human step: one row of the one inbox. */
export interface WorkItem {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly subjectTitle: string;
  readonly instanceId: string;
  readonly token: number;
  readonly elementId: string;
  readonly title: string;
  readonly action: string | null;
  readonly outcomes: readonly string[];
  readonly agencyId: string;
  readonly unitId: string;
  readonly role: string;
  readonly assigneeId: string | null;
  readonly state: string;
  readonly openedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly stepDueAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly closedBy: string | null;
  readonly outcome: string | null;
}

/** The assignee, or who stands in for them; with no assignee, any holder of the role in the unit. */
export function mayDo(actor: Actor, item: Pick<WorkItem, 'unitId' | 'role' | 'assigneeId'>): boolean {
  if (item.assigneeId === actor.id && actor.id !== null) return true;
  return actor.positions.some(
    (held) =>
      held.unitId === item.unitId &&
      held.roles.includes(item.role) &&
      (item.assigneeId === null || item.assigneeId === held.onBehalfOf),
  );
}
