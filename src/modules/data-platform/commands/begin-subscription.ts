import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type AddressRules, isAllowedUrl } from '../calls/address-rules.ts';
import { getClient } from '../clients.ts';
import { grantedTypes } from '../events/event-stream.ts';
import type { Subscription } from '../events/subscriptions.ts';
import { subscriptionBegun } from '../events.ts';

export interface BeginSubscription {
  readonly clientId: string;
  readonly types: readonly string[];
  readonly purpose: string;
  readonly endpoint: string;
  /** From which offset on; from now on when left out. */
  readonly after?: string | undefined;
}

/**
 * From now on the client is told of these facts at its endpoint.
 *
 * @throws InvalidInput `endpoint-wrong`, `event-type-not-granted`
 */
export async function beginSubscription(
  ctx: Context,
  rules: AddressRules,
  input: BeginSubscription,
): Promise<Subscription> {
  return ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, input.clientId);
    ctx.authorize('dataPlatform.speakForClient', client);
    const { types, purpose, endpoint } = input;
    const granted = await grantedTypes(tx, client, purpose, ctx.now());
    const issues: Issue[] = types
      .filter((type) => !granted.has(type))
      .map((type) => ({ field: '/types', code: 'event-type-not-granted', params: { type } }));
    if (types.length === 0) issues.push({ field: '/types', code: 'required' });
    if (!isAllowedUrl(endpoint, rules)) issues.push({ field: '/endpoint', code: 'endpoint-wrong' });
    if (issues.length > 0) throw new InvalidInput(issues);
    const { head } = await tx
      .selectFrom('gatewayEvent')
      .select(({ fn }) => fn.max('position').as('head'))
      .executeTakeFirstOrThrow();
    const subscription: Subscription = {
      id: newId(),
      version: 1,
      clientId: client.id,
      types: [...new Set(types)],
      purpose,
      endpoint,
      state: 'active',
      position: input.after ?? head ?? '0',
      told: [],
      attempts: 0,
      nextAttemptAt: ctx.now(),
      failingSince: null,
      lastError: null,
      lastDeliveredAt: null,
      createdAt: ctx.now(),
    };
    await tx
      .insertInto('gatewaySubscription')
      .values({ ...subscription, types: [...subscription.types], told: [] })
      .execute();
    await recordEvent(
      tx,
      ctx,
      subscriptionBegun(subscription, { clientId: client.id, types: types.join(' ') }, client.agencyId),
    );
    return subscription;
  });
}
