import { sql } from 'kysely';
import type { Context, Database, Tx } from '../context.ts';
import { jsonb, newId, together } from '../database/index.ts';
import { Refusal } from '../errors/index.ts';

/** A key as one caller uses it for one request. */
export interface KeyUse {
  readonly key: string;
  readonly requestHash: Buffer;
  /** How long to wait for another request that holds the key. */
  readonly patienceMs: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const keyLives = Temporal.Duration.from({ hours: 24 });

/**
 * Claims the key in the open transaction, or returns what it answered before. The unique row is the lock: a second claim
 * waits there until the first transaction ends.
 *
 * @throws Refusal `idempotency-key-reused` for another request, `idempotency-key-in-use` when the first takes too long
 */
export async function claimKey(tx: Tx, ctx: Context, use: KeyUse): Promise<Answer | undefined> {
  const now = ctx.now();
  const mine = { actor: actorOf(ctx), key: use.key };
  const claim = {
    requestHash: use.requestHash,
    status: null,
    headers: null,
    response: null,
    createdAt: now,
    expiresAt: now.add(keyLives),
  };
  const [, claimed] = await together(
    sql`set local lock_timeout = ${sql.lit(use.patienceMs)}`.execute(tx),
    tx
      .insertInto('idempotencyKey')
      .values({ id: newId(), ...mine, ...claim })
      .onConflict((conflict) =>
        // A key whose time is over is as good as none.
        conflict.columns(['actor', 'key']).doUpdateSet(claim).where('idempotencyKey.expiresAt', '<=', now),
      )
      .returning('id')
      .executeTakeFirst(),
    sql`set local lock_timeout to default`.execute(tx),
  ).catch(refuseWhenInUse);
  return claimed ? undefined : earlierAnswer(tx, mine, use.requestHash);
}

async function earlierAnswer(
  tx: Tx,
  { actor, key }: { readonly actor: string; readonly key: string },
  requestHash: Buffer,
): Promise<Answer> {
  const earlier = await tx
    .selectFrom('idempotencyKey')
    .select(['requestHash', 'status', 'headers', 'response'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!earlier.requestHash.equals(requestHash)) throw new Refusal('idempotency-key-reused');
  return { status: earlier.status!, headers: earlier.headers as Answer['headers'], body: earlier.response };
}

/** Stores the answer beside the key, in the transaction that claimed it. */
export async function rememberAnswer(tx: Tx, ctx: Context, key: string, answer: Answer): Promise<void> {
  await tx
    .updateTable('idempotencyKey')
    .set({ status: answer.status, headers: jsonb(answer.headers), response: jsonb(answer.body) })
    .where('actor', '=', actorOf(ctx))
    .where('key', '=', key)
    .execute();
}

/** Forgets keys whose time is over; a job calls it. */
export async function sweepIdempotencyKeys(db: Database, now: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotencyKey')
    .where('expiresAt', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function refuseWhenInUse(error: unknown): never {
  const lockNotAvailable = '55P03';
  if ((error as { code?: string }).code !== lockNotAvailable) throw error;
  throw new Refusal('idempotency-key-in-use', { retryAfterSeconds: 2 });
}

const actorOf = ({ actor }: Context) => `${actor.kind}:${actor.id ?? ''}`;
