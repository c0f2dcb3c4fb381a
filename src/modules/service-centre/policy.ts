import { type Expression, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import { isKioskOf } from './device-actor.ts';
import type { Centre, Counter } from './model.ts';

type Seat = Pick<Counter, 'deskId' | 'agencyId'>;

/** Clerks of the centre sit at any of its counters, an agency's own at the agency's; `counterClerk` is all that a utility's clerk is. */
const sits = (actor: Actor, { deskId, agencyId }: Seat): boolean =>
  actor.positions.some(
    (held) =>
      (held.unitId === deskId || held.agencyId === agencyId) &&
      (held.roles.includes('receptionist') || held.roles.includes('counterClerk')),
  );

const heads = (actor: Actor, unitId: string): boolean =>
  actor.positions.some((held) => held.unitId === unitId && held.roles.includes('oneStopHead'));

const administers = (actor: Actor): boolean =>
  actor.kind === 'officer' && actor.positions.some((held) => held.roles.includes('administrator'));

/** A counter is seen by those who may sit at it, by the centre's own people, and by who administers the province. */
export const isVisibleTo = (actor: Actor, counter: Seat): boolean =>
  actor.kind === 'system' ||
  sits(actor, counter) ||
  unitsOf(actor).includes(counter.deskId) ||
  administers(actor);

/** The same rule for lists, in SQL. */
export function visibleCounters(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system' || administers(actor)) return sql<SqlBool>`true`;
  const clerkOf = actor.positions.filter(({ roles }) =>
    roles.some((role) => role === 'receptionist' || role === 'counterClerk'),
  );
  const agencies = agenciesOf({ ...actor, positions: clerkOf });
  return sql<SqlBool>`(centre_counter.desk_id = any(${[...unitsOf(actor)]}::uuid[]) or centre_counter.agency_id = any(${[...agencies]}::uuid[]))`;
}

permissions.declare('serviceCentre', {
  load: (actor: Actor) => actor.kind === 'system',
  endDays: (actor: Actor) => actor.kind === 'system',
  /** Open a counter, call, serve. Who sits there is asked of its row. */
  serve: (actor: Actor, counter: Seat) => sits(actor, counter),
  /** A number for someone who stands there. */
  giveTicket: (actor: Actor, centre: Centre) =>
    isKioskOf(actor, centre.id) || sits(actor, { deskId: centre.unitId, agencyId: centre.agencyId }),
  /** Close a counter that someone left open, look at the cameras. */
  lead: (actor: Actor, centre: Pick<Centre, 'unitId'>) => heads(actor, centre.unitId),
  /** Which groups and counters there are. */
  arrange: (actor: Actor, centre: Pick<Centre, 'unitId'>) =>
    heads(actor, centre.unitId) || administers(actor),
  administer: administers,
  book: (actor: Actor) => actor.kind === 'citizen',
});
