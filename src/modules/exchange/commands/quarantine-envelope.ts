import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { envelopeQuarantined } from '../events.ts';
import type { HeldEnvelope } from '../judge-envelope.ts';
import type { ExchangeServices } from '../model.ts';

/**
 * Lays an envelope that is not believed where a person can see it. The same bytes for the same reason are one row that
 * counts: a system that tries every minute fills no disk.
 */
export async function quarantineEnvelope(
  ctx: Context,
  { blobs }: Pick<ExchangeServices, 'blobs'>,
  { bytes, sha256, fault, detail, facts }: HeldEnvelope,
): Promise<{ readonly id: string }> {
  await blobs.put([bytes], bytes.length);
  return ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const row = {
      id: newId(),
      version: 1,
      state: 'held',
      code: fault,
      detail: detail.slice(0, 500),
      system: ctx.actor.name,
      claimedSender: facts?.senderCode ?? null,
      claimedDocument: facts ? `${facts.code} ${facts.subject}`.slice(0, 500) : null,
      searched: `${facts?.searched ?? ''} ${ctx.actor.name} ${sha256}`,
      sha256,
      sizeBytes: String(bytes.length),
      times: 1,
      receivedAt: now,
      lastAt: now,
    };
    const added = await tx
      .insertInto('exchangeQuarantine')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['system', 'sha256', 'code']).doUpdateSet((is) => ({
          times: is('exchangeQuarantine.times', '+', 1),
          lastAt: is.ref('excluded.lastAt'),
        })),
      )
      .returning(['id', 'times'])
      .executeTakeFirstOrThrow();
    if (added.times === 1) {
      await recordEvent(tx, ctx, envelopeQuarantined(row, { code: fault, system: row.system, sha256 }));
    }
    return { id: added.id };
  });
}
