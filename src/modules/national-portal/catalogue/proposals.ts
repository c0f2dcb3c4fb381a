import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Difference } from './differences.ts';

export interface Proposal {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly procedure: unknown;
  readonly differences: readonly Difference[];
  readonly state: 'open' | 'taken' | 'declined';
  readonly fetchedAt: Temporal.Instant;
}

const columns = ['id', 'version', 'code', 'name', 'procedure', 'differences', 'state', 'fetchedAt'] as const;

/** What waits for a decision, by code, from the one after `after` on. */
export async function listProposals(db: Database, limit: number, after = ''): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom('portalProposal')
    .select(columns)
    .where('state', '=', 'open')
    .where('code', '>', after)
    .orderBy('code')
    .limit(limit)
    .execute();
  return rows as unknown as readonly Proposal[];
}

/** Locked until the transaction ends. @throws Refusal `not-found` */
export const lockProposal = async (tx: Tx, code: string): Promise<Proposal> =>
  orNotFound(
    await tx
      .selectFrom('portalProposal')
      .select(columns)
      .where('code', '=', code)
      .forUpdate()
      .executeTakeFirst(),
  ) as unknown as Proposal;
