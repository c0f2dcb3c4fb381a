import { declareSubjectKind, type SubjectKind } from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { findDocument } from './queries.ts';

const tables = {
  'document-step': 'documentStep',
  'document-endorsement': 'documentEndorsement',
  'document-assignment': 'documentAssignment',
  'document-review': 'documentReview',
  'document-co-editor': 'documentCoEditor',
} as const;

/** Steps of documents have no timers and no services, and each asks for words of its own: none is done in a batch. */
function kindOf(table: (typeof tables)[keyof typeof tables]): SubjectKind {
  const never = async () => {
    throw new Refusal('not-in-a-batch');
  };
  return {
    hold: never,
    carryOn: never,
    placementAt: never,
    complete: never,
    async mayRead(db: Database | Tx, actor: Actor, subjectId: string) {
      const row = await db
        .selectFrom(table)
        .select('documentId')
        .where('id', '=', subjectId)
        .executeTakeFirst();
      return row !== undefined && (await findDocument(db, actor, row.documentId)) !== undefined;
    },
    operations: { notifyApplicant: never },
  };
}

for (const [type, table] of Object.entries(tables)) declareSubjectKind(type, kindOf(table));
