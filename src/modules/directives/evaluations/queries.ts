import { type Actor, unitsOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

export interface Evaluation {
  readonly id: string;
  readonly version: number;
  readonly officerId: string;
  readonly officerName: string;
  readonly unitId: string;
  readonly agencyId: string;
  /** Its first day. */
  readonly month: Temporal.PlainDate;
  readonly headId: string;
  readonly drawnAt: Temporal.Instant;
}

export interface EvaluationLine {
  readonly measure: string;
  readonly counted: number;
  readonly amount: number;
  readonly objectionId: string | null;
  readonly objection: string | null;
  readonly objectedAt: Temporal.Instant | null;
  readonly answer: string | null;
  readonly answerOutcome: 'corrected' | 'kept' | null;
  readonly answeredAt: Temporal.Instant | null;
}

const base = (db: Database | Tx) =>
  db
    .selectFrom('evaluation')
    .innerJoin('officer', 'officer.id', 'evaluation.officerId')
    .select(['evaluation.id', 'evaluation.version', 'officerId', 'officer.fullName as officerName'])
    .select(['unitId', 'agencyId', 'month', 'headId', 'drawnAt']);

/** One's own sheet, that of somebody whose head one is, or of one's unit where one directs it. */
const isVisibleTo = (actor: Actor, { officerId, headId, agencyId }: Evaluation): boolean =>
  actor.id === officerId ||
  actor.id === headId ||
  actor.positions.some((held) => held.agencyId === agencyId && held.roles.includes('signer'));

export async function getEvaluation(db: Database | Tx, actor: Actor, id: string): Promise<Evaluation> {
  const found = await base(db).where('evaluation.id', '=', id).executeTakeFirst();
  return orNotFound(found && isVisibleTo(actor, found) ? found : undefined);
}

/** The sheet locked, so that two answers follow each other. */
export async function lockEvaluation(tx: Tx, actor: Actor, id: string): Promise<Evaluation> {
  await tx.selectFrom('evaluation').select('id').where('id', '=', id).forUpdate().execute();
  return getEvaluation(tx, actor, id);
}

export async function listLines(db: Database | Tx, evaluationId: string): Promise<readonly EvaluationLine[]> {
  const rows = await db
    .selectFrom('evaluationLine')
    .select(['measure', 'counted', 'amount', 'objectionId', 'objection', 'objectedAt'])
    .select(['answer', 'answerOutcome', 'answeredAt'])
    .where('evaluationId', '=', evaluationId)
    .orderBy('ordinal')
    .execute();
  return rows as readonly object[] as readonly EvaluationLine[];
}

/** The sheet an objection is about. */
export const findObjection = (db: Database | Tx, objectionId: string) =>
  db
    .selectFrom('evaluationLine')
    .select(['evaluationId', 'measure'])
    .where('objectionId', '=', objectionId)
    .executeTakeFirst();

/** The sheets of a month that the actor may see, by name. */
export async function listEvaluations(
  db: Database | Tx,
  actor: Actor,
  month: Temporal.PlainYearMonth,
): Promise<readonly Evaluation[]> {
  const agencies = [...new Set(actor.positions.map(({ agencyId }) => agencyId))];
  const rows = await base(db)
    .where('month', '=', month.toPlainDate({ day: 1 }))
    .where((is) => is.or([is('officerId', '=', actor.id), is('agencyId', 'in', agencies)]))
    .orderBy('officer.fullName')
    .limit(500)
    .execute();
  return rows.filter((each) => isVisibleTo(actor, each));
}

/** The units whose officers an actor directs: their own where they assign or sign, all of the agency where they sign. */
export const directedUnits = (actor: Actor): readonly string[] =>
  unitsOf({
    ...actor,
    positions: actor.positions.filter(({ roles }) => roles.includes('assigner') || roles.includes('signer')),
  });
