import type { Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { WorkItem } from './model.ts';

/** Writes who has a locked item as its next version. */
export async function changeItem(
  tx: Tx,
  item: WorkItem,
  changes: Partial<Pick<WorkItem, 'assigneeId' | 'escalatedAt' | 'escalatedTo'>>,
): Promise<WorkItem> {
  const version = item.version + 1;
  await tx
    .updateTable('workItem')
    .set({ ...changes, version })
    .where('id', '=', item.id)
    .execute();
  return { ...item, ...changes, version };
}

/** The open item locked, whoever asks: who may act upon it is for the act to say. */
export async function lockOpenItem(tx: Tx, id: string): Promise<WorkItem> {
  const row = await tx.selectFrom('workItem').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  const item = orNotFound(row);
  refuseUnless(item.state === 'open', 'work-item-done');
  return item;
}
