import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { fieldCopyEnded } from '../field/events.ts';

/** A device that was away longest has sent what it had by then. */
const remembered = { hours: 7 * 24 };

/** Forgets every one that may be forgotten; a sweep calls it. */
export async function forgetFieldCopies(ctx: Context): Promise<void> {
  while (await forgetFieldCopy(ctx));
}

/**
 * Forgets how one dossier stood when it was taken along: a week after its day, unless an act from the field still waits for
 * its officer.
 *
 * @returns whether there was one to forget
 */
export async function forgetFieldCopy(ctx: Context): Promise<boolean> {
  return ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const copy = await tx
      .selectFrom('dossierFieldCopy')
      .select(['id', 'version', 'dossierId', 'endedAt', 'endedAs'])
      .where('taken', 'is not', null)
      .where('until', '<', now.subtract(remembered))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('dossierFieldAct')
              .select('dossierFieldAct.id')
              .whereRef('copyId', '=', 'dossierFieldCopy.id')
              .where('state', '=', 'held'),
          ),
        ),
      )
      .orderBy('until')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!copy) return false;
    const forgotten = {
      taken: null,
      endedAt: copy.endedAt ?? now,
      endedAs: copy.endedAs ?? 'forgotten',
      version: copy.version + 1,
    };
    await tx.updateTable('dossierFieldCopy').set(forgotten).where('id', '=', copy.id).execute();
    await recordEvent(tx, ctx, fieldCopyEnded({ ...copy, ...forgotten }, { as: 'forgotten' }));
    return true;
  });
}
