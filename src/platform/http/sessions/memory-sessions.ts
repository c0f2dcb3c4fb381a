import type { SessionStore, StoredSession } from './session-store.ts';

/** Sessions in memory, for tests of pages that need no database. */
export function memorySessions(): SessionStore & { readonly rows: Map<string, StoredSession> } {
  const rows = new Map<string, StoredSession>();
  return {
    rows,
    async find(tokenHash) {
      return [...rows.values()].find((row) => row.tokenHash.equals(tokenHash));
    },
    async insert(session) {
      rows.set(session.id, session);
    },
    async update(previousTokenHash, session) {
      if (rows.get(session.id)?.tokenHash.equals(previousTokenHash)) rows.set(session.id, session);
    },
    async touch(id, lastSeenAt, expiresAt) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, lastSeenAt, expiresAt });
    },
    async delete(id) {
      rows.delete(id);
    },
    async deleteAllOf(actor, except) {
      for (const { id, actor: owner } of rows.values()) {
        if (id !== except && owner?.kind === actor.kind && owner.id === actor.id) rows.delete(id);
      }
    },
    async deleteExpiredBefore(moment) {
      const over = [...rows.values()].filter((row) => Temporal.Instant.compare(row.expiresAt, moment) < 0);
      for (const { id } of over) rows.delete(id);
      return over.length;
    },
  };
}
