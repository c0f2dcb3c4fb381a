import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Pack, PackFault, rowsOf } from '#platform/packs/index.ts';
import { officerEnrolled } from '../events.ts';
import { textOrNull } from '../import/read-places.ts';

/** An officer just enrolled, and the name they will sign in with. */
export interface EnrolledOfficer {
  readonly officerId: string;
  readonly username: string;
  readonly fullName: string;
}

interface AppointmentRow {
  readonly unit: string;
  readonly position: string;
  readonly from: string;
  readonly to?: string;
}

/**
 * Enrols the officers that a pack lists and appoints them (the sample province; a real one enrols its own). Who
 * is there already, known by e-mail, stays as they are.
 */
export async function loadPeople(ctx: Context, pack: Pack): Promise<readonly EnrolledOfficer[]> {
  ctx.authorize('org.load');
  const file = pack.file('people.yaml');
  if (!file) return [];
  return ctx.transaction(async (tx, ctx) => {
    const positions = await tx
      .selectFrom('position')
      .innerJoin('unit', 'unit.id', 'position.unitId')
      .select(['position.id', 'position.code', 'unit.code as unitCode', 'unit.agencyId'])
      .where('unit.validTo', 'is', null)
      .execute();
    const positionOf = new Map(
      positions.map((position) => [`${position.unitCode} ${position.code}`, position]),
    );
    const known = new Set((await tx.selectFrom('officer').select('email').execute()).map((row) => row.email));

    const enrolled: EnrolledOfficer[] = [];
    for (const row of rowsOf(file, 'officers')) {
      const email = textOrNull(row['email']);
      if (known.has(email)) continue;
      const officer = {
        id: newId(),
        version: 1,
        fullName: String(row['name']),
        email,
        phone: textOrNull(row['phone']),
      };
      await tx.insertInto('officer').values(officer).execute();
      let agencyId: string | null = null;
      for (const appointment of row['appointments'] as readonly AppointmentRow[]) {
        const position = positionOf.get(`${appointment.unit} ${appointment.position}`);
        if (!position) {
          throw new PackFault(
            file.path,
            `${row['username']}: no position ${appointment.position} in ${appointment.unit}`,
          );
        }
        agencyId ??= position.agencyId;
        await tx
          .insertInto('appointment')
          .values({
            id: newId(),
            officerId: officer.id,
            positionId: position.id,
            validFrom: Temporal.PlainDate.from(appointment.from),
            validTo: appointment.to ? Temporal.PlainDate.from(appointment.to) : null,
          })
          .execute();
      }
      await recordEvent(tx, ctx, officerEnrolled(officer.id, agencyId));
      enrolled.push({ officerId: officer.id, username: String(row['username']), fullName: officer.fullName });
    }
    return enrolled;
  });
}
