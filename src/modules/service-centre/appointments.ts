import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** Lịch hẹn: a slot booked online; on the day its code becomes a ticket. */
export interface Appointment {
  readonly id: string;
  readonly version: number;
  readonly centreId: string;
  readonly groupCode: string;
  readonly startsAt: Temporal.Instant;
  readonly citizenId: string;
  /** Six letters and digits, typed at the kiosk. */
  readonly code: string;
  readonly state: 'booked' | 'arrived' | 'cancelled';
  readonly procedureCode: string | null;
  readonly ticketId: string | null;
  readonly bookedAt: Temporal.Instant;
}

const columns = [
  'id',
  'version',
  'centreId',
  'groupCode',
  'startsAt',
  'citizenId',
  'code',
  'state',
  'procedureCode',
  'ticketId',
  'bookedAt',
] as const;

/** A citizen's own, the coming ones first. */
export async function listAppointmentsOf(
  db: Database,
  citizenId: string,
  limit = 30,
): Promise<readonly Appointment[]> {
  const rows = await db
    .selectFrom('centreAppointment')
    .select(columns)
    .where('citizenId', '=', citizenId)
    .orderBy('startsAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as readonly Appointment[];
}

/** Locked until the transaction ends: an appointment arrives or is cancelled, never both. */
export async function lockAppointment(
  tx: Tx,
  by: { readonly id: string } | { readonly centreId: string; readonly code: string },
): Promise<Appointment> {
  const query = tx.selectFrom('centreAppointment').select(columns).forUpdate();
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('centreId', '=', by.centreId).where('code', '=', by.code)
  ).executeTakeFirst();
  return orNotFound(row) as Appointment;
}
