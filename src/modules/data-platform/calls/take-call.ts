import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { authenticateClient } from './authenticate-client.ts';
import { callStatuses, isTooFast } from './call-refusals.ts';
import { checkCall } from './check-call.ts';
import type { GatewayParts } from './gateway-parts.ts';
import type { IncomingCall } from './incoming-call.ts';
import { type OutgoingAnswer, passOn } from './pass-on.ts';
import { openRecord } from './record-call.ts';

/**
 * Takes a call through: who, to what, for which purpose, as agreed, within quota and share; then to the provider and back.
 * Whatever comes of it is a row of the log, but for callers whom nobody knows.
 *
 * @throws Refusal with a code of `callStatuses`
 */
export async function takeCall(
  ctx: Context,
  parts: GatewayParts,
  call: IncomingCall,
): Promise<OutgoingAnswer> {
  const { trustsProxy } = parts.services;
  const client = await authenticateClient(ctx.db, call.raw, { now: ctx.now(), trustsProxy });
  const record = openRecord(ctx, client, call);
  try {
    const checked = await checkCall(ctx, parts, call, client, record);
    return await passOn(ctx, parts, call, client, checked, record);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, params } = error;
    const kind = `${client.id} ${call.serviceName} ${code}`;
    if (!isTooFast(code) || parts.isFirstThisSecond(kind, ctx.now().epochMilliseconds)) {
      await record.write({ outcome: code, status: callStatuses[code] ?? 409 });
    }
    throw new Refusal(code, { ...params, call: record.id });
  }
}
