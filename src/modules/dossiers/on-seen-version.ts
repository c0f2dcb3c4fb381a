import type { Context } from '#platform/context.ts';
import { refuseStale } from './change-dossier.ts';
import type { Dossier } from './model.ts';
import { lockDossier } from './queries.ts';

/**
 * Carries out an act on the dossier as the page showed it: locked first, so that nobody changes it between the look
 * and the act.
 *
 * @throws Refusal `stale` when the page is older than the dossier
 */
export function onSeenVersion(
  ctx: Context,
  dossierId: string,
  seenVersion: number,
  act: (ctx: Context, dossier: Dossier) => Promise<Dossier>,
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const dossier = await lockDossier(tx, ctx.actor, dossierId);
    refuseStale(dossier, seenVersion);
    return act(ctx, dossier);
  });
}
