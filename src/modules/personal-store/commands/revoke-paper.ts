import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { storedPaperRevoked } from '../events.ts';
import type { StoredPaper } from '../model.ts';
import { paperColumns } from '../queries.ts';

/**
 * The agency that issued a result, or accepted a paper, takes it back: it is offered no more, and the owner reads why.
 *
 * @throws InvalidInput `reason-required`; Refusal `not-allowed` for another agency's officer, `stored-paper-is-revoked`
 */
export async function revokePaper(
  ctx: Context,
  input: { readonly paperId: string; readonly reason: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .selectFrom('storePaper')
      .select(paperColumns)
      .where('id', '=', input.paperId)
      .forUpdate()
      .executeTakeFirst();
    const paper = orNotFound(row) as StoredPaper;
    ctx.authorize('personal-store.revoke', paper);
    refuseUnless(!paper.revokedAt, 'stored-paper-is-revoked');
    const reason = input.reason.trim();
    if (reason.length < 5) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
    const version = paper.version + 1;
    await tx
      .updateTable('storePaper')
      .set({ revokedAt: ctx.now(), revokedReason: reason, version })
      .where('id', '=', paper.id)
      .execute();
    await recordEvent(tx, ctx, storedPaperRevoked({ ...paper, version }));
  });
}
