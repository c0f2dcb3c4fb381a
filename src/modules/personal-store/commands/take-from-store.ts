import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { storedPaperTaken } from '../events.ts';
import { type PaperOwner, type StoredPaper, stateOf } from '../model.ts';
import { findPaper } from '../queries.ts';
import { knownOwner } from '../stored-papers-for.ts';

export interface TakeFromStore {
  readonly paperId: string;
  /** Whose store it is: the citizen themself, or whom the officer serves. */
  readonly owner: PaperOwner;
  /** The submission key of the application it is for; the consent is good for no other. */
  readonly applicationKey: string;
  readonly component: string;
  readonly procedure: { readonly code: string; readonly name: string };
}

/** What stands in the application from now on: the very file of the store. */
export interface TakenPaper {
  readonly useId: string;
  readonly fileId: string;
  readonly title: string;
}

/**
 * The owner agrees to one use of a kept paper in one application (Law 91/2025/QH15: consent for a purpose). At the
 * counter the officer writes down that they did. Taken twice for the same application, it is one consent.
 *
 * @throws Refusal `not-found` for a paper of somebody else, `stored-paper-not-usable` for one past its day, replaced or revoked
 */
export async function takeFromStore(ctx: Context, input: TakeFromStore): Promise<TakenPaper> {
  return ctx.transaction(async (tx, ctx) => {
    const owner = await knownOwner(ctx, input.owner);
    ctx.authorize('personal-store.take', owner);
    const paper = orNotFound(await findPaper(tx, owner, input.paperId));
    const state = stateOf(paper, dayOf(ctx.now()));
    refuseUnless(state === 'usable', 'stored-paper-not-usable', { state });

    const added = await addUse(tx, ctx, owner, paper, input);
    if (added) await recordEvent(tx, ctx, storedPaperTaken(added, paper));
    const useId = added?.id ?? (await standingUse(tx, paper.id, input.applicationKey));
    return { useId, fileId: paper.fileId, title: paper.title };
  });
}

/** Nothing where the consent stands already. */
function addUse(tx: Tx, ctx: Context, owner: PaperOwner, paper: StoredPaper, input: TakeFromStore) {
  const { actor } = ctx;
  const isOwn = actor.kind === 'citizen';
  return tx
    .insertInto('storeUse')
    .values({
      id: newId(),
      version: 1,
      paperId: paper.id,
      applicationKey: input.applicationKey,
      component: input.component,
      procedureCode: input.procedure.code,
      procedureName: input.procedure.name,
      basis: isOwn ? 'own' : 'at-desk',
      consentedById: owner.citizenId ?? null,
      consentedByName: owner.fullName,
      officerId: isOwn ? null : actor.id,
      officerName: isOwn ? null : actor.name,
      consentedAt: ctx.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['paperId', 'applicationKey']).where('withdrawnAt', 'is', null).doNothing(),
    )
    .returning(['id', 'version', 'procedureCode'])
    .executeTakeFirst()
    .then((row) => row && { ...row, basis: isOwn ? ('own' as const) : ('at-desk' as const) });
}

async function standingUse(tx: Tx, paperId: string, applicationKey: string): Promise<string> {
  const { id } = await tx
    .selectFrom('storeUse')
    .select('id')
    .where('paperId', '=', paperId)
    .where('applicationKey', '=', applicationKey)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return id;
}
