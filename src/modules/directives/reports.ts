import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { Directive } from './model.ts';
import type { DirectiveReport } from './queries.ts';
import { wordsIn } from './words.ts';

export interface Report {
  readonly directiveId: string;
  /** Makes a repeat the same report. */
  readonly reportKey: string;
  readonly body: string;
  /** Evidence, stored already. */
  readonly fileIds?: readonly string[];
}

/** Whether the report was made already: the form sent twice, or a message that came again. */
export const isReported = async (db: Database | Tx, { directiveId, reportKey }: Report): Promise<boolean> =>
  (await db
    .selectFrom('directiveReport')
    .select('id')
    .where('directiveId', '=', directiveId)
    .where('reportKey', '=', reportKey)
    .executeTakeFirst()) !== undefined;

/** Writes a report with its evidence. @throws InvalidInput at `/body`, `/percent` */
export async function writeReport(
  tx: Tx,
  ctx: Context,
  directive: Directive,
  kind: DirectiveReport['kind'],
  { reportKey, body, percent, fileIds = [] }: Report & { readonly percent: number },
) {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    throw new InvalidInput([{ field: '/percent', code: 'percent-required' }]);
  }
  const id = newId();
  await tx
    .insertInto('directiveReport')
    .values({
      id,
      directiveId: directive.id,
      kind,
      percent,
      body: wordsIn(body, '/body', 5000),
      reportedAt: ctx.now(),
      reportedBy: ctx.actor.id,
      reportKey,
    })
    .execute();
  const evidence = [...new Set(fileIds)];
  if (evidence.length > 0) {
    await tx
      .insertInto('directiveEvidence')
      .values(evidence.map((fileId, ordinal) => ({ reportId: id, fileId, ordinal })))
      .execute();
  }
  return { reportId: id, percent, evidence };
}

/** The report of completion that waits for its answer. */
export const awaitedReport = (tx: Tx, directiveId: string) =>
  tx
    .selectFrom('directiveReport')
    .select(['id', 'reportedAt'])
    .where('directiveId', '=', directiveId)
    .where('kind', '=', 'completion')
    .where('answer', 'is', null)
    .orderBy('reportedAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

/** How far the work was by the last report of progress: what stands again when completion was returned. */
export async function lastProgress(tx: Tx, directiveId: string): Promise<number> {
  const last = await tx
    .selectFrom('directiveReport')
    .select('percent')
    .where('directiveId', '=', directiveId)
    .where('kind', '=', 'progress')
    .orderBy('reportedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.percent ?? 0;
}

export const answerReport = (
  tx: Tx,
  ctx: Context,
  reportId: string,
  answer: NonNullable<DirectiveReport['answer']>,
  answerReason: string | null,
) =>
  tx
    .updateTable('directiveReport')
    .set({ answer, answerReason, answeredAt: ctx.now(), answeredBy: ctx.actor.id })
    .where('id', '=', reportId)
    .execute();
