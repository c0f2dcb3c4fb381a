import type { Selectable } from 'kysely';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { Tables } from '#platform/database/index.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { officerSignInFailed } from './events.ts';
import { isAfter, waitAfter } from './model.ts';

export type Credential = Selectable<Tables['officerCredential']>;

export function findCredential(db: Database | Tx, username: string): Promise<Credential | undefined> {
  return db.selectFrom('officerCredential').selectAll().where('username', '=', username).executeTakeFirst();
}

export async function getCredential(db: Database | Tx, officerId: string): Promise<Credential> {
  return orNotFound(
    await db
      .selectFrom('officerCredential')
      .selectAll()
      .where('officerId', '=', officerId)
      .executeTakeFirst(),
  );
}

export async function lockCredential(tx: Tx, officerId: string): Promise<Credential> {
  return orNotFound(
    await tx
      .selectFrom('officerCredential')
      .selectAll()
      .where('officerId', '=', officerId)
      .forUpdate()
      .executeTakeFirst(),
  );
}

/** @throws Refusal `account-waits` while a row of failures is being waited out */
export function refuseWhileWaiting({ lockedUntil }: Credential, now: Temporal.Instant): void {
  if (!lockedUntil || !isAfter(lockedUntil, now)) return;
  const minutes = Math.ceil(lockedUntil.since(now).total('minutes'));
  throw new Refusal('account-waits', { minutes });
}

/** Counts a wrong password or code. The transaction must commit: the caller refuses after it. */
export async function countFailure(
  tx: Tx,
  ctx: Context,
  { officerId, failedAttempts }: Credential,
  reason: 'password' | 'code',
): Promise<void> {
  const failures = failedAttempts + 1;
  const wait = waitAfter(failures);
  await tx
    .updateTable('officerCredential')
    .set({ failedAttempts: failures, lockedUntil: wait && ctx.now().add(wait) })
    .where('officerId', '=', officerId)
    .execute();
  await recordEvent(tx, ctx, officerSignInFailed({ officerId, reason, failures }));
}

export const forgiveFailures = (tx: Tx, officerId: string) =>
  tx
    .updateTable('officerCredential')
    .set({ failedAttempts: 0, lockedUntil: null })
    .where('officerId', '=', officerId)
    .execute();
