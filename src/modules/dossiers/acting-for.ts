import { getCitizen } from '#modules/identity/index.ts';
import { listStandingMandateIds, useMandate } from '#modules/mandates/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Dossier } from './model.ts';

/**
 * Who acts for the applicant, as a dossier keeps it; nobody without a mandate.
 *
 * @throws Refusal `mandate-not-in-force` at this moment, for this procedure, or for this applicant
 */
export async function agentOf(
  tx: Tx,
  ctx: Context,
  { mandateId, applicantId }: { readonly mandateId: string | null; readonly applicantId: string | null },
  procedureCode: string,
): Promise<
  Pick<Dossier, 'mandateId' | 'agentId' | 'agentName' | 'organisationName' | 'organisationTaxCode'>
> {
  if (mandateId === null) {
    return { mandateId, agentId: null, agentName: null, organisationName: null, organisationTaxCode: null };
  }
  const mandate = await useMandate(tx, ctx, mandateId, procedureCode);
  refuseUnless(mandate.grantorId === applicantId, 'mandate-not-in-force');
  const { agentId, agentName, organisationName, organisationTaxCode } = mandate;
  return { mandateId, agentId, agentName, organisationName, organisationTaxCode };
}

/** An agent acts on a dossier only while the mandate is in force; everybody else is asked nothing. */
export async function refuseLapsedAgent(tx: Tx, ctx: Context, dossier: Dossier): Promise<void> {
  if (dossier.agentId !== null && dossier.agentId === ctx.actor.id) {
    await agentOf(tx, ctx, dossier, dossier.procedureCode);
  }
}

/** The mandates under which the actor follows dossiers of others; only citizens hold any. */
export const mandatesHeldBy = async (db: Database | Tx, actor: Actor): Promise<readonly string[]> =>
  actor.kind === 'citizen' && actor.id !== null ? listStandingMandateIds(db, actor.id) : [];

/** Where the applicant is told what happens: their own mailbox, wherever they have one; never the agent's instead. */
export async function noticeAddress(
  db: Database,
  draft: { readonly mandateId: string | null; readonly applicantId: string },
  typed: string | null | undefined,
): Promise<string | null | undefined> {
  return draft.mandateId === null ? typed : ((await getCitizen(db, draft.applicantId)).email ?? typed);
}
