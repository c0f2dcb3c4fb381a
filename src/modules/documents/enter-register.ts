import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { allocateNumber } from './allocate-number.ts';
import { byNextWorkingDay, endOfDay } from './deadlines.ts';
import { type IncomingWords, rowOf } from './incoming-words.ts';
import type { Document } from './model.ts';
import { registryOf } from './registry.ts';
import { openWork } from './work.ts';

/** What registering gives a document: its number in the year, paper and electronic together (NĐ 30/2020/NĐ-CP Điều 22). */
export async function numberIncoming(tx: Tx, ctx: Context, agencyId: string, words: IncomingWords) {
  const { year } = dayOf(ctx.now());
  const { register } = words;
  const number = await allocateNumber(tx, { agencyId, year, register });
  const dueAt = words.dueOn && endOfDay(words.dueOn);
  return {
    ...rowOf(words),
    register,
    year,
    number,
    state: 'registered',
    registeredAt: ctx.now(),
    ...(dueAt && { dueAt }),
  } as const;
}

/** What is registered waits to be laid before a leader. */
export async function awaitPresenting(tx: Tx, ctx: Context, document: Document): Promise<void> {
  await openWork(tx, ctx, document, {
    ...(await registryOf(tx, ctx, document.agencyId)),
    subjectType: 'document',
    subjectId: document.id,
    step: 'present',
    dueAt: byNextWorkingDay(ctx, document.urgency),
  });
}
