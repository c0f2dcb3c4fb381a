import { findStepBefore, type WorkItem } from '#modules/workflow/index.ts';
import type { Database, Tx } from '#platform/context.ts';

/**
 * The step to which work may be sent back, where the process draws no way; none behind the acceptance, which happens once
 * and has started the clock of the law.
 */
export async function stepToReturnTo(db: Database | Tx, item: WorkItem): Promise<WorkItem | undefined> {
  const before = await findStepBefore(db, item);
  return before?.action === 'accept' ? undefined : before;
}
