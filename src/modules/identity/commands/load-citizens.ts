import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Pack, rowsOf } from '#platform/packs/index.ts';
import { citizenRegistered } from '../events.ts';

/**
 * Registers the citizens that a pack lists (the sample province). Their first sign-in with the identification account
 * finds them by identity number. Who is there already stays as they are.
 */
export async function loadCitizens(ctx: Context, pack: Pack): Promise<number> {
  ctx.authorize('identity.load');
  const file = pack.file('people.yaml');
  if (!file) return 0;
  return ctx.transaction(async (tx, ctx) => {
    let registered = 0;
    for (const row of rowsOf(file, 'citizens')) {
      const inserted = await tx
        .insertInto('citizen')
        .values({
          id: newId(),
          version: 1,
          identityNumber: String(row['identityNumber']),
          fullName: String(row['name']),
          dateOfBirth: Temporal.PlainDate.from(String(row['dateOfBirth'])),
          gender: String(row['gender']),
          email: String(row['email']),
          phone: String(row['phone']),
          address: jsonb(row['address'] ?? null),
          assurance: 'identified',
          createdAt: ctx.now(),
        })
        .onConflict((conflict) => conflict.column('identityNumber').doNothing())
        .returning(['id', 'version'])
        .executeTakeFirst();
      if (!inserted) continue;
      await recordEvent(tx, ctx, citizenRegistered(inserted));
      registered += 1;
    }
    return registered;
  });
}
