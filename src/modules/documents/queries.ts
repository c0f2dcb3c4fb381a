import { sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Document } from './model.ts';
import { isVisibleTo } from './scope.ts';

const ofDocument = (actor: Actor) => isVisibleTo(actor, sql.ref('document.id'));

/** The document, when the actor may see it. */
export async function findDocument(
  db: Database | Tx,
  actor: Actor,
  id: string,
): Promise<Document | undefined> {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where(ofDocument(actor))
    .executeTakeFirst();
  return row as Document | undefined;
}

/** @throws Refusal `not-found`, also where the actor may not see it */
export const getDocument = async (db: Database | Tx, actor: Actor, id: string): Promise<Document> =>
  orNotFound(await findDocument(db, actor, id));

/** Those of these that the actor may see, by id. */
export async function listDocumentsByIds(
  db: Database | Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .where(ofDocument(actor))
    .execute();
  return new Map(rows.map((row) => [row.id, row as Document]));
}

/** The document, its row locked: acts upon one document follow each other. @throws Refusal `not-found` */
export async function lockDocument(tx: Tx, actor: Actor, id: string): Promise<Document> {
  const row = await tx
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where(ofDocument(actor))
    .forUpdate('document')
    .executeTakeFirst();
  return orNotFound(row) as Document;
}
