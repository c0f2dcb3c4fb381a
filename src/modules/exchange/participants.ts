import { sql } from 'kysely';
import { agencyKey, rootOf } from '#engines/edxml/index.ts';
import { resolveUnitCode } from '#modules/org/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Participant } from './model.ts';

export const participantColumns = [
  'id',
  'version',
  'code',
  'codeKey',
  'name',
  'way',
  'unitId',
  'system',
  'endpoint',
  'certificatePem',
  'requiresSignature',
  'dailyMessages',
  'dailyBytes',
] as const;

const inForce = (on: Temporal.PlainDate) =>
  sql<boolean>`valid_from <= ${on} and coalesce(valid_to, 'infinity') >= ${on}`;

export async function getParticipant(db: Database | Tx, id: string): Promise<Participant> {
  const found = await db
    .selectFrom('exchangeParticipant')
    .select(participantColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return orNotFound(found) as Participant;
}

/** @throws Refusal `not-found` for an agency of this install: it is the organisation's to change */
export async function getParticipantElsewhere(db: Database | Tx, id: string): Promise<Participant> {
  const participant = await getParticipant(db, id);
  return orNotFound(participant.way === 'local' ? undefined : participant);
}

/** The participants in force, by code. */
export async function listParticipants(
  db: Database | Tx,
  on: Temporal.PlainDate,
): Promise<readonly Participant[]> {
  const rows = await db
    .selectFrom('exchangeParticipant')
    .select(participantColumns)
    .where(inForce(on))
    .orderBy('codeKey')
    .execute();
  return rows as Participant[];
}

/**
 * Who bears each of these codes on the day. A code of before leads to who took over: by the axis's own list of
 * aliases, else by the successions of the organisation. What bears the code of another province, and is not known by
 * itself, is whoever stands for the national axis.
 *
 * @returns by the code as it was given; a code that leads nowhere is missing
 */
export async function resolveAgencyCodes(
  db: Database | Tx,
  codes: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Participant>> {
  const keys = [...new Set(codes.map(agencyKey))];
  const byKey = await findByKeys(db, keys, on);
  for (const key of keys.filter((key) => !byKey.has(key))) {
    const found = (await findByAlias(db, key, on)) ?? (await findBySuccession(db, key, on));
    if (found) byKey.set(key, found);
  }
  const strangers = keys.filter((key) => !byKey.has(key));
  if (strangers.length > 0)
    for (const [key, gateway] of await findElsewhere(db, strangers, on)) byKey.set(key, gateway);
  return new Map(
    codes.flatMap((code) => {
      const found = byKey.get(agencyKey(code));
      return found ? [[code, found] as const] : [];
    }),
  );
}

/** One code; see `resolveAgencyCodes`. */
export const resolveAgencyCode = async (
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<Participant | undefined> => (await resolveAgencyCodes(db, [code], on)).get(code);

/** Codes of other provinces and of ministries go to whoever stands for the national axis. */
async function findElsewhere(
  db: Database | Tx,
  keys: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Participant>> {
  const [own, gateway] = await Promise.all([
    db
      .selectFrom('exchangeParticipant')
      .select('codeKey')
      .where('way', '=', 'local')
      .limit(1)
      .executeTakeFirst(),
    findNationalGateway(db, on),
  ]);
  const here = own && rootOf(own.codeKey);
  const elsewhere = gateway ? keys.filter((key) => (rootOf(key) ?? here) !== here) : [];
  return new Map(elsewhere.map((key) => [key, gateway!]));
}

async function findByKeys(
  db: Database | Tx,
  keys: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, Participant>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('exchangeParticipant')
    .select(participantColumns)
    .where('codeKey', '=', sql<string>`any(${keys}::text[])`)
    .where(inForce(on))
    .execute();
  return new Map(rows.map((row) => [row.codeKey, row as Participant]));
}

async function findByAlias(
  db: Database | Tx,
  key: string,
  on: Temporal.PlainDate,
): Promise<Participant | undefined> {
  const alias = await db
    .selectFrom('exchangeAlias')
    .select('participantId')
    .where('codeKey', '=', key)
    .where('validFrom', '<=', on)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return alias && getParticipant(db, alias.participantId);
}

/** An agency that ended: whoever has its work today. */
async function findBySuccession(
  db: Database | Tx,
  key: string,
  on: Temporal.PlainDate,
): Promise<Participant | undefined> {
  const unit = await resolveUnitCode(db, key, on);
  if (!unit) return undefined;
  const row = await db
    .selectFrom('exchangeParticipant')
    .select(participantColumns)
    .where('unitId', '=', unit.agencyId)
    .where(inForce(on))
    .executeTakeFirst();
  return row as Participant | undefined;
}

export async function findNationalGateway(
  db: Database | Tx,
  on: Temporal.PlainDate,
): Promise<Participant | undefined> {
  const row = await db
    .selectFrom('exchangeParticipant')
    .select(participantColumns)
    .where('way', '=', 'national')
    .where(inForce(on))
    .orderBy('code')
    .executeTakeFirst();
  return row as Participant | undefined;
}

/** The participants for whom the actor may look, or all. */
export async function listOwnParticipants({ actor, db, may }: Context): Promise<readonly string[] | 'all'> {
  if (may('exchange.keepParticipants')) return 'all';
  const rows = await db
    .selectFrom('exchangeParticipant')
    .select('id')
    .where((is) =>
      actor.kind === 'partner'
        ? is('system', '=', actor.name)
        : is('unitId', '=', sql<string>`any(${[...agenciesOf(actor)]}::uuid[])`),
    )
    .execute();
  return rows.map(({ id }) => id);
}
