import { createHmac, hkdfSync } from 'node:crypto';

/**
 * The secret of a subscription as its receiver keeps it (Standard Webhooks: `whsec_` and base64). Drawn from the secret of the
 * installation, so that none lies in the database.
 */
export const webhookSecret = (subscriptionId: string, secret: string): string =>
  `whsec_${Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', `muong gateway webhooks ${subscriptionId}`, 32)).toString('base64')}`;

/** The headers of a delivery: which event, when it was sent, and the mark that both and the body are ours. */
export function webhookHeaders(
  id: string,
  sentAt: Temporal.Instant,
  body: string,
  secret: string,
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.epochMilliseconds / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const mark = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mark}` };
}
