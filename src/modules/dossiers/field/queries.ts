import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { ActKind, FieldEntry, Settlement, Standing } from './model.ts';

/** A dossier that an officer took along on a device. */
export interface FieldCopy {
  readonly id: string;
  readonly version: number;
  readonly dossierId: string;
  readonly workItemId: string;
  readonly officerId: string;
  readonly takenAt: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** How it stood then; null once that is forgotten. */
  readonly taken: Standing | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedAs: string | null;
}

/** What was done in the field, as it arrived. */
export interface FieldAct {
  readonly id: string;
  readonly version: number;
  readonly copyId: string;
  readonly key: string;
  readonly kind: ActKind;
  readonly entry: FieldEntry;
  readonly madeAt: Temporal.Instant;
  readonly arrivedAt: Temporal.Instant;
  readonly state: 'done' | 'held' | 'settled';
  readonly reason: string | null;
  readonly choices: Settlement | null;
  readonly settledAt: Temporal.Instant | null;
}

const ownCopies = (db: Database | Tx, actor: Actor) =>
  db
    .selectFrom('dossierFieldCopy')
    .selectAll()
    .where('officerId', '=', actor.id ?? '');

/** @throws Refusal `not-found` when it is not the officer's own */
export async function getFieldCopy(db: Database | Tx, actor: Actor, id: string): Promise<FieldCopy> {
  const row = await ownCopies(db, actor).where('id', '=', id).executeTakeFirst();
  return orNotFound(row) as FieldCopy;
}

export async function lockFieldCopy(tx: Tx, actor: Actor, id: string): Promise<FieldCopy> {
  const row = await ownCopies(tx, actor).where('id', '=', id).forUpdate().executeTakeFirst();
  return orNotFound(row) as FieldCopy;
}

/** What the officer has along now, the first to be forgotten first. */
export async function listFieldCopies(
  db: Database,
  actor: Actor,
  now: Temporal.Instant,
): Promise<readonly FieldCopy[]> {
  const rows = await ownCopies(db, actor)
    .where('endedAt', 'is', null)
    .where('until', '>', now)
    .orderBy('until')
    .orderBy('id')
    .execute();
  return rows as unknown as readonly FieldCopy[];
}

export async function findFieldAct(
  db: Database | Tx,
  copyId: string,
  key: string,
): Promise<FieldAct | undefined> {
  const row = await db
    .selectFrom('dossierFieldAct')
    .selectAll()
    .where('copyId', '=', copyId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row as FieldAct | undefined;
}

/** @throws Refusal `not-found` when it is not the officer's own */
export async function getFieldAct(db: Database | Tx, actor: Actor, id: string) {
  const row = await db.selectFrom('dossierFieldAct').selectAll().where('id', '=', id).executeTakeFirst();
  const act = orNotFound(row) as FieldAct;
  return { act, copy: await getFieldCopy(db, actor, act.copyId) };
}

/** The files that came with an act, or with every act of a copy. */
export const listFieldFiles = (
  db: Database | Tx,
  of: { readonly actId: string } | { readonly copyId: string },
) => {
  const files = db
    .selectFrom('dossierFieldActFile')
    .innerJoin('dossierFieldAct', 'dossierFieldAct.id', 'dossierFieldActFile.actId')
    .innerJoin('file', 'file.id', 'dossierFieldActFile.fileId')
    .select(['fileId', 'file.name', 'file.sizeBytes']);
  return (
    'actId' in of ? files.where('actId', '=', of.actId) : files.where('copyId', '=', of.copyId)
  ).execute();
};

/** The officer's own acts that wait to be settled, oldest first. */
export async function listHeldActs(
  db: Database,
  actor: Actor,
): Promise<readonly (FieldAct & { readonly dossierId: string })[]> {
  const rows = await db
    .selectFrom('dossierFieldAct')
    .innerJoin('dossierFieldCopy', 'dossierFieldCopy.id', 'copyId')
    .selectAll('dossierFieldAct')
    .select('dossierId')
    .where('officerId', '=', actor.id ?? '')
    .where('state', '=', 'held')
    .orderBy('arrivedAt')
    .orderBy('dossierFieldAct.id')
    .execute();
  return rows as unknown as readonly (FieldAct & { readonly dossierId: string })[];
}
