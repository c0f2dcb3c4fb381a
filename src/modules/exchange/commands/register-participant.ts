import { agencyKey } from '#engines/edxml/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { participantRegistered } from '../events.ts';
import type { Participant, Way } from '../model.ts';
import { participantIssues } from '../participant-issues.ts';
import { getParticipant, resolveAgencyCode } from '../participants.ts';

export interface RegisterParticipant {
  readonly code: string;
  readonly name: string;
  readonly way: Exclude<Way, 'local'>;
  /** The API client that speaks for it. */
  readonly system?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly certificatePem?: string | undefined;
  readonly requiresSignature?: boolean;
  readonly dailyMessages?: number | undefined;
  readonly dailyBytes?: number | undefined;
  /** Codes it bore before. */
  readonly oldCodes?: readonly string[];
}

/**
 * Lets an agency or a system elsewhere take part.
 *
 * @throws InvalidInput with the fields that are wrong
 */
export async function registerParticipant(ctx: Context, input: RegisterParticipant): Promise<Participant> {
  ctx.authorize('exchange.keepParticipants');
  const issues = participantIssues(input);
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const on = dayOf(ctx.now());
    const { code, way, oldCodes = [] } = input;
    if ((await resolveAgencyCode(tx, code, on))?.codeKey === agencyKey(code)) {
      throw new InvalidInput([{ field: '/code', code: 'agency-code-taken' }]);
    }
    const id = newId();
    await tx
      .insertInto('exchangeParticipant')
      .values({
        id,
        version: 1,
        code: code.trim(),
        codeKey: agencyKey(code),
        name: input.name.trim(),
        way,
        system: input.system || null,
        endpoint: way === 'push' ? input.endpoint! : null,
        certificatePem: input.certificatePem || null,
        requiresSignature: input.requiresSignature ?? true,
        dailyMessages: input.dailyMessages ?? null,
        dailyBytes: input.dailyBytes === undefined ? null : String(input.dailyBytes),
        validFrom: on,
      })
      .execute();
    if (oldCodes.length > 0) {
      await tx
        .insertInto('exchangeAlias')
        .values(oldCodes.map((old) => ({ codeKey: agencyKey(old), validFrom: on, participantId: id })))
        .execute();
    }
    await recordEvent(tx, ctx, participantRegistered({ id, version: 1 }, { code, way }));
    return getParticipant(tx, id);
  });
}
