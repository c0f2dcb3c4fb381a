import type { Limit } from '#engines/working-time/index.ts';
import type { Actor, HeldPosition } from '#platform/access/actor.ts';

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

/** The deadline of the whole, as the law counts it, and the limit of which each step has its share. */
export interface Due {
  readonly at: Temporal.Instant;
  /** Null where the whole has no limit that could be divided. */
  readonly limit: Limit | null;
}

/** A timer or a service whose time has come. */
export interface DueWork {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly instanceId: string;
  /** The name the process knows it by. */
  readonly name: string;
}

/** A human step: one row of the one inbox. */
export interface WorkItem {
  readonly id: string;
  readonly version: number;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly subjectTitle: string;
  readonly instanceId: string;
  readonly token: number;
  readonly elementId: string;
  readonly title: string;
  readonly question: string | null;
  readonly remark: string | null;
  readonly action: string | null;
  readonly outcomes: readonly string[];
  readonly agencyId: string;
  readonly unitId: string;
  readonly role: string;
  readonly assigneeId: string | null;
  readonly barred: readonly string[];
  readonly state: string;
  readonly openedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly stepDueAt: Temporal.Instant | null;
  readonly remindedAt: Temporal.Instant | null;
  readonly escalatedAt: Temporal.Instant | null;
  readonly escalatedTo: string | null;
  readonly closedAt: Temporal.Instant | null;
  readonly closedBy: string | null;
  readonly closedFor: string | null;
  readonly outcome: string | null;
}

/** What decides whose an item is. */
export type Claimable = Pick<WorkItem, 'unitId' | 'role' | 'assigneeId' | 'barred'>;

/**
 * In whose place the actor may do the item: their own (null), or that of an absent colleague; undefined when it is not
 * theirs. Whoever is barred may not do it for another either, nor may another do it for them.
 */
export function actsFor(actor: Actor, item: Claimable): string | null | undefined {
  const { id } = actor;
  if (id === null || item.barred.includes(id)) return undefined;
  if (item.assigneeId === id) return null;
  const mayUse = ({ onBehalfOf, unitId, roles }: HeldPosition) =>
    unitId === item.unitId &&
    roles.includes(item.role) &&
    (item.assigneeId === null || item.assigneeId === onBehalfOf) &&
    !(onBehalfOf !== null && item.barred.includes(onBehalfOf));
  const usable = actor.positions.filter(mayUse);
  const own = usable.find((held) => held.onBehalfOf === null) ?? usable[0];
  return own?.onBehalfOf;
}

/** The assignee, or who stands in for them; with no assignee, any holder of the role in the unit; nobody barred. */
export const mayDo = (actor: Actor, item: Claimable): boolean => actsFor(actor, item) !== undefined;

/** Who directs the work of the item's unit: its head, or the head of its agency; of what they are barred from, nobody. */
export const directs = (
  actor: Actor,
  { unitId, agencyId, barred }: Pick<WorkItem, 'unitId' | 'agencyId' | 'barred'>,
): boolean =>
  !(actor.id !== null && barred.includes(actor.id)) &&
  actor.positions.some(
    (held) =>
      (held.unitId === unitId || held.unitId === agencyId) &&
      (held.roles.includes('assigner') || held.roles.includes('oneStopHead')) &&
      !(held.onBehalfOf !== null && barred.includes(held.onBehalfOf)),
  );
