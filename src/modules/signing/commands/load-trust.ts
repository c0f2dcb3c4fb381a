import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Root } from '../authorities/settings.ts';
import { trustLoaded } from '../events.ts';

/** Believes the roots of the settings; a root once believed stays until its day ends, so that the past stays provable. */
export async function loadTrust(ctx: Context, roots: readonly Root[]): Promise<number> {
  ctx.authorize('signing.loadTrust');
  return ctx.transaction(async (tx, ctx) => {
    const known = await tx.selectFrom('signingTrust').select('label').execute();
    const fresh = roots.filter(({ name }) => !known.some(({ label }) => label === name));
    if (fresh.length === 0) return 0;
    await tx
      .insertInto('signingTrust')
      .values(
        fresh.map(({ name, certificate, trustedFrom, trustedUntil }) => ({
          id: newId(),
          label: name,
          certificatePem: certificate,
          isDemo: false,
          trustedFrom: trustedFrom ? startOf(trustedFrom) : null,
          trustedUntil: trustedUntil ? startOf(trustedUntil) : null,
        })),
      )
      .execute();
    await recordEvent(tx, ctx, trustLoaded(fresh.map(({ name }) => name)));
    return fresh.length;
  });
}

const startOf = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant();
