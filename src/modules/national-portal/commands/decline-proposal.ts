import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockProposal } from '../catalogue/proposals.ts';
import { proposalDeclined } from '../events.ts';

/** Leaves ours as it is; the difference comes back when the national database says something new. */
export async function declineProposal(ctx: Context, { code }: { readonly code: string }): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.keep');
    const proposal = await lockProposal(tx, code);
    refuseUnless(proposal.state === 'open', 'portal-proposal-settled');
    const version = proposal.version + 1;
    await tx
      .updateTable('portalProposal')
      .set({ version, state: 'declined', decidedAt: ctx.now() })
      .where('code', '=', code)
      .execute();
    await recordEvent(tx, ctx, proposalDeclined({ id: proposal.id, version }, { code }));
  });
}
