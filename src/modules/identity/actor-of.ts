import { listHeldPositions } from '#modules/org/index.ts';
import { type Actor, anonymous } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { SessionActor } from '#platform/http/index.ts';

/**
 * Who a session speaks for on that day. Read for every request, so that a post ends when it ends: someone who has
 * left the service, or is unknown here, is nobody.
 */
export async function actorOf(
  db: Database | Tx,
  signedIn: SessionActor | null,
  on: Temporal.PlainDate,
): Promise<Actor> {
  if (signedIn?.kind === 'officer') return officerActor(db, signedIn.id, on);
  if (signedIn?.kind === 'citizen') return citizenActor(db, signedIn.id);
  return anonymous;
}

export async function officerActor(db: Database | Tx, id: string, on: Temporal.PlainDate): Promise<Actor> {
  const officer = await db
    .selectFrom('officer')
    .select(['fullName', 'leftOn'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!officer || (officer.leftOn && Temporal.PlainDate.compare(officer.leftOn, on) < 0)) return anonymous;
  return { kind: 'officer', id, name: officer.fullName, positions: await listHeldPositions(db, id, on) };
}

export async function citizenActor(db: Database | Tx, id: string): Promise<Actor> {
  const citizen = await db.selectFrom('citizen').select('fullName').where('id', '=', id).executeTakeFirst();
  return citizen ? { kind: 'citizen', id, name: citizen.fullName, positions: [] } : anonymous;
}
