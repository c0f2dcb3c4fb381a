import { buffer } from 'node:stream/consumers';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { envelopeReleased } from '../events.ts';
import { closeHeld, getHeld } from '../held-envelopes.ts';
import { judgeEnvelope } from '../judge-envelope.ts';
import type { ExchangeServices, Receipt } from '../model.ts';
import { acceptEnvelope } from './accept-envelope.ts';

/**
 * Judges an envelope of the quarantine once more, after its cause was mended (a participant registered, a certificate
 * renewed), and takes it in. A person vouches for who brought it; its signature must hold all the same.
 *
 * @throws Refusal `quarantine-closed`, or the code of what is still wrong
 */
export async function releaseQuarantined(
  ctx: Context,
  services: ExchangeServices,
  input: { readonly id: string },
): Promise<Receipt> {
  ctx.authorize('exchange.keepQuarantine');
  const held = await getHeld(ctx.db, input.id);
  refuseUnless(held.state === 'held', 'quarantine-closed');
  const axis = ctx.as(systemActor('exchange'));
  const judged = await judgeEnvelope(axis, services, await buffer(services.blobs.read(held.sha256)));
  if ('fault' in judged) throw new Refusal(judged.fault, { detail: judged.detail });
  return ctx.transaction(async (tx, ctx) => {
    const { version } = await closeHeld(tx, held.id, 'released', null, ctx.now());
    const receipt = await acceptEnvelope(ctx.as(axis.actor), services, judged);
    await recordEvent(tx, ctx, envelopeReleased({ id: held.id, version }, { messageId: receipt.messageId }));
    return receipt;
  });
}
