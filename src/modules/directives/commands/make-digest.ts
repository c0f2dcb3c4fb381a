import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { digestMade } from '../events.ts';
import { daysPast, morningOf, nextStage } from '../reminders.ts';
import type { DirectiveRules } from '../rules.ts';

export interface MakeDigest {
  /** Null where nobody is there to be told: the stages go by. */
  readonly officerId: string | null;
  readonly on: Temporal.PlainDate;
  readonly directiveIds: readonly string[];
}

/** A line of a digest: as it stood in the morning. */
export interface DigestLine {
  readonly directiveId: string;
  readonly code: string;
  readonly title: string;
  readonly dueAt: string;
  /** Working days past the deadline; before it, if negative. */
  readonly days: number;
}

/**
 * Tells an officer of deadlines, all in one: the first of a day stands, and what comes later waits for the next morning.
 *
 * @returns whether a digest was made
 */
export async function makeDigest(ctx: Context, rules: DirectiveRules, input: MakeDigest): Promise<boolean> {
  return ctx.transaction(async (tx, ctx) => {
    ctx.authorize('directives.remind');
    const due = await lockDue(tx, ctx, input.directiveIds);
    if (due.length === 0) return false;
    const { officerId, on } = input;
    const lines = due.map(({ id, code, title, dueAt }) => ({
      directiveId: id,
      code,
      title,
      dueAt: dueAt.toString(),
      days: daysPast(ctx.calendar, dueAt, ctx.now()),
    })) satisfies DigestLine[];
    const id = newId();
    const made =
      officerId !== null &&
      (await tx
        .insertInto('directiveDigest')
        .values({ id, officerId, onDate: on, lines: jsonb(lines), madeAt: ctx.now() })
        .onConflict((conflict) => conflict.columns(['officerId', 'onDate']).doNothing())
        .returning('id')
        .executeTakeFirst());
    for (const { id: directiveId, dueAt } of due) {
      const isTold = officerId === null || Boolean(made);
      const remindAt = isTold
        ? nextStage(ctx.calendar, rules.reminders, dueAt, ctx.now()).at
        : morningOf(on.add({ days: 1 }));
      await tx.updateTable('directive').set({ remindAt }).where('id', '=', directiveId).execute();
    }
    if (!made || !officerId) return false;
    const facts = { officerId, directiveIds: due.map((each) => each.id) };
    await recordEvent(tx, ctx, digestMade({ id, version: 1 }, null, facts));
    return true;
  });
}

/** Those that are still to be told of, locked; another sweep's are passed over. */
const lockDue = (tx: Tx, ctx: Context, ids: readonly string[]) =>
  tx
    .selectFrom('directive')
    .select(['id', 'code', 'title', 'dueAt'])
    .where('id', 'in', [...ids])
    .where('remindAt', '<=', ctx.now())
    .orderBy('dueAt')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
