import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { hashOfKey } from '../calls/authenticate-client.ts';
import { lockClient } from '../clients.ts';
import { credentialAdded } from '../events.ts';

export interface AddKey {
  readonly clientId: string;
  /** How long the keys of before work on, so that a system can change over without standing still. */
  readonly overlapDays: number;
}

/**
 * Gives a client a new key: 256 random bits, told once, kept as a hash. Keys of before end with the overlap.
 *
 * @returns the key
 */
export async function addKey(ctx: Context, { clientId, overlapDays }: AddKey): Promise<string> {
  const key = `lgsp_${randomBytes(32).toString('base64url')}`;
  await ctx.transaction(async (tx, ctx) => {
    const client = await lockClient(tx, clientId);
    ctx.authorize('dataPlatform.keepClient', client);
    const now = ctx.now();
    const ends = now.add({ hours: 24 * Math.max(0, Math.min(overlapDays, 90)) });
    await tx
      .updateTable('gatewayCredential')
      .set({ validTo: ends })
      .where('clientId', '=', clientId)
      .where('kind', '=', 'key')
      .where('revokedAt', 'is', null)
      .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', ends)]))
      .execute();
    const label = `${key.slice(0, 9)}…`;
    await tx
      .insertInto('gatewayCredential')
      .values({ id: newId(), clientId, kind: 'key', hash: hashOfKey(key), label, validFrom: now })
      .execute();
    const version = client.version + 1;
    await tx.updateTable('gatewayClient').set({ version }).where('id', '=', clientId).execute();
    await recordEvent(
      tx,
      ctx,
      credentialAdded(
        { id: clientId, version },
        { system: client.system, kind: 'key', label },
        client.agencyId,
      ),
    );
  });
  return key;
}
