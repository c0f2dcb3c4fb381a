import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockClient } from '../clients.ts';
import { clientChanged } from '../events.ts';
import type { Client } from '../model.ts';
import { clientIssues } from './register-client.ts';

export interface ChangeClient {
  readonly clientId: string;
  readonly seenVersion: number;
  readonly name: string;
  readonly state: Client['state'];
  readonly perSecond: number;
  readonly burst: number;
  readonly dailyCalls?: number | undefined;
}

/**
 * Suspends a client or lets it go on, or gives it other quotas; from the next call on.
 *
 * @throws InvalidInput; Refusal `changed-meanwhile`
 */
export async function changeClient(ctx: Context, input: ChangeClient): Promise<Client> {
  return ctx.transaction(async (tx, ctx) => {
    const before = await lockClient(tx, input.clientId);
    ctx.authorize('dataPlatform.keepClient', before);
    const { name, state, perSecond, burst, dailyCalls } = input;
    const issues = clientIssues({ ...before, name, perSecond, burst, dailyCalls });
    if (issues.length > 0) throw new InvalidInput(issues);
    refuseUnless(before.version === input.seenVersion, 'changed-meanwhile');
    const after = {
      ...before,
      version: before.version + 1,
      name: name.trim(),
      state,
      perSecond,
      burst,
      dailyCalls: dailyCalls ?? null,
    };
    await tx.updateTable('gatewayClient').set(after).where('id', '=', after.id).execute();
    await recordEvent(tx, ctx, clientChanged(after, { system: after.system, state }, after.agencyId));
    return after;
  });
}
