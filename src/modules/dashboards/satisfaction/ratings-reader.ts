import type { Tx } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import { dayIn } from '../model.ts';

/** How the reader asks for the ratings that facts are about. */
export type ListRated = (
  tx: Tx,
  ids: readonly string[],
) => Promise<
  readonly {
    readonly dossierId: string;
    readonly ratedAt: Temporal.Instant;
    readonly agencyId: string;
    readonly procedureCode: string;
    readonly procedureName: string;
    readonly score: number;
    readonly steps: readonly { readonly title: string; readonly officerId: string | null }[];
  }[]
>;

/** The reader that keeps ratings as figures need them. A rating is given once and stays as it was, whatever becomes of its dossier. */
export const ratingsReader = (listRated: ListRated): EventReader => ({
  name: 'ratings',
  async handle(tx, events) {
    const ids = events.filter(({ type }) => type === 'dossier-rated').map(({ subject }) => subject.id);
    if (ids.length === 0) return;
    const rated = await listRated(tx, ids);
    if (rated.length === 0) return;
    await tx
      .insertInto('dashboardRating')
      .values(
        rated.map(({ ratedAt, score, steps, ...row }) => ({
          ...row,
          ratedOn: dayIn(ratedAt),
          isSatisfied: score >= 4,
          officers: [...new Set(steps.flatMap(({ officerId }) => officerId ?? []))].sort(),
          steps: [...new Set(steps.map(({ title }) => title))].sort(),
        })),
      )
      .onConflict((conflict) => conflict.column('dossierId').doNothing())
      .execute();
  },
});
