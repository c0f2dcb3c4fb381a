import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { callProvider } from '../calls/call-provider.ts';
import { getClient } from '../clients.ts';
import { giveUpSubscription } from '../commands/give-up-subscription.ts';
import type { PlatformServices } from '../model.ts';
import { grantedTypes, readStream, type ToldEvent } from './event-stream.ts';
import { nextTry } from './next-try.ts';
import type { Subscription } from './subscriptions.ts';
import { webhookHeaders, webhookSecret } from './webhook-signature.ts';

type Services = Pick<PlatformServices, 'rules' | 'secret'>;

/** Longer than a batch takes; one that a killed process left is tried again then. */
const lease = Temporal.Duration.from({ minutes: 5 });
const patienceMs = 15_000;
const batchSize = 40;
const atOnce = 8;

/**
 * Tells subscribers what they have not been told: claimed first, so that no two processes tell the same; nothing is locked
 * while the network is awaited.
 *
 * @returns how many subscriptions had something to be told
 */
export async function deliverEvents(ctx: Context, services: Services): Promise<number> {
  const claimed = await ctx.transaction(async (tx, ctx) => {
    const { rows } = await sql<Subscription>`
      select * from gateway_subscription
      where state = 'active' and next_attempt_at <= ${ctx.now()}
        and exists (select from gateway_event where position > gateway_subscription.position)
      order by next_attempt_at limit 16 for update skip locked`.execute(tx);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0)
      await tx
        .updateTable('gatewaySubscription')
        .set({ nextAttemptAt: ctx.now().add(lease) })
        .where('id', 'in', ids)
        .execute();
    return rows;
  });
  await Promise.all(claimed.map((subscription) => deliverTo(ctx, services, subscription)));
  return claimed.length;
}

async function deliverTo(ctx: Context, services: Services, subscription: Subscription): Promise<void> {
  const client = await getClient(ctx.db, subscription.clientId);
  // Rights are asked for each time: what was revoked meanwhile is passed over.
  const granted =
    client.state === 'active'
      ? await grantedTypes(ctx.db, client, subscription.purpose, ctx.now())
      : new Map();
  const wanted = new Map([...granted].filter(([type]) => subscription.types.includes(type)));
  const page = await readStream(ctx.db, client, wanted, { after: subscription.position, limit: batchSize });
  const untold = page.events.filter(({ position }) => !subscription.told.includes(position));
  const failures = await tellAll(ctx, services, subscription, untold);
  const missing = new Set(failures.map(({ event }) => event.position));
  const first = page.events.findIndex(({ position }) => missing.has(position));
  // Up to the first that is missing it has them all; what it has beyond is not told again.
  const position = first === -1 ? page.next : (page.events[first - 1]?.position ?? subscription.position);
  const beyond = first === -1 ? [] : page.events.slice(first).map((event) => event.position);
  const told = beyond.filter((each) => !missing.has(each));
  await settle(ctx, subscription, { position, told, error: failures[0]?.error });
}

interface Failure {
  readonly event: ToldEvent;
  readonly error: string;
}

/** Subjects side by side, each in its order; one that fails leaves its later facts for the next time. Answers with all that were not taken. */
async function tellAll(
  ctx: Context,
  services: Services,
  subscription: Subscription,
  events: readonly ToldEvent[],
): Promise<readonly Failure[]> {
  const lines = [...Map.groupBy(events, ({ subject }) => `${subject.type} ${subject.id}`).values()];
  const failures: Failure[] = [];
  const workers = Array.from({ length: atOnce }, async () => {
    for (let line = lines.shift(); line; line = lines.shift()) {
      for (const [index, event] of line.entries()) {
        const error = await tell(ctx, services, subscription, event);
        if (error === undefined) continue;
        // The receiver is away: what nobody has begun with is left alone, too.
        const left = [...line.slice(index), ...lines.splice(0).flat()];
        failures.push(...left.map((each) => ({ event: each, error })));
        break;
      }
    }
  });
  await Promise.all(workers);
  return failures;
}

/** @returns what went wrong, if something did */
async function tell(
  ctx: Context,
  { rules, secret }: Services,
  { id, endpoint }: Subscription,
  event: ToldEvent,
): Promise<string | undefined> {
  const body = JSON.stringify(event);
  const headers = {
    ...webhookHeaders(event.id, ctx.now(), body, webhookSecret(id, secret)),
    'content-type': 'application/json',
  };
  try {
    const answer = await callProvider({
      url: new URL(endpoint),
      method: 'POST',
      headers,
      body: Buffer.from(body),
      timeoutMs: patienceMs,
      rules,
    });
    answer.body.on('error', () => {}).resume();
    return answer.status >= 200 && answer.status < 300 ? undefined : `answered ${answer.status}`;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 300) : String(error);
  }
}

/** Where it stands is written down unless someone has set it elsewhere meanwhile. */
async function settle(
  ctx: Context,
  { id, clientId, version, attempts, failingSince, ...before }: Subscription,
  {
    position,
    told,
    error,
  }: { readonly position: string; readonly told: readonly string[]; readonly error: string | undefined },
): Promise<void> {
  const now = ctx.now();
  // Whoever takes some is there: patience begins anew.
  const isMoving = position !== before.position || told.length > before.told.length;
  const since = (isMoving ? null : failingSince) ?? now;
  const failures = isMoving ? 1 : attempts + 1;
  const again = error === undefined ? now : nextTry(failures, since, now);
  await ctx.db
    .updateTable('gatewaySubscription')
    .set({
      position,
      told: [...told],
      ...(isMoving && { lastDeliveredAt: now }),
      ...(error === undefined
        ? { attempts: 0, failingSince: null, lastError: null, nextAttemptAt: now }
        : { attempts: failures, failingSince: since, lastError: error, nextAttemptAt: again ?? now }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
  if (error !== undefined && !again) await giveUpSubscription(ctx, { clientId, subscriptionId: id, error });
}
