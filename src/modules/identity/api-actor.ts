import type { Database, Tx } from '#platform/context.ts';
import { hashToken } from './commands/create-api-client.ts';
import type { ApiActor } from './model.ts';

/**
 * The partner's system behind an `Authorization` header, or nothing: no header, another scheme, an unknown or a revoked
 * token. The token is looked up by its hash, so the time taken tells nothing of its letters.
 */
export async function findApiActor(
  db: Database | Tx,
  authorization: string | undefined,
): Promise<ApiActor | undefined> {
  const [, token] = /^Bearer +([\w.~+/-]{20,200}=*)$/i.exec(authorization ?? '') ?? [];
  if (!token) return undefined;
  const client = await db
    .selectFrom('apiClient')
    .select(['id', 'system', 'scopes'])
    .where('tokenHash', '=', hashToken(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return (
    client && { kind: 'partner', id: client.id, name: client.system, positions: [], scopes: client.scopes }
  );
}

/**
 * The clients that speak for a system today, with the hash of the token of each: for protocols that show no token but
 * sign with what is drawn from it.
 */
export async function findApiClients(
  db: Database | Tx,
  system: string,
): Promise<readonly { readonly actor: ApiActor; readonly tokenHash: Buffer }[]> {
  const clients = await db
    .selectFrom('apiClient')
    .select(['id', 'system', 'scopes', 'tokenHash'])
    .where('system', '=', system)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(4)
    .execute();
  return clients.map(({ id, scopes, tokenHash }) => ({
    actor: { kind: 'partner', id, name: system, positions: [], scopes },
    tokenHash,
  }));
}
