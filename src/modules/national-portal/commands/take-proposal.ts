import { dayOf } from '#modules/org/index.ts';
import { type Procedure, publishProcedures } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockProposal } from '../catalogue/proposals.ts';
import { proposalTaken } from '../events.ts';

/** Where a version came from. */
export const nationalSource = 'CSDLQG về thủ tục hành chính';

/** Takes what the national database has as the version of today; dossiers in hand keep theirs. */
export async function takeProposal(
  ctx: Context,
  { code, seenVersion }: { readonly code: string; readonly seenVersion?: number | undefined },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.keep');
    const proposal = await lockProposal(tx, code);
    refuseUnless(proposal.state === 'open', 'portal-proposal-settled');
    refuseUnless(seenVersion === undefined || seenVersion === proposal.version, 'stale');
    await publishProcedures(ctx, [{ procedure: proposal.procedure as Procedure }], {
      effectiveFrom: dayOf(ctx.now()),
      source: nationalSource,
    });
    const version = proposal.version + 1;
    await tx
      .updateTable('portalProposal')
      .set({ version, state: 'taken', decidedAt: ctx.now() })
      .where('code', '=', code)
      .execute();
    await recordEvent(tx, ctx, proposalTaken({ id: proposal.id, version }, { code }));
  });
}
