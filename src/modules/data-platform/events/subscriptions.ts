import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** A client that is told of facts at its endpoint. */
export interface Subscription {
  readonly id: string;
  readonly version: number;
  readonly clientId: string;
  readonly types: readonly string[];
  readonly purpose: string;
  readonly endpoint: string;
  readonly state: 'active' | 'given-up' | 'ended';
  readonly position: string;
  /** What it has already beyond that, while an earlier fact is not taken. */
  readonly told: readonly string[];
  readonly attempts: number;
  readonly nextAttemptAt: Temporal.Instant;
  readonly failingSince: Temporal.Instant | null;
  readonly lastError: string | null;
  readonly lastDeliveredAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
}

export const listSubscriptions = (db: Database | Tx, clientId: string): Promise<readonly Subscription[]> =>
  db
    .selectFrom('gatewaySubscription')
    .selectAll()
    .where('clientId', '=', clientId)
    .orderBy('createdAt')
    .execute() as Promise<unknown> as Promise<readonly Subscription[]>;

/** Held until the act is over. @throws Refusal `not-found`, also for another client's */
export const lockSubscription = async (tx: Tx, clientId: string, id: string): Promise<Subscription> =>
  orNotFound(
    await tx
      .selectFrom('gatewaySubscription')
      .selectAll()
      .where('id', '=', id)
      .where('clientId', '=', clientId)
      .forUpdate()
      .executeTakeFirst(),
  ) as unknown as Subscription;
