import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { citizenActor } from '../actor-of.ts';
import type { CodeChannel } from '../code-address.ts';
import { citizenRegistered, citizenSignedIn } from '../events.ts';
import { findCitizenByAccount } from '../queries.ts';

/**
 * Registers someone known by a proved address only, under the name they give, and signs them in. They are never joined to
 * a person known by identity number: an address in that person's data proves nothing.
 */
export async function registerContact(
  ctx: Context,
  input: { readonly channel: CodeChannel; readonly address: string; readonly fullName: string },
): Promise<string> {
  const { channel, address, fullName } = input;
  return ctx.transaction(async (tx, ctx) => {
    const known = await findCitizenByAccount(tx, channel, address);
    const id = known?.id ?? newId();
    if (!known) {
      await tx
        .insertInto('citizen')
        .values({
          id,
          version: 1,
          fullName,
          email: channel === 'email' ? address : null,
          phone: channel === 'phone' ? address : null,
          assurance: 'contact',
          createdAt: ctx.now(),
        })
        .execute();
      await tx
        .insertInto('citizenAccount')
        .values({ issuer: channel, subject: address, citizenId: id })
        .execute();
      await recordEvent(tx, ctx, citizenRegistered({ id, version: 1 }));
    }
    const acting = ctx.as(await citizenActor(tx, id));
    await recordEvent(tx, acting, citizenSignedIn({ citizenId: id, method: channel }));
    return id;
  });
}
