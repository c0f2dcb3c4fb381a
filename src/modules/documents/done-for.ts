import { listOfficerNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { listDocumentsByIds } from './queries.ts';

const mostActs = 100;

/** What others did with documents in the officer's name, the latest first: nothing is done there that they do not see. */
export async function listDoneFor(ctx: Context, officerId: string) {
  const { db, actor } = ctx;
  const [endorsed, worked, reviewed] = await Promise.all([
    db
      .selectFrom('documentEndorsement')
      .select(['id', 'documentId', 'decidedBy as by', 'decidedAt as at', 'opinion as words'])
      .where('onBehalfOf', '=', officerId)
      .orderBy('decidedAt', 'desc')
      .limit(mostActs)
      .execute(),
    db
      .selectFrom('documentAssignment')
      .select(['id', 'documentId', 'closedBy as by', 'closedAt as at', 'note as words'])
      .where('onBehalfOf', '=', officerId)
      .orderBy('closedAt', 'desc')
      .limit(mostActs)
      .execute(),
    db
      .selectFrom('documentReview')
      .select(['id', 'documentId', 'actedBy as by', 'actedAt as at', 'note as words'])
      .where('onBehalfOf', '=', officerId)
      .orderBy('actedAt', 'desc')
      .limit(mostActs)
      .execute(),
  ]);
  const kinds = [
    ...endorsed.map((act) => ({ ...act, what: 'Cho ý kiến chỉ đạo' })),
    ...worked.map((act) => ({ ...act, what: 'Kết thúc phần việc' })),
    ...reviewed.map((act) => ({ ...act, what: 'Cho ý kiến về dự thảo' })),
  ];
  const acts = kinds
    .toSorted((one, other) => Temporal.Instant.compare(other.at!, one.at!))
    .slice(0, mostActs);
  const documents = await listDocumentsByIds(
    db,
    actor,
    acts.map(({ documentId }) => documentId),
  );
  const names = await listOfficerNames(
    db,
    acts.map(({ by }) => by!),
  );
  return acts.flatMap((act) => {
    const document = documents.get(act.documentId);
    return document ? [{ ...act, document, byName: names.get(act.by!) ?? '' }] : [];
  });
}

export type DoneFor = Awaited<ReturnType<typeof listDoneFor>>[number];
