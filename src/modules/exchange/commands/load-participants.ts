import { sql } from 'kysely';
import { agencyKey } from '#engines/edxml/index.ts';
import { dayOf, listUnits, type Unit } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { participantsLoaded } from '../events.ts';

/**
 * Lets every agency of this install take part, and ends the part of those that are no more: from then on their codes lead
 * to whoever has their work. Loading again changes nothing.
 *
 * @returns how many came or went
 */
export async function loadParticipants(ctx: Context): Promise<number> {
  ctx.authorize('exchange.keepParticipants');
  return ctx.transaction(async (tx, ctx) => {
    const on = dayOf(ctx.now());
    const agencies = (await listUnits(tx, on)).filter(({ id, agencyId }) => id === agencyId);
    const known = await tx
      .selectFrom('exchangeParticipant')
      .select(['id', 'unitId'])
      .where('way', '=', 'local')
      .where('validTo', 'is', null)
      .execute();
    const taken = new Set(known.map(({ unitId }) => unitId));
    const standing = new Set(agencies.map(({ id }) => id));
    const added = agencies.filter(({ id }) => !taken.has(id));
    const ended = known.filter(({ unitId }) => !standing.has(unitId!));
    if (added.length + ended.length === 0) return 0;
    const counts = {
      ended: await endParticipants(tx, ended, on),
      added: await addParticipants(tx, added, on),
    };
    // Another process was quicker.
    if (counts.added + counts.ended === 0) return 0;
    await recordEvent(tx, ctx, participantsLoaded({ id: newId(), version: 1 }, counts));
    return counts.added + counts.ended;
  });
}

async function endParticipants(
  tx: Tx,
  ended: readonly { readonly id: string }[],
  on: Temporal.PlainDate,
): Promise<number> {
  if (ended.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable('exchangeParticipant')
    // One that joined today and ended today was there for the day.
    .set({ validTo: sql<Temporal.PlainDate>`greatest(valid_from, ${on.subtract({ days: 1 })}::date)` })
    .where(
      'id',
      'in',
      ended.map(({ id }) => id),
    )
    .where('validTo', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

async function addParticipants(tx: Tx, added: readonly Unit[], on: Temporal.PlainDate): Promise<number> {
  if (added.length === 0) return 0;
  const rows = await tx
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
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows.length;
}
