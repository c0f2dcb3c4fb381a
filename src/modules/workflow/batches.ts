import type { Context, Database } from '#platform/context.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import { claimWorkItem } from './commands/claim-work-item.ts';
import { distributeWorkItem } from './commands/distribute-work-item.ts';
import { releaseWorkItem } from './commands/release-work-item.ts';
import { mayDo } from './model.ts';
import { subjectKind } from './subject-kinds.ts';

export const batchActs = ['claim', 'release', 'complete', 'distribute'] as const;
export type BatchAct = (typeof batchActs)[number];

/** What came of an act for one of the items. */
export interface BatchResult {
  readonly workItemId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly title: string;
  readonly state: string;
  /** Why it was refused: the code of the refusal. */
  readonly reason: string | null;
}

export interface Batch {
  readonly id: string;
  readonly act: BatchAct;
  readonly begunAt: Temporal.Instant;
  readonly results: readonly BatchResult[];
}

/** The officer's own batch with what has come of it so far. */
export async function getBatch(db: Database, officerId: string | null, id: string): Promise<Batch> {
  const batch = await db
    .selectFrom('workBatch')
    .select(['id', 'act', 'begunAt'])
    .where('id', '=', id)
    .where('officerId', '=', officerId)
    .executeTakeFirst();
  const { act, ...found } = orNotFound(batch);
  const results = await db
    .selectFrom('workBatchItem')
    .innerJoin('workItem', 'workItem.id', 'workBatchItem.workItemId')
    .select([
      'workItemId',
      'subjectType',
      'subjectId',
      'subjectCode',
      'title',
      'workBatchItem.state',
      'reason',
    ])
    .where('batchId', '=', id)
    .orderBy('number')
    .execute();
  return { ...found, act: act as BatchAct, results };
}

/**
 * Does what is still waiting in a batch, each item in a transaction of its own: one that is refused says why and holds
 * nobody else up. Broken off, it is taken up by running it again; what is done is not done twice.
 */
export async function runBatch(ctx: Context, id: string): Promise<Batch> {
  const { act, results } = await getBatch(ctx.db, ctx.actor.id, id);
  for (const { workItemId } of results.filter(({ state }) => state === 'waiting')) {
    try {
      await performs[act](ctx, workItemId);
      await note(ctx, id, workItemId, 'done', null);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await note(ctx, id, workItemId, 'refused', error.code);
    }
  }
  return getBatch(ctx.db, ctx.actor.id, id);
}

const performs: Readonly<Record<BatchAct, (ctx: Context, workItemId: string) => Promise<unknown>>> = {
  claim: (ctx, workItemId) => claimWorkItem(ctx, { workItemId }),
  release: (ctx, workItemId) => releaseWorkItem(ctx, { workItemId }),
  distribute: (ctx, workItemId) => distributeWorkItem(ctx, { workItemId }),
  async complete(ctx, workItemId) {
    const item = orNotFound(
      await ctx.db.selectFrom('workItem').selectAll().where('id', '=', workItemId).executeTakeFirst(),
    );
    // Done before it could be noted, when the batch was broken off between the two.
    if (item.state === 'done' && item.closedBy === ctx.actor.id) return;
    if (!mayDo(ctx.actor, item)) throw new Refusal('not-found');
    if (item.outcomes.length > 1) throw new Refusal('outcome-required');
    await subjectKind(item.subjectType).complete(ctx, item);
  },
};

const note = (ctx: Context, batchId: string, workItemId: string, state: string, reason: string | null) =>
  ctx.db
    .updateTable('workBatchItem')
    .set({ state, reason })
    .where('batchId', '=', batchId)
    .where('workItemId', '=', workItemId)
    .execute();
