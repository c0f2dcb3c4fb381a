import { type Definition, type Mapping, migrate, type ProcessIssue } from '#engines/process/index.ts';
import type { Database } from '#platform/context.ts';
import { getInstance } from './instances.ts';

/** An instance on one version of a process, with where it waits now. */
export interface Waiting {
  readonly instanceId: string;
  readonly startedAt: Temporal.Instant;
  readonly subjectCode: string;
  readonly subjectTitle: string;
  /** The steps at which its people work; none while only the world or a part elsewhere is awaited. */
  readonly steps: readonly string[];
}

/** The instances that run on a version, one page, the oldest first. Parts go with the process that called them. */
export async function listRunningOn(
  db: Database,
  definitionHash: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly Waiting[]> {
  let query = db
    .selectFrom('processInstance')
    .select(['id', 'startedAt', 'subjectType', 'subjectId'])
    .where('definitionHash', '=', definitionHash)
    .where('endedAt', 'is', null)
    .where('parentId', 'is', null)
    .orderBy('id')
    .limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  const instances = await query.execute();
  if (instances.length === 0) return [];
  const items = await db
    .selectFrom('workItem')
    .select(['instanceId', 'subjectId', 'subjectCode', 'subjectTitle', 'title', 'state'])
    .where('subjectType', 'in', [...new Set(instances.map(({ subjectType }) => subjectType))])
    .where(
      'subjectId',
      'in',
      instances.map(({ subjectId }) => subjectId),
    )
    .orderBy('token')
    .execute();
  const bySubject = Map.groupBy(items, ({ subjectId }) => subjectId);
  return instances.map(({ id, startedAt, subjectId }) => {
    const work = bySubject.get(subjectId) ?? [];
    const open = work.filter(({ instanceId, state }) => instanceId === id && !closed.has(state));
    const { subjectCode = '', subjectTitle = '' } = work[0] ?? {};
    return { instanceId: id, startedAt, subjectCode, subjectTitle, steps: open.map(({ title }) => title) };
  });
}

const closed = new Set(['done', 'withdrawn']);

/** What would keep each instance on its version, without moving any: nothing for those that can go. */
export async function tryMoves(
  db: Database,
  instanceIds: readonly string[],
  { from, to, mapping }: { readonly from: Definition; readonly to: Definition; readonly mapping: Mapping },
): Promise<ReadonlyMap<string, readonly ProcessIssue[]>> {
  const tried = new Map<string, readonly ProcessIssue[]>();
  for (const id of instanceIds) {
    const { state } = await getInstance(db, id);
    tried.set(id, migrate(from, to, state, mapping).issues);
  }
  return tried;
}
