import { createHash } from 'node:crypto';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Mandate } from './model.ts';

export const mandateColumns = [
  'id',
  'version',
  'grantorId',
  'grantorName',
  'organisationName',
  'organisationTaxCode',
  'agentLabel',
  'agentId',
  'agentName',
  'procedureCodes',
  'exceptCodes',
  'validFrom',
  'validUntil',
  'linkExpiresAt',
  'grantedAt',
  'acceptedAt',
  'endedAt',
  'endedById',
  'record',
] as const;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** @throws Refusal `not-found` */
export async function getMandate(db: Database | Tx, id: string): Promise<Mandate> {
  const row = await db.selectFrom('mandate').select(mandateColumns).where('id', '=', id).executeTakeFirst();
  return orNotFound(row) as Mandate;
}

/** What a link offers, whether or not it still does. @throws Refusal `not-found` for a link that was never made */
export async function getMandateByToken(db: Database | Tx, token: string): Promise<Mandate> {
  const row = await db
    .selectFrom('mandate')
    .select(mandateColumns)
    .where('tokenHash', '=', hashOfToken(token))
    .executeTakeFirst();
  return orNotFound(row) as Mandate;
}

/** What a person has granted and what was granted to them, the latest first. */
export async function listMandatesOf(
  db: Database | Tx,
  citizenId: string,
  limit = 200,
): Promise<readonly Mandate[]> {
  const rows = await db
    .selectFrom('mandate')
    .select(mandateColumns)
    .where((is) => is.or([is('grantorId', '=', citizenId), is('agentId', '=', citizenId)]))
    .orderBy('grantedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly Mandate[];
}

/** The mandates that an agent holds on a day. */
export async function listHeldMandates(
  db: Database | Tx,
  agentId: string,
  on: Temporal.PlainDate,
): Promise<readonly Mandate[]> {
  const rows = await db
    .selectFrom('mandate')
    .select(mandateColumns)
    .where('agentId', '=', agentId)
    .where('endedAt', 'is', null)
    .where('validFrom', '<=', on)
    .where('validUntil', '>=', on)
    .orderBy('grantorName')
    .orderBy('id')
    .execute();
  return rows as readonly Mandate[];
}

/**
 * The mandates under which an agent follows what they once sent: until a side ends them. Past their last day they are
 * good for reading, not for acting.
 */
export async function listStandingMandateIds(db: Database | Tx, agentId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mandate')
    .select('id')
    .where('agentId', '=', agentId)
    .where('endedAt', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}
