import type { Selectable } from 'kysely';
import type { Database } from '../../context.ts';
import type { Tables } from '../../database/index.ts';
import type { SessionStore, StoredSession } from './session-store.ts';

type Row = Selectable<Tables['session']>;

/** Sessions in the province's own schema: a session of one province means nothing in another. */
export function databaseSessions(db: Database): SessionStore {
  return {
    async find(tokenHash) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .executeTakeFirst();
      return row && storedOf(row);
    },
    async insert(session) {
      await db.insertInto('session').values(rowOf(session)).execute();
    },
    async update(previousTokenHash, session) {
      const { id, ...changed } = rowOf(session);
      await db
        .updateTable('session')
        .set(changed)
        .where('id', '=', id)
        .where('tokenHash', '=', previousTokenHash)
        .execute();
    },
    async touch(id, lastSeenAt, expiresAt) {
      await db.updateTable('session').set({ lastSeenAt, expiresAt }).where('id', '=', id).execute();
    },
    async delete(id) {
      await db.deleteFrom('session').where('id', '=', id).execute();
    },
    async deleteAllOf(actor, except) {
      await db
        .deleteFrom('session')
        .where('actorKind', '=', actor.kind)
        .where('actorId', '=', actor.id)
        .$if(except !== undefined, (query) => query.where('id', '<>', except!))
        .execute();
    },
    async deleteExpiredBefore(moment) {
      const { numDeletedRows } = await db
        .deleteFrom('session')
        .where('expiresAt', '<', moment)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function rowOf({ actor, proof, ...rest }: StoredSession): Row {
  return {
    ...rest,
    actorKind: actor?.kind ?? null,
    actorId: actor?.id ?? null,
    provenBy: proof?.by ?? null,
    provenAt: proof?.at ?? null,
  };
}

function storedOf({ actorKind, actorId, provenBy, provenAt, ...rest }: Row): StoredSession {
  return {
    ...rest,
    actor: actorKind !== null && actorId !== null ? { kind: actorKind, id: actorId } : null,
    proof: provenBy !== null && provenAt !== null ? { by: provenBy, at: provenAt } : null,
  };
}
