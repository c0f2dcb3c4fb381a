import { type SqlBool, sql } from 'kysely';
import { type Actor, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Meeting } from './model.ts';

const registryAgencies = (actor: Actor): readonly string[] =>
  actor.positions
    .filter(({ roles }) => roles.includes('sealKeeper') || roles.includes('signer'))
    .map(({ agencyId }) => agencyId);

/** The meetings of one's units, of one's agency for its clerks and leaders, and those one is invited to. */
export const isSeenBy = (actor: Actor) => sql<SqlBool>`(unit_id = any(${[...unitsOf(actor)]}::uuid[])
  or agency_id = any(${[...registryAgencies(actor)]}::uuid[])
  or exists (select from meeting_guest where meeting_id = meeting.id and officer_id = ${actor.id}::uuid))`;

permissions.declare('meetings', {
  /** Letters go out and answers come in by the program itself. */
  follow: (actor: Actor) => actor.kind === 'system',
  /** In the calendar of a unit of theirs. */
  call: (actor: Actor, { unitId }: Pick<Meeting, 'unitId'>) =>
    actor.kind === 'officer' && actor.positions.some((held) => held.unitId === unitId),
  change: (actor: Actor, { organizerId, agencyId }: Meeting) =>
    actor.kind === 'officer' && (actor.id === organizerId || registryAgencies(actor).includes(agencyId)),
});
