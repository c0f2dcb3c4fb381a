import type { EnrolledOfficer } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { credentialsLoaded } from '../events.ts';
import { tidyUsername } from '../model.ts';
import { hashPassword } from '../password-hash.ts';

/**
 * Gives enrolled officers their names of sign-in and one password for all (the sample province). One hash serves them
 * all, since one password opens them all anyway. Who has an account keeps it.
 */
export async function loadCredentials(
  ctx: Context,
  enrolled: readonly EnrolledOfficer[],
  password: string,
): Promise<void> {
  ctx.authorize('identity.load');
  if (enrolled.length === 0) return;
  const passwordHash = await hashPassword(password);
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('officerCredential')
      .values(
        enrolled.map(({ officerId, username }) => ({
          officerId,
          username: tidyUsername(username),
          passwordHash,
        })),
      )
      .onConflict((conflict) => conflict.column('officerId').doNothing())
      .execute();
    await recordEvent(tx, ctx, credentialsLoaded({ officers: enrolled.length }));
  });
}
