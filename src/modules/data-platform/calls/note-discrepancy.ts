import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { openDiscrepancy } from '../commands/open-discrepancy.ts';
import type { Problem } from '../contracts/compile-contract.ts';
import type { Contract, Service } from '../model.ts';

export interface Differing {
  readonly service: Service;
  readonly contract: Contract;
  readonly operation: string;
  readonly callId: string;
  readonly problems: readonly Problem[];
}

/**
 * The ticket for answers that differ in this way: the open one, or a new one to the provider. How often it happens is told
 * by the calls that name it, so that no row is written for each.
 */
export async function noteDiscrepancy(ctx: Context, differing: Differing): Promise<string> {
  const { contract, operation, problems } = differing;
  const fingerprint = createHash('sha256')
    .update(problems.map(({ at, rule, detail }) => `${at} ${rule} ${detail}`).join('\n'))
    .digest('hex');
  const open = await ctx.db
    .selectFrom('gatewayDiscrepancy')
    .select('id')
    .where('contractId', '=', contract.id)
    .where('operation', '=', operation)
    .where('fingerprint', '=', fingerprint)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return open?.id ?? openDiscrepancy(ctx, { ...differing, fingerprint });
}
