import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { apiClientCreated } from '../events.ts';

export interface CreateApiClient {
  /** For people: "Cổng dịch vụ công quốc gia". */
  readonly name: string;
  /** The short name under which its acts are recorded: "dvcqg". */
  readonly system: string;
  readonly scopes: readonly string[];
}

/**
 * Lets a partner's system call the API (RFC 6750). The token is told once and kept nowhere: 256 random bits, whose hash
 * is enough to know it again.
 */
export async function createApiClient(
  ctx: Context,
  input: CreateApiClient,
): Promise<{ readonly id: string; readonly token: string }> {
  ctx.authorize('identity.manageApiClients');
  const issues = issuesOf(input);
  if (issues.length > 0) throw new InvalidInput(issues);

  const id = newId();
  const token = `muong_${randomBytes(32).toString('base64url')}`;
  const { name, system, scopes } = input;
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('apiClient')
      .values({ id, name, system, scopes: [...scopes], tokenHash: hashToken(token), createdAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, apiClientCreated(id, { system, scopes: scopes.join(' ') }));
  });
  return { id, token };
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

function issuesOf({ name, system, scopes }: CreateApiClient): readonly Issue[] {
  return [
    ...(name.trim() === '' ? [{ field: '/name', code: 'required' }] : []),
    ...(/^[a-z][a-z0-9-]{1,40}$/.test(system) ? [] : [{ field: '/system', code: 'system-name' }]),
    ...(scopes.length > 0 && scopes.every((scope) => /^[a-z]+\.[a-zA-Z]+$/.test(scope))
      ? []
      : [{ field: '/scopes', code: 'required' }]),
  ];
}
