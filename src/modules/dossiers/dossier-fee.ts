import type { Answers } from '#engines/forms/index.ts';
import {
  listObligationsOf,
  type Obligation,
  openObligation,
  owesBefore,
  type ReckonedFee,
  reckonFee,
  releaseObligations,
} from '#modules/payments/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Channel, Dossier } from './model.ts';
import { feeOf } from './time-limit.ts';

const subjectOf = ({ id }: Pick<Dossier, 'id'>) => ({ type: 'dossier', id });

/** What an application costs by the rule in force on the day, and why; nothing where it costs nothing. */
export function reckonDossierFee(
  db: Database | Tx,
  procedure: Procedure,
  of: { readonly channel: Channel; readonly answers: Answers; readonly on: Temporal.PlainDate },
): Promise<ReckonedFee | undefined> {
  const { channel, answers, on } = of;
  const claimed = answers['feeCategories'];
  const categories = Array.isArray(claimed) ? claimed.filter((each) => typeof each === 'string') : [];
  return reckonFee(db, {
    procedureCode: procedure.code,
    on,
    facts: { channel, categories, answers },
    publishedVnd: feeOf(procedure, channel, answers),
  });
}

/** Writes down what a filed dossier owes. Who stands at the counter pays there and then: it is accepted first. */
export const openDossierFee = (
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  fee: ReckonedFee,
): Promise<Obligation> =>
  openObligation(tx, ctx, {
    ...fee,
    dueAt: dossier.channel === 'inPerson' && fee.dueAt === 'submission' ? 'acceptance' : fee.dueAt,
    subject: { ...subjectOf(dossier), code: dossier.code, title: dossier.procedureName },
    agencyId: dossier.competentAgencyId,
    deskId: dossier.receivingUnitId,
    payer: { id: dossier.applicantId, name: dossier.applicantName },
  });

/** @throws Refusal `fee-not-paid` while something that is due before this act is owed */
export async function refuseUnpaid(tx: Tx, dossier: Dossier, act: 'acceptance' | 'result'): Promise<void> {
  refuseUnless(!(await owesBefore(tx, subjectOf(dossier), act)), 'fee-not-paid');
}

/** A dossier that ends early owes nothing more. @returns what is to be given back of what was paid */
export const releaseFee = (
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  reason: string,
  isGivenBack = false,
): Promise<number> => releaseObligations(tx, ctx, subjectOf(dossier), reason, isGivenBack);

/** What dossiers owe or have paid, by dossier, oldest first. */
export async function listFees(
  db: Database | Tx,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Obligation[]>> {
  const owed = await listObligationsOf(db, 'dossier', dossierIds);
  return Map.groupBy(owed, ({ subjectId }) => subjectId);
}
