import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { participantChanged } from '../events.ts';
import type { Participant } from '../model.ts';
import { participantIssues } from '../participant-issues.ts';
import { getParticipant } from '../participants.ts';
import type { RegisterParticipant } from './register-participant.ts';

export type ChangeParticipant = Omit<RegisterParticipant, 'code' | 'oldCodes'> & {
  readonly participantId: string;
  /** The version the administrator saw; a newer one means that somebody else was quicker. */
  readonly seenVersion: number;
};

/**
 * Another certificate, address or quota for a participant elsewhere. What waits for it goes the new way.
 *
 * @throws InvalidInput with the fields that are wrong; Refusal `participant-changed-meanwhile`, `participant-is-here`
 */
export async function changeParticipant(ctx: Context, input: ChangeParticipant): Promise<Participant> {
  ctx.authorize('exchange.keepParticipants');
  return ctx.transaction(async (tx, ctx) => {
    const before = await getParticipant(tx, input.participantId);
    refuseUnless(before.way !== 'local', 'participant-is-here');
    const issues = participantIssues({ ...input, code: before.code });
    if (issues.length > 0) throw new InvalidInput(issues);
    const changed = await tx
      .updateTable('exchangeParticipant')
      .set({
        version: sql<number>`version + 1`,
        name: input.name.trim(),
        way: input.way,
        system: input.system || null,
        endpoint: input.way === 'push' ? input.endpoint! : null,
        certificatePem: input.certificatePem || null,
        requiresSignature: input.requiresSignature ?? true,
        dailyMessages: input.dailyMessages ?? null,
      })
      .where('id', '=', before.id)
      .where('version', '=', input.seenVersion)
      .returning('version')
      .executeTakeFirst();
    refuseUnless(changed, 'participant-changed-meanwhile');
    await tx
      .updateTable('exchangeDelivery')
      .set({ nextAttemptAt: input.way === 'pull' ? null : ctx.now() })
      .where('recipientId', '=', before.id)
      .where('state', '=', 'waiting')
      .execute();
    const after = await getParticipant(tx, before.id);
    const { code, way, certificatePem } = after;
    const certificateChanged = certificatePem !== before.certificatePem;
    await recordEvent(tx, ctx, participantChanged(after, { code, way, certificateChanged }));
    return after;
  });
}
