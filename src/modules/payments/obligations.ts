import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { jsonb, newId, together } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { findFeeRule, reckonBy } from './fee-rules.ts';
import type { DueAt, FeeAssessment, FeeFacts } from './fees/index.ts';
import type { BankAccount } from './gateway/payment-gateway.ts';
import { entriesFor, post } from './ledger.ts';
import { isOwedBefore, type Obligation, type PaymentSubject } from './model.ts';
import { isVisibleTo, visibleRows } from './policy.ts';

const columns = [
  'id',
  'version',
  'subjectType',
  'subjectId',
  'subjectCode',
  'title',
  'agencyId',
  'deskId',
  'payerId',
  'payerName',
  'feeRuleId',
  'facts',
  'assessment',
  'kind',
  'noticeNumber',
  'noticeOn',
  'payBy',
  'beneficiary',
  'dueAt',
  'amountVnd',
  'paidVnd',
  'createdAt',
] as const;

/** PostgreSQL's bigint arrives as text; an amount of đồng is far below what a number holds exactly. */
const asObligation = (row: { amountVnd: string; paidVnd: string }): Obligation =>
  ({ ...row, amountVnd: Number(row.amountVnd), paidVnd: Number(row.paidVnd) }) as unknown as Obligation;

export interface NewObligation {
  readonly subject: PaymentSubject;
  readonly agencyId: string;
  readonly deskId: string;
  readonly payer: { readonly id: string | null; readonly name: string };
  readonly dueAt: DueAt;
  readonly assessment: FeeAssessment;
  readonly feeRuleId?: string | null;
  readonly facts?: FeeFacts | null;
  /** What a tax or a fine rests on; none of a service. */
  readonly notice?: {
    readonly kind: 'tax' | 'fine';
    readonly number: string;
    readonly on: Temporal.PlainDate;
    readonly payBy: Temporal.PlainDate;
    readonly beneficiary?: BankAccount | null;
  };
}

/** Writes down what is owed, and books it. Records no event: the act it is part of does. */
export async function openObligation(tx: Tx, ctx: Context, owed: NewObligation): Promise<Obligation> {
  const { subject, assessment, notice } = owed;
  const id = newId();
  const insert = tx
    .insertInto('paymentObligation')
    .values({
      id,
      version: 1,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectCode: subject.code,
      title: subject.title,
      agencyId: owed.agencyId,
      deskId: owed.deskId,
      payerId: owed.payer.id,
      payerName: owed.payer.name,
      feeRuleId: owed.feeRuleId ?? null,
      facts: owed.facts ? jsonb(owed.facts) : null,
      assessment: jsonb(assessment),
      kind: notice?.kind ?? 'service',
      noticeNumber: notice?.number ?? null,
      noticeOn: notice?.on ?? null,
      payBy: notice?.payBy ?? null,
      beneficiary: notice?.beneficiary ? jsonb(notice.beneficiary) : null,
      dueAt: owed.dueAt,
      amountVnd: String(assessment.totalVnd),
      paidVnd: '0',
      createdAt: ctx.now(),
    })
    .returning(columns);
  const [row] = await together(
    insert.executeTakeFirstOrThrow(),
    post(tx, ctx, entriesFor(null, assessment, { obligationId: id, agencyId: owed.agencyId })),
  );
  return asObligation(row);
}

/** What a procedure costs someone, before it is owed: told on a form, or opened as an obligation. */
export type ReckonedFee = Pick<NewObligation, 'assessment' | 'dueAt' | 'feeRuleId' | 'facts'>;

/**
 * Reckons what a procedure costs by the rule in force on the day; where it has none by its published figure, which is
 * then asked for but stops nothing. Nothing where nothing is owed and no rule says why.
 *
 * @throws Refusal `fee-not-computable`
 */
export async function reckonFee(
  db: Database | Tx,
  of: {
    readonly procedureCode: string;
    readonly on: Temporal.PlainDate;
    readonly facts: FeeFacts;
    readonly publishedVnd: number;
  },
): Promise<ReckonedFee | undefined> {
  const rule = await findFeeRule(db, of.procedureCode, of.on);
  if (rule) {
    const { facts } = of;
    return { facts, assessment: reckonBy(rule, facts), dueAt: rule.dueAt, feeRuleId: rule.id };
  }
  if (of.publishedVnd === 0) return undefined;
  return { assessment: publishedFee(of.publishedVnd), dueAt: 'anytime' };
}

const publishedFee = (amountVnd: number): FeeAssessment => ({
  lines: [
    {
      kind: 'fee',
      label: { vi: 'Theo mức công bố của thủ tục', en: 'As published for the procedure' },
      amountVnd,
      payableVnd: amountVnd,
    },
  ],
  relief: null,
  totalVnd: amountVnd,
});

/** @throws Refusal `not-found` for whoever may not see it */
export async function getObligation(db: Database | Tx, actor: Actor, id: string): Promise<Obligation> {
  const row = await db
    .selectFrom('paymentObligation')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return visible(actor, row);
}

/** The obligation locked until the transaction ends: money for it comes in one after the other. */
export const lockObligation = async (tx: Tx, actor: Actor, id: string): Promise<Obligation> =>
  visible(actor, await lockRow(tx, id));

const lockRow = (tx: Tx, id: string) =>
  tx.selectFrom('paymentObligation').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

function visible(actor: Actor, row: { amountVnd: string; paidVnd: string } | undefined): Obligation {
  const found = row && asObligation(row);
  return orNotFound(found && isVisibleTo(actor, found) ? found : undefined);
}

/** What is owed for subjects, oldest first. Who may see the subject may see this: the caller has asked. */
export async function listObligationsOf(
  db: Database | Tx,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<readonly Obligation[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('paymentObligation')
    .select(columns)
    .where('subjectType', '=', subjectType)
    .where(sql<SqlBool>`subject_id = any(${[...subjectIds]}::uuid[])`)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(asObligation);
}

/** The obligation of a notice of the tax authority. Who may see its subject may see this: the caller has asked. */
export async function findTaxNotice(db: Database | Tx, number: string): Promise<Obligation | undefined> {
  const row = await db
    .selectFrom('paymentObligation')
    .select(columns)
    .where('kind', '=', 'tax')
    .where('noticeNumber', '=', number)
    .executeTakeFirst();
  return row && asObligation(row);
}

/** What the officer's desks wait for, latest first. */
export async function listOwed(db: Database, actor: Actor, limit = 100): Promise<readonly Obligation[]> {
  const rows = await db
    .selectFrom('paymentObligation')
    .select(columns)
    .where(visibleRows(actor))
    .where(sql<SqlBool>`paid_vnd < amount_vnd`)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asObligation);
}

/** Received more than owed: what is to be given back. */
export async function listOverpaid(db: Database, actor: Actor, limit = 100): Promise<readonly Obligation[]> {
  const rows = await db
    .selectFrom('paymentObligation')
    .select(columns)
    .where(visibleRows(actor))
    .where(sql<SqlBool>`paid_vnd > amount_vnd`)
    .orderBy('createdAt')
    .limit(limit)
    .execute();
  return rows.map(asObligation);
}

/** Writes what an act changed of a locked obligation, as its next version. */
export async function changeObligation(
  tx: Tx,
  obligation: Obligation,
  changes: Partial<Pick<Obligation, 'assessment' | 'facts' | 'amountVnd' | 'paidVnd'>>,
): Promise<Obligation> {
  const version = obligation.version + 1;
  const { assessment, facts, amountVnd, paidVnd } = changes;
  await tx
    .updateTable('paymentObligation')
    .set({
      version,
      ...(assessment && { assessment: jsonb(assessment) }),
      ...(facts && { facts: jsonb(facts) }),
      ...(amountVnd !== undefined && { amountVnd: String(amountVnd) }),
      ...(paidVnd !== undefined && { paidVnd: String(paidVnd) }),
    })
    .where('id', '=', obligation.id)
    .execute();
  return { ...obligation, ...changes, version };
}

/** Whether something that must be paid before this act is still owed for the subject. */
export const owesBefore = async (
  db: Database | Tx,
  subject: { readonly type: string; readonly id: string },
  act: 'acceptance' | 'result',
): Promise<boolean> => isOwedBefore(await listObligationsOf(db, subject.type, [subject.id]), act);

/**
 * Lets go of what is still owed, as when a dossier ends early; what was paid stays, or with `isGivenBack` becomes too
 * much and can be asked back. Its caller records the fact.
 *
 * @returns how much is to be given back
 */
export async function releaseObligations(
  tx: Tx,
  ctx: Context,
  subject: { readonly type: string; readonly id: string },
  reason: string,
  isGivenBack = false,
): Promise<number> {
  let excess = 0;
  for (const { id } of await listObligationsOf(tx, subject.type, [subject.id])) {
    const obligation = asObligation((await lockRow(tx, id))!);
    const keptVnd = isGivenBack ? 0 : Math.min(obligation.paidVnd, obligation.amountVnd);
    excess += obligation.paidVnd - keptVnd;
    if (keptVnd === obligation.amountVnd) continue;
    const assessment = reducedTo(obligation.assessment, keptVnd, reason);
    const of = { obligationId: id, agencyId: obligation.agencyId };
    await post(tx, ctx, entriesFor(obligation.assessment, assessment, of));
    await changeObligation(tx, obligation, { assessment, amountVnd: keptVnd });
  }
  return excess;
}

/** The same lines with no more payable than `totalVnd`, the first lines first, and the reason said. */
export function reducedTo(before: FeeAssessment, totalVnd: number, reason: string): FeeAssessment {
  let left = totalVnd;
  const lines = before.lines.map((line) => {
    const payableVnd = Math.min(line.payableVnd, left);
    left -= payableVnd;
    return { ...line, payableVnd };
  });
  const relief = { percent: 100, reason: { vi: reason }, legalBasis: 'điều chỉnh' };
  return { lines, relief: totalVnd === 0 ? relief : before.relief, totalVnd };
}
