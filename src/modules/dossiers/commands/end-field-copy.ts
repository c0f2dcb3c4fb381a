import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { fieldCopyEnded } from '../field/events.ts';
import { type FieldCopy, lockFieldCopy } from '../field/queries.ts';

/**
 * The officer has brought a dossier back, or has lost the device: it drops what it keeps when it is next online, and what a
 * lost one sends is looked at before it has any effect. Safe to repeat.
 */
export async function endFieldCopy(
  ctx: Context,
  { copyId, as }: { readonly copyId: string; readonly as: 'returned' | 'lost' },
): Promise<FieldCopy> {
  return ctx.transaction(async (tx, ctx) => {
    const copy = await lockFieldCopy(tx, ctx.actor, copyId);
    if (copy.endedAs === as) return copy;
    refuseUnless(copy.endedAt === null, 'field-copy-ended');
    const ended = { endedAt: ctx.now(), endedAs: as, version: copy.version + 1 };
    await tx.updateTable('dossierFieldCopy').set(ended).where('id', '=', copy.id).execute();
    await recordEvent(tx, ctx, fieldCopyEnded({ ...copy, ...ended }, { as }));
    return { ...copy, ...ended };
  });
}
