import { sql } from 'kysely';
import { createApiClient, findApiClients, revokeApiClient } from '#modules/identity/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { credentialsIssued } from '../events.ts';
import { getParticipantElsewhere } from '../participants.ts';

/**
 * Gives the system of a participant a new token for the axis's API. Those of before end at once: who asks for another
 * has lost the first, or fears that somebody else has it.
 *
 * @returns the token, told this once
 * @throws InvalidInput when nobody has named the system that speaks for it
 */
export async function issueCredentials(
  ctx: Context,
  input: { readonly participantId: string },
): Promise<string> {
  ctx.authorize('exchange.keepParticipants');
  return ctx.transaction(async (tx, ctx) => {
    const { id, name, system } = await getParticipantElsewhere(tx, input.participantId);
    if (!system) throw new InvalidInput([{ field: '/system', code: 'required' }]);
    const before = await findApiClients(tx, system);
    for (const { actor } of before) await revokeApiClient(ctx, { id: actor.id! });
    const scopes = ['exchange.send', 'exchange.receive'];
    const { token } = await createApiClient(ctx, { name, system, scopes });
    const changed = await tx
      .updateTable('exchangeParticipant')
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await recordEvent(tx, ctx, credentialsIssued(changed, { system }));
    return token;
  });
}
