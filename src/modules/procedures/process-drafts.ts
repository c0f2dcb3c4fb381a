import type { Database, Tx } from '#platform/context.ts';

/** A process being drawn for a procedure. */
export interface ProcessDraft {
  readonly id: string;
  readonly version: number;
  readonly bpmn: string;
  readonly savedAt: Temporal.Instant;
  readonly savedBy: string;
}

export const findProcessDraft = (db: Database | Tx, procedureId: string): Promise<ProcessDraft | undefined> =>
  db
    .selectFrom('procedureProcessDraft')
    .select(['id', 'version', 'bpmn', 'savedAt', 'savedBy'])
    .where('procedureId', '=', procedureId)
    .executeTakeFirst();
