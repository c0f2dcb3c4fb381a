import { type SummaryStage, summarise } from '#engines/forms/index.ts';
import { submitterOf, type WalkIn, type WalkInEntry, walkInIssues } from '#modules/dossiers/index.ts';
import { maskedAddress } from '#modules/notifications/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import {
  type ConfirmationChannel,
  confirmationAttempts,
  confirmationLife,
  confirmationsPerHour,
  hashOfCode,
  hashOfEntry,
  hashOfToken,
  newCode,
  newToken,
} from '../confirmation.ts';
import { confirmationAsked } from '../events.ts';

/** What the person reads before they confirm: fixed here, whatever happens to the form at the counter. */
export interface ConfirmableEntry {
  readonly procedure: { readonly code: string; readonly name: string };
  readonly desk: string;
  readonly stages: readonly SummaryStage[];
  readonly papers: readonly string[];
}

export interface AskConfirmation {
  readonly walkIn: WalkIn;
  readonly entry: WalkInEntry;
  readonly channel: ConfirmationChannel;
  readonly secret: string;
  /** Carries link and code. It is called after the commit; they are nowhere else. */
  deliver(
    to: string,
    said: { readonly token: string; readonly code: string; readonly procedure: string },
  ): Promise<void>;
}

/**
 * Sends what an officer filled in to the person's own phone or mailbox, to be read and confirmed.
 *
 * @returns the address, masked
 * @throws InvalidInput with the gaps of the form: only what could be filed is sent
 * @throws Refusal `no-address`, `too-many-confirmations`, `confirmation-not-sent`
 */
export async function askConfirmation(
  ctx: Context,
  input: AskConfirmation,
): Promise<{ readonly address: string }> {
  ctx.authorize('dossiers.takeIn');
  const { walkIn, entry, channel } = input;
  const issues = await walkInIssues(ctx, walkIn, entry);
  if (issues.length > 0) throw new InvalidInput(issues);
  const { phone, email, fullName } = submitterOf(entry.submitter);
  const address = channel === 'phone' ? phone : email;
  if (!address) throw new Refusal('no-address');

  const [id, code, token] = [newId(), newCode(), newToken()];
  await ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    await refuseTooMany(tx, address, now);
    await tx
      .insertInto('counterConfirmation')
      .values({
        id,
        version: 1,
        unitId: walkIn.desk.id,
        officerId: ctx.actor.id!,
        officerName: ctx.actor.name,
        procedureVersionId: walkIn.version.id,
        submissionKey: entry.submissionKey,
        personName: fullName,
        entry: jsonb(confirmable(walkIn, entry)),
        entryHash: hashOfEntry(walkIn, entry),
        channel,
        address,
        codeHash: hashOfCode(code, input.secret, id),
        tokenHash: hashOfToken(token),
        attemptsLeft: confirmationAttempts,
        askedAt: now,
        expiresAt: now.add(confirmationLife),
      })
      .execute();
    await recordEvent(tx, ctx, confirmationAsked({ id, version: 1 }, { channel }));
  });
  try {
    await input.deliver(address, { token, code, procedure: walkIn.version.content.name });
  } catch {
    throw new Refusal('confirmation-not-sent');
  }
  return { address: maskedAddress(address) };
}

async function refuseTooMany(tx: Tx, address: string, now: Temporal.Instant): Promise<void> {
  const { sent } = await tx
    .selectFrom('counterConfirmation')
    .select((the) => the.fn.countAll<string>().as('sent'))
    .where('address', '=', address)
    .where('askedAt', '>', now.subtract({ hours: 1 }))
    .executeTakeFirstOrThrow();
  refuseUnless(Number(sent) < confirmationsPerHour, 'too-many-confirmations');
}

function confirmable(walkIn: WalkIn, { submitter, answers, papers }: WalkInEntry): ConfirmableEntry {
  const { version, desk, form, submitterForm, today, lists } = walkIn;
  const { code, name, components } = version.content;
  const options = { today, lists, fileName: () => 'tệp đã quét' };
  return {
    procedure: { code, name },
    desk: desk.name,
    stages: [
      ...summarise(submitterForm, submitter, 'vi', options),
      ...summarise(form, answers, 'vi', options),
    ],
    papers: [...papers.keys()].map((number) => components[number - 1]!.name),
  };
}
