import type { Variables } from '#engines/process/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { Due, DueWork, Placement, Subject } from './model.ts';

/**
 * What a process may have the program do by itself (service tasks): the whole list, in the words of the packs. A process
 * that asks for anything else is refused when it is imported.
 */
export const serviceOperations = ['notifyApplicant'] as const;
export type ServiceOperation = (typeof serviceOperations)[number];

/** Carries a service task out in the open transaction, by rows only; what it says goes to the process's variables. */
export type Operation = (tx: Tx, ctx: Context, subject: Subject) => Promise<Variables | undefined>;

/** What processes need of the kind of thing they are about. Its module declares it; workflow knows none by name. */
export interface SubjectKind {
  /** Locks the subject, so that nothing else moves its processes meanwhile. */
  hold(tx: Tx, ctx: Context, subjectId: string): Promise<{ readonly subject: Subject; readonly due: Due }>;
  /** Carries on a process whose time has come: one transaction, the subject locked first, one fact recorded. */
  carryOn(ctx: Context, due: DueWork): Promise<void>;
  /**
   * Which units do the work of a place that a process names.
   * @throws Refusal `no-such-place`
   */
  placementAt(tx: Tx, ctx: Context, subjectId: string, place: string): Promise<Placement>;
  /** Whether the actor sees the subject at all. */
  mayRead(db: Database | Tx, actor: Actor, subjectId: string): Promise<boolean>;
  /** Completes an open item by its usual word, one of many at once. */
  complete(ctx: Context, item: { readonly id: string; readonly subjectId: string }): Promise<void>;
  readonly operations: Readonly<Record<ServiceOperation, Operation>>;
}

const kinds = new Map<string, SubjectKind>();

/** @throws Error when another module has declared it */
export function declareSubjectKind(type: string, kind: SubjectKind): void {
  if (kinds.has(type)) throw new Error(`The subject kind ${type} is declared twice`);
  kinds.set(type, kind);
}

export function subjectKind(type: string): SubjectKind {
  const kind = kinds.get(type);
  if (!kind) throw new Error(`Nobody has declared how the processes of a ${type} are carried on`);
  return kind;
}
