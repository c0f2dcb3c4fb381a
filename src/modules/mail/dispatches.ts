import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Dispatch } from './model.ts';
import { mailAgencies } from './policy.ts';

/** The dispatch, its row locked: the job, a report and the clerk follow each other. @throws Refusal `not-found` */
export async function lockDispatch(tx: Tx, id: string): Promise<Dispatch> {
  const row = await tx
    .selectFrom('mailDispatch')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(row) as Dispatch;
}

/** As its agency's clerks and leaders see it. @throws Refusal `not-found` */
export async function getDispatch(db: Database | Tx, actor: Actor, id: string): Promise<Dispatch> {
  const row = await db
    .selectFrom('mailDispatch')
    .selectAll()
    .where('id', '=', id)
    .where(sql<SqlBool>`agency_id = any(${[...mailAgencies(actor)]}::uuid[])`)
    .executeTakeFirst();
  return orNotFound(row) as Dispatch;
}

/** Every dispatch of a document, the latest first. */
export async function listDispatches(db: Database | Tx, documentId: string): Promise<readonly Dispatch[]> {
  const rows = await db
    .selectFrom('mailDispatch')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('begunAt', 'desc')
    .orderBy('ordinal')
    .execute();
  return rows as readonly Dispatch[];
}

/** Writes a locked dispatch as its next version. */
export async function changeDispatch(
  tx: Tx,
  dispatch: Dispatch,
  changes: Partial<Omit<Dispatch, 'id' | 'version' | 'report'>>,
): Promise<Dispatch> {
  const changed = { ...dispatch, ...changes, version: dispatch.version + 1 };
  await tx
    .updateTable('mailDispatch')
    .set({ ...changes, version: changed.version })
    .where('id', '=', dispatch.id)
    .execute();
  return changed;
}
