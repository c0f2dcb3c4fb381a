import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { storeMade } from '#platform/files/index.ts';
import { holdArrival } from '../commands/hold-arrival.ts';
import { takeArrival } from '../commands/take-arrival.ts';
import { waitAfter } from '../line.ts';
import { NotYet, type PortalServices, Unfit } from '../model.ts';
import { type Fetched, filesOf } from './act-on.ts';
import { type Arrival, listWaiting } from './arrivals.ts';
import { fetchFiles } from './fetch-files.ts';

/** How long a message may wait for its dossier or its files before a person is asked to look. */
const patience = Temporal.Duration.from({ hours: 2 * 24 });

/**
 * Acts on what has come: files first, outside any transaction, then the act. What cannot be acted on is held, what may
 * be well later waits.
 *
 * @returns how many were looked at
 */
export async function takeArrivals(
  ctx: Context,
  services: Pick<PortalServices, 'client' | 'blobs' | 'map'>,
  batchSize = 50,
): Promise<number> {
  const waiting = await listWaiting(ctx.db, ctx.now(), batchSize);
  for (const arrival of waiting) {
    try {
      const fetched = await fetchFor(ctx, services, arrival);
      await takeArrival(ctx, services.map, { id: arrival.id, fetched });
    } catch (error) {
      await putOff(ctx, arrival, reasonFor(error));
    }
  }
  return waiting.length;
}

async function fetchFor(
  ctx: Context,
  services: Pick<PortalServices, 'client' | 'blobs' | 'map'>,
  arrival: Arrival,
): Promise<Fetched> {
  const files = await fetchFiles(ctx, services, filesOf(services.map, arrival));
  if (arrival.kind !== 'dossier') return { files, originalFileId: null };
  const original = await storeMade(ctx, services.blobs, {
    bytes: Buffer.from(JSON.stringify(arrival.content, null, 2)),
    name: `ban-tin-goc-${arrival.externalCode ?? arrival.messageId}.json`,
    mediaType: 'application/json',
  });
  return { files, originalFileId: original.id };
}

/** An act that was refused, or an answer nobody understands, is for a person; anything else may be well later. */
function reasonFor(error: unknown): Unfit {
  if (error instanceof Unfit) return error;
  if (error instanceof Refusal) return new Unfit(error.code, JSON.stringify(error.params));
  if (error instanceof InvalidInput) return new Unfit(error.issues[0]!.code, error.message);
  return new NotYet('failed', error instanceof Error ? error.message : String(error));
}

async function putOff(ctx: Context, arrival: Arrival, reason: Unfit): Promise<void> {
  const { id, attempts, receivedAt } = arrival;
  const { code, detail } = reason;
  const isLate = Temporal.Instant.compare(ctx.now(), receivedAt.add(patience)) > 0;
  if (!(reason instanceof NotYet) || isLate) return holdArrival(ctx, { id, code, detail });
  await ctx.db
    .updateTable('portalArrival')
    .set({
      attempts: attempts + 1,
      nextAttemptAt: ctx.now().add(waitAfter(attempts + 1)),
      code,
      detail: detail.slice(0, 500),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}
