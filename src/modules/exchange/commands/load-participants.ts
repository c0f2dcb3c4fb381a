import { agencyKey } from '#engines/edxml/index.ts';
import { dayOf, listUnits } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { participantsLoaded } from '../events.ts';

/** Lets every agency of this install take part; loading again adds what is new. */
export async function loadParticipants(ctx: Context): Promise<number> {
  ctx.authorize('exchange.keepParticipants');
  return ctx.transaction(async (tx, ctx) => {
    const on = dayOf(ctx.now());
    const agencies = (await listUnits(tx, on)).filter(({ id, agencyId }) => id === agencyId);
    const known = await tx
      .selectFrom('exchangeParticipant')
      .select('unitId')
      .where('way', '=', 'local')
      .execute();
    const taken = new Set(known.map(({ unitId }) => unitId));
    const added = agencies.filter(({ id }) => !taken.has(id));
    if (added.length === 0) return 0;
    await tx
      .insertInto('exchangeParticipant')
      .values(
        added.map(({ id, code, name }) => ({
          id: newId(),
          version: 1,
          code,
          codeKey: agencyKey(code),
          name,
          way: 'local',
          unitId: id,
          requiresSignature: true,
          validFrom: on,
        })),
      )
      .execute();
    await recordEvent(tx, ctx, participantsLoaded({ id: newId(), version: 1 }, { added: added.length }));
    return added.length;
  });
}
