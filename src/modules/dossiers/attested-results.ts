import { type Answers, settleAnswers } from '#engines/forms/index.ts';
import type { AttestationContent, AttestationSource, AttestationType } from '#modules/attestations/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import {
  type AttestedClaim,
  getProcedureVersion,
  listAttested,
  type Procedure,
  type ProcedureAttestation,
  resultTexts,
} from '#modules/procedures/index.ts';
import { listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { formOf, listsOf } from './form-of.ts';
import { type Dossier, statuses } from './model.ts';
import { findDossier, listDossiersById } from './queries.ts';

const zone = 'Asia/Ho_Chi_Minh';

/** Results of dossiers as attestations in wallets, of the procedures whose pack says what goes there. */
export const attestedResults: AttestationSource = {
  subjectType: 'dossier',

  async listTypes({ db }) {
    return (await listAttested(db)).flatMap((procedure) => {
      const attestation = attestationOf(procedure);
      return attestation ? [typeOf(procedure, attestation)] : [];
    });
  },

  async isOwn({ db, actor }, id) {
    const dossier = await findDossier(db, actor, id);
    return dossier !== undefined && actor.id !== null && dossier.applicantId === actor.id;
  },

  async contentOf(ctx, id) {
    const [dossier] = await listDossiersById(ctx.db, [id]);
    return dossier && (await contentOf(ctx, dossier));
  },
};

/** Issued, in force, and what was asked for: a letter that says no attests nothing. */
async function contentOf(ctx: Context, dossier: Dossier): Promise<AttestationContent | undefined> {
  const { status, finishedAt, documentNumber } = dossier;
  const isIssued = status === statuses.finished || status === statuses.delivered;
  if (!isIssued || !finishedAt || (await wasRefused(ctx, dossier))) return undefined;
  const version = await getProcedureVersion(ctx.db, dossier.procedureVersionId);
  const attestation = attestationOf(version.content);
  if (!attestation) return undefined;
  const issuedOn = dayOf(finishedAt);
  const form = await formOf(ctx.db, version);
  const answers = settleAnswers(form, dossier.answers as Answers, issuedOn);
  const texts = resultTexts(form, answers, { today: issuedOn, lists: await listsOf(ctx) });
  const ofResult = {
    number: documentNumber,
    issuedOn: issuedOn.toString(),
    agency: (await getUnit(ctx.db, dossier.competentAgencyId)).name,
  };
  const toldBy = ({ answer, result }: AttestedClaim) =>
    result ? ofResult[result] : (dayAt(answers, answer!) ?? texts[answer!]);
  const claims = attestation.claims.flatMap((claim) => {
    const value = toldBy(claim);
    return value ? [[claim.name, value] as const] : [];
  });
  const { validMonths } = attestation;
  return {
    type: typeOf(version.content, attestation),
    claims: Object.fromEntries(claims),
    expiresAt: validMonths
      ? issuedOn.add({ months: validMonths, days: 1 }).toZonedDateTime(zone).toInstant()
      : null,
  };
}

async function wasRefused(ctx: Context, { id }: Dossier): Promise<boolean> {
  const handled = (await listWorkItemsOf(ctx.db, 'dossier', id)).filter(
    ({ action, state }) => action === 'handle' && state === 'done',
  );
  return handled.at(-1)?.outcome === 'refuse';
}

/** Programs read a day as ISO 8601 has it; everything else goes as people read it. */
function dayAt(answers: unknown, path: string): string | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], answers);
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

const attestationOf = ({ results }: Procedure): ProcedureAttestation | undefined =>
  results.find(({ attestation }) => attestation)?.attestation;

const typeOf = ({ code }: Procedure, { name, claims }: ProcedureAttestation): AttestationType => ({
  id: code,
  name,
  claims: claims.map(({ name, label }) => ({ name, label })),
});
