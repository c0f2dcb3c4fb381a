import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { acceptEnvelope } from './commands/accept-envelope.ts';
import { quarantineEnvelope } from './commands/quarantine-envelope.ts';
import { type HeldEnvelope, judgeEnvelope } from './judge-envelope.ts';
import type { ExchangeServices, Receipt } from './model.ts';

/**
 * Takes an envelope into the axis. The same bytes again get the receipt of the first time, so a sender that heard nothing
 * just sends again.
 *
 * @throws Refusal with the code of what is wrong, after the envelope was laid into quarantine (`quarantineId`);
 *   `quota-exceeded` without: the sender may come again tomorrow
 */
export async function submitEnvelope(
  ctx: Context,
  services: ExchangeServices,
  bytes: Uint8Array,
): Promise<Receipt> {
  const judged = await judgeEnvelope(ctx, services, bytes);
  if ('fault' in judged) return hold(ctx, services, judged);
  try {
    return await acceptEnvelope(ctx, services, judged);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'quota-exceeded') throw error;
    const { code, params } = error;
    return hold(ctx, services, {
      ...judged,
      fault: code as HeldEnvelope['fault'],
      detail: String(params['detail'] ?? ''),
    });
  }
}

async function hold(ctx: Context, services: ExchangeServices, held: HeldEnvelope): Promise<never> {
  const { id } = await quarantineEnvelope(ctx, services, held);
  throw new Refusal(held.fault, { quarantineId: id, detail: held.detail });
}

/**
 * Holds what was cut off because it is too long for a direct call: its beginning, for a person to see.
 *
 * @throws Refusal `too-large`
 */
export const refuseOversized = (
  ctx: Context,
  services: ExchangeServices,
  head: Uint8Array,
): Promise<never> => {
  const sha256 = createHash('sha256').update(head).digest('hex');
  const detail = `only the first ${head.length} bytes are kept`;
  return hold(ctx, services, { bytes: head, sha256, fault: 'too-large', detail });
};
