import type { Answers, Form } from '#engines/forms/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import type { Database } from '#platform/context.ts';
import { formOf } from './form-of.ts';

/** What someone once filed, with the form they filed it by. For checking forms against what people write, not for reading. */
export interface Submission {
  readonly code: string;
  readonly submittedAt: Temporal.Instant;
  readonly answers: Answers;
  readonly form: Form;
}

/** The latest submissions of a procedure, whoever handles them. */
export async function listSubmissions(
  db: Database,
  procedureCode: string,
  limit: number,
): Promise<readonly Submission[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(['code', 'submittedAt', 'answers', 'procedureVersionId'])
    .where('procedureCode', '=', procedureCode)
    .orderBy('submittedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const submissions: Submission[] = [];
  for (const { procedureVersionId, answers, ...row } of rows) {
    const form = await formOf(db, await getProcedureVersion(db, procedureVersionId));
    submissions.push({ ...row, answers: answers as Answers, form });
  }
  return submissions;
}
