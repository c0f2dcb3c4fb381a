import type { State } from '#engines/process/index.ts';
import type { Clock } from '#engines/working-time/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import type { Placement, Subject } from './model.ts';

/** A process at work beside its subject, or beside a part of it. */
export interface Instance {
  readonly id: string;
  readonly version: number;
  readonly definitionHash: string;
  readonly state: State;
  readonly placement: Placement;
  /** What started it, and the number of that call; null for the subject's own process. */
  readonly parentId: string | null;
  readonly parentCall: number | null;
  readonly clock: Clock | null;
  /** Hashes of the identity numbers the subject names, and the officers with an interest in one of them. */
  readonly parties: readonly string[];
  readonly conflicted: readonly string[];
}

export const instanceColumns = [
  'id',
  'version',
  'definitionHash',
  'state',
  'placement',
  'parentId',
  'parentCall',
  'clock',
  'parties',
  'conflicted',
] as const;

/** The instance as it stands; its subject is locked, so that nothing else moves it meanwhile. */
export async function getInstance(tx: Database | Tx, id: string): Promise<Instance> {
  const row = await tx
    .selectFrom('processInstance')
    .select(instanceColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row as unknown as Instance;
}

/** The running processes of a subject, its own first, then its parts as they began. */
export async function listRunning(
  tx: Tx,
  subject: Pick<Subject, 'type' | 'id'>,
): Promise<readonly Instance[]> {
  const rows = await tx
    .selectFrom('processInstance')
    .select(instanceColumns)
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('endedAt', 'is', null)
    .orderBy('startedAt')
    .orderBy('id')
    .execute();
  return rows as unknown as readonly Instance[];
}

export const saveState = (tx: Tx, ctx: Context, id: string, state: State) =>
  tx
    .updateTable('processInstance')
    .set({ state: jsonb(state), endedAt: endOf(state, ctx) })
    .where('id', '=', id)
    .execute();

export const endOf = (state: State, ctx: Context) => (state.status === 'running' ? null : ctx.now());
