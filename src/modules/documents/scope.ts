import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf, unitsOf } from '#platform/access/actor.ts';

/**
 * Whom a document is visible to: the clerks and leaders of an agency, who heads a unit, everyone in a unit, an officer and
 * whoever stands in for them, or an officer in person (`named`).
 */
export interface Party {
  readonly kind: 'registry' | 'head' | 'unit' | 'officer' | 'named';
  readonly id: string;
}

/** Roles that see all documents of their agency, but for those of limited circulation: its clerks and its leaders. */
const registryRoles = ['sealKeeper', 'signer'];
const headRoles = ['assigner', 'reviewer', 'oneStopHead'];

/** Everything as which the actor may see a document. */
export function partiesOf(actor: Actor): readonly Party[] {
  if (actor.id === null || actor.kind !== 'officer') return [];
  const officers = [actor.id, ...actor.positions.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])];
  const holding = (some: readonly string[]) =>
    actor.positions.filter(({ roles }) => roles.some((role) => some.includes(role)));
  const registries = agenciesOf({ ...actor, positions: holding(registryRoles) });
  const heads = unitsOf({ ...actor, positions: holding(headRoles) });
  return [
    ...registries.map((id) => ({ kind: 'registry' as const, id })),
    ...heads.map((id) => ({ kind: 'head' as const, id })),
    ...unitsOf(actor).map((id) => ({ kind: 'unit' as const, id })),
    ...[...new Set(officers)].map((id) => ({ kind: 'officer' as const, id })),
    { kind: 'named', id: actor.id },
  ];
}

/** Whether the actor sees the document whose id this is. What one does not see, does not exist. */
export function isVisibleTo(actor: Actor, documentId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (actor.kind === 'system') return sql<SqlBool>`true`;
  const parties = partiesOf(actor);
  if (parties.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select from document_reader where document_reader.document_id = ${documentId}
    and ${isPartyOf(parties)})`;
}

/** That a row of `document_reader` is for one of these. */
export const isPartyOf = (parties: readonly Party[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(party_kind, party_id) in (${sql.join(parties.map(({ kind, id }) => sql`(${kind}, ${id}::uuid)`))})`;
