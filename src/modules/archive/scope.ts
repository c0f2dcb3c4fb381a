import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf, unitsOf } from '#platform/access/actor.ts';

/** As what the actor sees folders: everybody those of their units, the archive and the leaders those of their agency. */
export interface Sight {
  readonly column: 'unitId' | 'agencyId';
  readonly id: string;
}

export function sightsOf(actor: Actor): readonly Sight[] {
  if (actor.kind !== 'officer') return [];
  const agencies = archivesOf(actor);
  return [
    ...agencies.map((id) => ({ column: 'agencyId' as const, id })),
    ...unitsOf(actor).map((id) => ({ column: 'unitId' as const, id })),
  ];
}

/** The agencies whose whole archive the actor sees. */
export function archivesOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'officer') return [];
  const positions = actor.positions.filter(({ roles }) =>
    roles.some((role) => role === 'sealKeeper' || role === 'signer'),
  );
  return agenciesOf({ ...actor, positions });
}

/** Whether the actor sees the folder of the row at hand. */
export function isVisibleTo(actor: Actor): RawBuilder<SqlBool> {
  if (actor.kind === 'system') return sql<SqlBool>`true`;
  const sights = sightsOf(actor);
  if (sights.length === 0) return sql<SqlBool>`false`;
  const each = sights.map(({ column, id }) => sql`${sql.ref(`archiveFolder.${column}`)} = ${id}::uuid`);
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
