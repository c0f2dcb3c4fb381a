import type { SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Answers } from '#engines/forms/index.ts';
import { type Actor, agenciesOf, unitsOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { listDossiers } from './list-dossiers.ts';
import type { Dossier } from './model.ts';
import { dossierColumns } from './queries.ts';

/** Someone who has applied here before, as their latest dossier has them. */
export interface KnownApplicant {
  readonly dossierId: string;
  readonly citizenId: string | null;
  readonly fullName: string;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** As forms hold one, where the application had one. */
  readonly address: { readonly province: string; readonly commune: string; readonly detail?: string } | null;
}

const most = 8;
const lookedAt = 60;

/**
 * People of the dossiers that the officer may see, by a whole identity or telephone number, or by part of a name with or
 * without accents; each person once, by their latest dossier.
 */
export async function findApplicants(
  db: Database | Tx,
  actor: Actor,
  by: { readonly number: string } | { readonly name: string },
): Promise<readonly KnownApplicant[]> {
  const dossiers =
    'number' in by
      ? await listByNumber(db, actor, by.number)
      : await listDossiers(db, actor, { search: by.name, limit: lookedAt });
  const people = new Map<string, KnownApplicant>();
  for (const dossier of dossiers) {
    const key = dossier.applicantIdentityNumber ?? `${dossier.applicantName} ${dossier.applicantPhone ?? ''}`;
    if (!people.has(key)) people.set(key, applicantOf(dossier));
  }
  return [...people.values()].slice(0, most);
}

async function listByNumber(db: Database | Tx, actor: Actor, number: string): Promise<readonly Dossier[]> {
  const column = number.length === 12 ? 'applicantIdentityNumber' : 'applicantPhone';
  const rows = await db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where(column, '=', number)
    .where(
      sql<SqlBool>`(competent_agency_id = any(${[...agenciesOf(actor)]}::uuid[])
        or receiving_unit_id = any(${[...unitsOf(actor)]}::uuid[])
        or return_unit_id = any(${[...unitsOf(actor)]}::uuid[]))`,
    )
    .orderBy('submittedAt', 'desc')
    .limit(lookedAt)
    .execute();
  return rows as readonly object[] as readonly Dossier[];
}

function applicantOf(dossier: Dossier): KnownApplicant {
  const { address } = dossier.answers as Answers;
  const { province, commune, detail } = (address ?? {}) as Record<string, unknown>;
  return {
    dossierId: dossier.id,
    citizenId: dossier.applicantId,
    fullName: dossier.applicantName,
    identityNumber: dossier.applicantIdentityNumber,
    phone: dossier.applicantPhone,
    email: dossier.applicantEmail,
    address:
      typeof province === 'string' && typeof commune === 'string'
        ? { province, commune, ...(typeof detail === 'string' && { detail }) }
        : null,
  };
}
