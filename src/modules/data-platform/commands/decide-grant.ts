import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { answerAsKeeper } from '../ask-keeper.ts';
import { grantDecided } from '../events.ts';
import { lockGrant } from '../grants.ts';
import { type Grant, grantCan } from '../model.ts';
import { getService } from '../services.ts';

export interface DecideGrant {
  readonly grantId: string;
  readonly state: 'granted' | 'declined';
  readonly note: string;
}

/**
 * The provider's administrator grants a request or declines it with a reason.
 *
 * @throws InvalidInput when declining without a reason; Refusal `grant-decided`, `not-allowed`
 */
export async function decideGrant(ctx: Context, { grantId, state, note }: DecideGrant): Promise<Grant> {
  return ctx.transaction(async (tx, ctx) => {
    const asked = await lockGrant(tx, grantId);
    const service = await getService(tx, asked.serviceId);
    ctx.authorize('dataPlatform.keepService', service);
    refuseUnless(grantCan.decide(asked), 'grant-decided');
    if (state === 'declined' && note.trim() === '')
      throw new InvalidInput([{ field: '/note', code: 'required' }]);
    await answerAsKeeper(tx, ctx, { subjectType: 'gateway-grant', subjectId: asked.id }, state);
    const decision = {
      version: asked.version + 1,
      state,
      note: note.trim() || null,
      decidedAt: ctx.now(),
      decidedByName: ctx.actor.name,
    };
    await tx.updateTable('gatewayGrant').set(decision).where('id', '=', asked.id).execute();
    const decided: Grant = { ...asked, ...decision };
    const { code, clientId, serviceId, operation, purpose } = decided;
    await recordEvent(
      tx,
      ctx,
      grantDecided(decided, { code, clientId, serviceId, operation, purpose, state }, service.agencyId),
    );
    return decided;
  });
}
