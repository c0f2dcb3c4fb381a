import type { IncomingHttpHeaders } from 'node:http';
import { findApiClients } from '#modules/identity/index.ts';
import type { Context } from '#platform/context.ts';
import { readSignedHeaders, readVxpTimestamp } from './vxp-headers.ts';
import { vxpSecret } from './vxp-secret.ts';

/** How far a system's clock may be from ours, in minutes: an old call is not believed again. */
const tolerance = 15;

export interface VxpCaller {
  /** The system acts for itself. */
  readonly ctx: Context;
  readonly headers: Readonly<Record<string, string>>;
}

/** The system that signed a call, and what it said; nothing when no token of its vouches for the headers, or they are old. */
export async function vxpCaller(
  ctx: Context,
  received: IncomingHttpHeaders,
  secret: string,
): Promise<VxpCaller | undefined> {
  const system = received['xroadvnpt-systemid'];
  if (typeof system !== 'string') return undefined;
  for (const { actor, tokenHash } of await findApiClients(ctx.db, system)) {
    const headers = readSignedHeaders(received, vxpSecret(secret, tokenHash));
    if (headers?.['systemid'] !== system) continue;
    const at = readVxpTimestamp(headers['timestamp'] ?? '');
    const minutes = at ? Math.abs(at.until(ctx.now()).total('minutes')) : Number.POSITIVE_INFINITY;
    return minutes <= tolerance ? { ctx: ctx.as(actor), headers } : undefined;
  }
  return undefined;
}
