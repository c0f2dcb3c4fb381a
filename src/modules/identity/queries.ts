import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { SessionActor } from '#platform/http/index.ts';
import type { Citizen } from './model.ts';

const citizenColumns = [
  'id',
  'version',
  'identityNumber',
  'fullName',
  'dateOfBirth',
  'gender',
  'email',
  'phone',
  'address',
  'assurance',
] as const;

export function findCitizen(db: Database | Tx, id: string): Promise<Citizen | undefined> {
  return db.selectFrom('citizen').select(citizenColumns).where('id', '=', id).executeTakeFirst();
}

export async function getCitizen(db: Database | Tx, id: string): Promise<Citizen> {
  return orNotFound(await findCitizen(db, id));
}

export function findCitizenByIdentityNumber(
  db: Database | Tx,
  identityNumber: string,
): Promise<Citizen | undefined> {
  return db
    .selectFrom('citizen')
    .select(citizenColumns)
    .where('identityNumber', '=', identityNumber)
    .executeTakeFirst();
}

export function findCitizenByAccount(
  db: Database | Tx,
  issuer: string,
  subject: string,
): Promise<Citizen | undefined> {
  return db
    .selectFrom('citizen')
    .innerJoin('citizenAccount', 'citizenAccount.citizenId', 'citizen.id')
    .select(citizenColumns)
    .where('citizenAccount.issuer', '=', issuer)
    .where('citizenAccount.subject', '=', subject)
    .executeTakeFirst();
}

export interface OwnSession {
  readonly id: string;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
}

/** Where someone is signed in at this moment, the latest first. */
export function listSessions(
  db: Database | Tx,
  { kind, id }: SessionActor,
  now: Temporal.Instant,
): Promise<readonly OwnSession[]> {
  return db
    .selectFrom('session')
    .select(['id', 'createdAt', 'lastSeenAt'])
    .where('actorKind', '=', kind)
    .where('actorId', '=', id)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

export interface DemoOfficer {
  readonly id: string;
  readonly fullName: string;
  readonly title: string;
  readonly agency: string;
}

/** Officers with a post on the day, by agency: the list of the demonstration. */
export function listOfficersInPost(
  db: Database | Tx,
  on: Temporal.PlainDate,
): Promise<readonly DemoOfficer[]> {
  return db
    .selectFrom('appointment')
    .innerJoin('officer', 'officer.id', 'appointment.officerId')
    .innerJoin('position', 'position.id', 'appointment.positionId')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .innerJoin('unit as agency', 'agency.id', 'unit.agencyId')
    .select(['officer.id', 'officer.fullName', 'agency.name as agency'])
    .select(
      sql<string>`string_agg(position.title || ', ' || unit.short_name, '; ' order by position.code)`.as(
        'title',
      ),
    )
    .where('appointment.validFrom', '<=', on)
    .where((the) => the.or([the('appointment.validTo', 'is', null), the('appointment.validTo', '>=', on)]))
    .where(sql<SqlBool>`coalesce(officer.left_on, 'infinity') >= ${on}`)
    .groupBy(['officer.id', 'agency.code', 'agency.name'])
    .orderBy('agency.code')
    .orderBy('officer.id')
    .execute();
}

export function listIdentifiedCitizens(db: Database | Tx, limit: number): Promise<readonly Citizen[]> {
  return db
    .selectFrom('citizen')
    .select(citizenColumns)
    .where('assurance', '=', 'identified')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export interface AccountState {
  readonly username: string;
  readonly hasSecondFactor: boolean;
  readonly isTemporary: boolean;
  readonly lockedUntil: Temporal.Instant | null;
}

export async function findAccount(db: Database | Tx, officerId: string): Promise<AccountState | undefined> {
  const row = await db
    .selectFrom('officerCredential')
    .select(['username', 'totpSecret', 'passwordIsTemporary', 'lockedUntil'])
    .where('officerId', '=', officerId)
    .executeTakeFirst();
  return (
    row && {
      username: row.username,
      hasSecondFactor: row.totpSecret !== null,
      isTemporary: row.passwordIsTemporary,
      lockedUntil: row.lockedUntil,
    }
  );
}

/** The session's actor, for the platform's session store. */
export const sessionActorOf = (actor: Actor): SessionActor => ({ kind: actor.kind, id: actor.id ?? '' });

/** Accounts that name this telephone, written as people write it: `0912345678`. */
export function findCitizensByPhone(
  db: Database | Tx,
  phone: string,
  limit = 5,
): Promise<readonly Citizen[]> {
  return db
    .selectFrom('citizen')
    .select(citizenColumns)
    .where('phone', 'in', [phone, phone.replace(/^0/, '+84')])
    .orderBy('id')
    .limit(limit)
    .execute();
}
