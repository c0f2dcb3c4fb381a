import { dayOf } from '#modules/org/index.ts';
import { type Actor, agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { SessionActor } from '#platform/http/index.ts';
import { actorOf } from '../actor-of.ts';
import { citizenSignedIn, officerSignedIn } from '../events.ts';

/** Enters as anyone, with no proof at all. Only the routes of a demonstration call it, and they exist only there. */
export async function signInForDemo(ctx: Context, wanted: SessionActor): Promise<Actor> {
  return ctx.transaction(async (tx, ctx) => {
    const actor = await actorOf(tx, wanted, dayOf(ctx.now()));
    refuseUnless(actor.id, 'not-found');
    const event =
      actor.kind === 'officer'
        ? officerSignedIn({ officerId: actor.id, method: 'demo' }, agenciesOf(actor)[0])
        : citizenSignedIn({ citizenId: actor.id, method: 'demo' });
    await recordEvent(tx, ctx.as(actor), event);
    return actor;
  });
}
