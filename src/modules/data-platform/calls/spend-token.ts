import { dayOf, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Client, Service } from '../model.ts';
import { type Bucket, fullBucket, sliceOf, takeTokens } from './token-bucket.ts';

interface Slice {
  left: number;
  readonly until: number;
}

/** A slice that nobody spends goes to waste; so it may not lie about for long. */
const sliceMs = 1000;

/**
 * Spends one token for each call. What a client may call lies in one row for it and the service, so clients never wait for
 * each other; a process takes a slice of it at a time and spends that in memory, so that neither do the calls of one client.
 */
export function tokenPurse() {
  const slices = new Map<string, Slice>();
  const fetching = new Map<string, Promise<void>>();

  /** @throws Refusal `rate-exceeded`, `quota-exceeded`, with `retryAfterSeconds` */
  return async function spendToken(
    ctx: Context,
    client: Client,
    service: Pick<Service, 'id'>,
  ): Promise<void> {
    const key = `${ctx.tenant} ${client.id} ${service.id} ${client.version}`;
    for (;;) {
      const slice = slices.get(key);
      const now = ctx.now().epochMilliseconds;
      if (slice && slice.left > 0 && now < slice.until && now >= slice.until - sliceMs) {
        slice.left -= 1;
        return;
      }
      // Calls of this process that come meanwhile wait for the same slice.
      const turn = fetching.get(key) ?? fetchSlice(key, ctx, client, service.id);
      fetching.set(key, turn);
      try {
        await turn;
      } finally {
        if (fetching.get(key) === turn) fetching.delete(key);
      }
    }
  };

  async function fetchSlice(key: string, ctx: Context, client: Client, serviceId: string): Promise<void> {
    const left = await takeSlice(ctx, client, serviceId);
    if (slices.size > 10_000) slices.clear();
    slices.set(key, { left, until: ctx.now().epochMilliseconds + sliceMs });
  }
}

/** Counted under the row's lock, which is held as long as a commit takes. */
function takeSlice(ctx: Context, client: Client, serviceId: string): Promise<number> {
  return ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const today = dayOf(now);
    await tx
      .insertInto('gatewayBucket')
      .values({ clientId: client.id, serviceId, ...fullBucket(client, now, today) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const before: Bucket = await tx
      .selectFrom('gatewayBucket')
      .select(['tokens', 'filledAt', 'onDate', 'used'])
      .where('clientId', '=', client.id)
      .where('serviceId', '=', serviceId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const midnight = today.add({ days: 1 }).toZonedDateTime(zone).toInstant();
    const secondsLeft = Math.ceil(now.until(midnight).total('seconds'));
    const taken = takeTokens(before, client, { wanted: sliceOf(client), now, today, secondsLeft });
    if ('refused' in taken) throw new Refusal(taken.refused, { retryAfterSeconds: taken.retryAfterSeconds });
    await tx
      .updateTable('gatewayBucket')
      .set(taken.bucket)
      .where('clientId', '=', client.id)
      .where('serviceId', '=', serviceId)
      .execute();
    return taken.count;
  });
}
