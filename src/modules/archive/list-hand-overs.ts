import { type SqlBool, sql } from 'kysely';
import { type Actor, unitsOf } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';
import type { Destruction, Folder, HandOver } from './model.ts';
import { folderColumns } from './queries.ts';
import { archivesOf } from './scope.ts';

export interface Place {
  readonly at: Temporal.Instant;
  readonly id: string;
}

/** Hand-overs in which the actor's units or archive have a side, latest first. */
export async function listHandOvers(
  db: Database,
  actor: Actor,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<readonly HandOver[]> {
  const [units, agencies] = [unitsOf(actor), archivesOf(actor)];
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('archiveHandOver')
    .selectAll()
    .where((is) =>
      is.or([
        is('unitId', 'in', [...units]),
        ...(agencies.length > 0 ? [is('agencyId', 'in', [...agencies])] : []),
      ]),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(given_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('givenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly HandOver[];
}

/** Destructions of the agencies whose archive the actor sees, and those in whose council they sit. */
export async function listDestructions(
  db: Database,
  actor: Actor,
  limit: number,
): Promise<readonly Destruction[]> {
  const agencies = archivesOf(actor);
  const sits = db
    .selectFrom('archiveCouncilMember')
    .select('destructionId')
    .where('officerId', '=', actor.id ?? '');
  const rows = await db
    .selectFrom('archiveDestruction')
    .selectAll()
    .where((is) =>
      is.or([is('id', 'in', sits), ...(agencies.length > 0 ? [is('agencyId', 'in', [...agencies])] : [])]),
    )
    .orderBy('proposedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly Destruction[];
}

/** Folders of an agency past their last day that no proposal holds, those that ended first before the others. */
export async function listEnded(
  db: Database,
  agencyId: string,
  today: Temporal.PlainDate,
  {
    after,
    limit,
  }: {
    readonly after?: { readonly endsOn: Temporal.PlainDate; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Folder[]> {
  const proposed = db
    .selectFrom('archiveDestructionFolder')
    .innerJoin('archiveDestruction', 'archiveDestruction.id', 'destructionId')
    .select('folderId')
    .where('archiveDestruction.agencyId', '=', agencyId)
    .where('archiveDestruction.state', 'in', ['in-council', 'for-decision', 'decided']);
  const rows = await db
    .selectFrom('archiveFolder')
    .select(folderColumns)
    .where('agencyId', '=', agencyId)
    .where('endsOn', '<', today)
    .where((is) =>
      is.or([
        is('state', '=', 'archived'),
        is.and([is('state', '=', 'closed'), is('retentionYears', '<', 5)]),
      ]),
    )
    .where('id', 'not in', proposed)
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(ends_on, id) > (${after?.endsOn}, ${after?.id}::uuid)`),
    )
    .orderBy('endsOn')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as readonly Folder[];
}

/** Folders of permanent value in the agency's archive, a package made of each, for the historical archive. */
export async function listPermanent(
  db: Database,
  agencyId: string,
  limit: number,
): Promise<readonly Folder[]> {
  const rows = await db
    .selectFrom('archiveFolder')
    .select(folderColumns)
    .where('agencyId', '=', agencyId)
    .where('state', '=', 'archived')
    .where('retentionYears', 'is', null)
    .orderBy('listedAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as readonly Folder[];
}
