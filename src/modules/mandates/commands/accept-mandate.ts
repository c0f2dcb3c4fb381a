import { getCitizen } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { mandateAccepted } from '../events.ts';
import { type Mandate, stateOf } from '../model.ts';
import { getMandateByToken, mandateColumns } from '../queries.ts';
import { type RecordPress, signRecord } from '../record.ts';

/**
 * Takes on what a link offers, with the account of whoever opened it; from here on it is in force, and its record is
 * signed. Accepted again by the same person, it is the same mandate.
 *
 * @throws Refusal `own-mandate`, `mandate-not-open`, `mandate-needs-identity`
 */
export async function acceptMandate(ctx: Context, press: RecordPress, token: string): Promise<Mandate> {
  ctx.authorize('mandates.accept');
  const offered = await getMandateByToken(ctx.db, token);
  refuseUnless(offered.grantorId !== ctx.actor.id, 'own-mandate');
  if (offered.agentId === ctx.actor.id && !offered.endedAt) return offered;
  const now = ctx.now();
  refuseUnless(stateOf(offered, now, dayOf(now)) === 'offered', 'mandate-not-open');
  const agent = await getCitizen(ctx.db, ctx.actor.id!);
  refuseUnless(agent.assurance === 'identified', 'mandate-needs-identity');

  const accepted = {
    version: offered.version + 1,
    agentId: agent.id,
    agentName: agent.fullName,
    acceptedAt: now,
  };
  const record = await signRecord(ctx.db, press, { ...offered, ...accepted }, now);
  return ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .updateTable('mandate')
      .set({ ...accepted, record })
      .where('id', '=', offered.id)
      .where('version', '=', offered.version)
      .returning(mandateColumns)
      .executeTakeFirst();
    refuseUnless(row, 'mandate-not-open');
    await recordEvent(tx, ctx, mandateAccepted(row));
    return row as Mandate;
  });
}
