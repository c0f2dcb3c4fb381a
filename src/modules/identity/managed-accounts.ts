import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { ManagedAccount } from './policy.ts';

/** An officer's account as administrators see it. */
export interface AccountRow extends ManagedAccount {
  readonly fullName: string;
  readonly titles: string;
  readonly username: string;
  readonly hasSecondFactor: boolean;
  readonly isTemporary: boolean;
  readonly lockedUntil: Temporal.Instant | null;
}

const accounts = (db: Database | Tx, on: Temporal.PlainDate) =>
  db
    .selectFrom('officerCredential')
    .innerJoin('officer', 'officer.id', 'officerCredential.officerId')
    .innerJoin('appointment', 'appointment.officerId', 'officer.id')
    .innerJoin('position', 'position.id', 'appointment.positionId')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .select([
      'officer.id as officerId',
      'officer.fullName',
      'officerCredential.username',
      'officerCredential.passwordIsTemporary as isTemporary',
      'officerCredential.lockedUntil',
      sql<boolean>`officer_credential.totp_secret is not null`.as('hasSecondFactor'),
      sql<string[]>`array_agg(distinct unit.agency_id::text)`.as('agencyIds'),
      sql<string>`string_agg(position.title || ', ' || unit.short_name, '; ' order by position.code)`.as(
        'titles',
      ),
    ])
    .where('appointment.validFrom', '<=', on)
    .where((the) => the.or([the('appointment.validTo', 'is', null), the('appointment.validTo', '>=', on)]))
    .groupBy(['officer.id', 'officerCredential.officerId']);

/** The accounts of officers who hold a post in one of the agencies, by name of sign-in. */
export function listManagedAccounts(
  db: Database | Tx,
  agencyIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<readonly AccountRow[]> {
  return accounts(db, on)
    .having(sql<SqlBool>`bool_or(unit.agency_id = any(${[...agencyIds]}::uuid[]))`)
    .orderBy('officerCredential.username')
    .execute();
}

export async function getManagedAccount(
  db: Database | Tx,
  officerId: string,
  on: Temporal.PlainDate,
): Promise<AccountRow> {
  return orNotFound(await accounts(db, on).where('officer.id', '=', officerId).executeTakeFirst());
}
