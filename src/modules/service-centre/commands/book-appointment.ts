import { randomInt } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Appointment } from '../appointments.ts';
import { getCentre, getGroup } from '../centres.ts';
import { appointmentBooked } from '../events.ts';
import type { Group } from '../model.ts';
import type { CentreRules } from '../rules.ts';
import { bookableDays, slotTimes } from '../slots.ts';

export interface BookAppointment {
  readonly centreId: string;
  readonly groupCode: string;
  readonly startsAt: Temporal.Instant;
  readonly procedureCode?: string | null;
}

/**
 * Books a slot for oneself. Its room is a row that is locked while it is taken, so that nobody books a full one.
 *
 * @throws Refusal `not-bookable` for what is no slot, `slot-full`, `too-many-appointments`
 */
export async function bookAppointment(
  ctx: Context,
  rules: CentreRules,
  input: BookAppointment,
): Promise<Appointment> {
  ctx.authorize('serviceCentre.book');
  return ctx.transaction(async (tx, ctx) => {
    const { agencyId, id: centreId } = await getCentre(tx, input.centreId);
    const group = await getGroup(tx, centreId, input.groupCode);
    const on = dayOf(input.startsAt);
    const isSlot =
      group.slotCapacity > 0 &&
      bookableDays(ctx, rules).some((day) => day.equals(on)) &&
      slotTimes(ctx, rules, on).some((time) => time.equals(input.startsAt));
    refuseUnless(isSlot, 'not-bookable');
    await refuseTooMany(tx, ctx, rules.appointments.openPerPerson);
    await takeRoom(tx, group, input.startsAt);

    const booked = {
      id: newId(),
      version: 1,
      centreId,
      groupCode: group.code,
      startsAt: input.startsAt,
      citizenId: ctx.actor.id!,
      code: newCode(),
      state: 'booked' as const,
      procedureCode: input.procedureCode ?? null,
      bookedAt: ctx.now(),
    };
    await tx.insertInto('centreAppointment').values(booked).execute();
    const about = { centreId, group: group.code, startsAt: input.startsAt.toString() };
    await recordEvent(tx, ctx, appointmentBooked(booked, agencyId, about));
    return { ...booked, ticketId: null };
  });
}

/** The citizen's row is locked first: two bookings of one person follow each other. */
async function refuseTooMany(tx: Tx, { actor, now }: Context, most: number): Promise<void> {
  await tx.selectFrom('citizen').select('id').where('id', '=', actor.id!).forUpdate().execute();
  const open = await tx
    .selectFrom('centreAppointment')
    .select('id')
    .where('citizenId', '=', actor.id!)
    .where('state', '=', 'booked')
    .where('startsAt', '>', now())
    .limit(most)
    .execute();
  refuseUnless(open.length < most, 'too-many-appointments', { most });
}

async function takeRoom(tx: Tx, group: Group, startsAt: Temporal.Instant): Promise<void> {
  const row = await tx
    .insertInto('centreSlot')
    .values({ centreId: group.centreId, groupCode: group.code, startsAt, taken: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['centreId', 'groupCode', 'startsAt'])
        .doUpdateSet((column) => ({ taken: column('centreSlot.taken', '+', 1) }))
        .where('centreSlot.taken', '<', group.slotCapacity),
    )
    .returning('taken')
    .executeTakeFirst();
  refuseUnless(row, 'slot-full');
}

/** Without what is misread: no 0, O, 1, I, L. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const newCode = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
