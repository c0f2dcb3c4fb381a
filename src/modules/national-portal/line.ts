import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { LineName } from './model.ts';

/** Longer than any call takes; a line that a killed process held is free then. */
const lease = Temporal.Duration.from({ minutes: 5 });
const firstWaitSeconds = 15;
const longestWaitSeconds = 15 * 60;

export interface HeldLine {
  readonly name: LineName;
  readonly cursor: string | null;
  readonly failures: number;
}

/** After so many failures in a row; never giving up: an outage of days is only waited for. */
export const waitAfter = (failures: number): Temporal.Duration =>
  Temporal.Duration.from({
    seconds: Math.min(firstWaitSeconds * 2 ** Math.min(failures - 1, 20), longestWaitSeconds),
  });

/** Takes a direction of the line for oneself; nothing while another has it, or it is to be left alone. */
export async function claimLine(ctx: Context, name: LineName): Promise<HeldLine | undefined> {
  await ctx.db
    .insertInto('portalLine')
    .values({ name, nextAttemptAt: ctx.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await ctx.db
    .updateTable('portalLine')
    .set({ nextAttemptAt: ctx.now().add(lease) })
    .where('name', '=', name)
    .where('nextAttemptAt', '<=', ctx.now())
    .returning(['cursor', 'failures'])
    .executeTakeFirst();
  return row && { name, ...row };
}

/** The portal answered: the line is free again, at once. */
export async function lineHeard(ctx: Context, { name }: HeldLine): Promise<void> {
  const at = ctx.now();
  await ctx.db
    .updateTable('portalLine')
    .set({ failures: 0, heardAt: at, nextAttemptAt: at })
    .where('name', '=', name)
    .execute();
}

/** It did not: the line is left alone, ever longer. */
export async function lineFailed(ctx: Context, { name, failures }: HeldLine, error: unknown): Promise<void> {
  const text = error instanceof Error ? reasonOf(error) : String(error);
  await ctx.db
    .updateTable('portalLine')
    .set({
      failures: sql<number>`failures + 1`,
      failedAt: ctx.now(),
      nextAttemptAt: ctx.now().add(waitAfter(failures + 1)),
      lastError: text.slice(0, 500),
    })
    .where('name', '=', name)
    .execute();
}

/** "fetch failed" says little; its cause says what. */
const reasonOf = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
