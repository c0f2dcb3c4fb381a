import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { officerOf } from '../change-folder.ts';
import { holdLifted } from '../events.ts';
import type { Hold } from '../model.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';

/** The reason of a hold is gone; it stays readable. @throws Refusal `archive-hold-lifted` */
export async function liftHold(
  ctx: Context,
  input: { readonly holdId: string; readonly reason: string },
): Promise<void> {
  const reason = tidy(input.reason);
  refuseIssues([tooShort('/reason', reason)]);
  await ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .selectFrom('archiveHold')
      .selectAll()
      .where('id', '=', input.holdId)
      .forUpdate()
      .executeTakeFirst();
    const hold = orNotFound(row && ctx.may('archive.hold', row) ? row : undefined) as Hold;
    refuseUnless(hold.liftedAt === null, 'archive-hold-lifted');
    const lifted = {
      version: hold.version + 1,
      liftedBy: officerOf(ctx),
      liftedAt: ctx.now(),
      liftReason: reason,
    };
    await tx.updateTable('archiveHold').set(lifted).where('id', '=', hold.id).execute();
    const { kind, subjectId } = hold;
    await recordEvent(tx, ctx, holdLifted({ ...hold, ...lifted }, { kind, subjectId }));
  });
}
