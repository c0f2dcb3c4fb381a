import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { dossierRated } from '../events.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { findRating, lockDossier } from '../queries.ts';

/** From very dissatisfied to very satisfied, as at the counter. */
export const ratingScores = [1, 2, 3, 4, 5] as const;

/**
 * The applicant says how they were served, once the result is there (NĐ 61/2018/NĐ-CP Điều 31).
 *
 * @throws Refusal `already-rated`, `dossier-cannot-be-rated`
 */
export async function rateDossier(
  ctx: Context,
  input: { readonly dossierId: string; readonly score: number; readonly comment?: string | undefined },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const decided = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.rate', decided);
    refuseUnless(dossierCan.rate(decided), 'dossier-cannot-be-rated');
    refuseUnless(!(await findRating(tx, decided.id)), 'already-rated');
    if (!ratingScores.some((score) => score === input.score)) {
      throw new InvalidInput([{ field: '/score', code: 'score-required' }]);
    }

    const rated = await changeDossier(tx, decided, {});
    const comment = input.comment?.normalize('NFC').trim().slice(0, 2000) || null;
    await tx
      .insertInto('rating')
      .values({ dossierId: rated.id, score: input.score, comment, ratedAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, dossierRated(rated, { score: input.score }));
    return rated;
  });
}
