import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { officerOf } from '../change-folder.ts';
import { holdSet } from '../events.ts';
import { listHoldsOn } from '../holds.ts';
import type { HeldKind, Hold } from '../model.ts';
import { refuseIssues, tidy, tooLong, tooShort } from '../parse-entry.ts';
import { getFolder } from '../queries.ts';
import { type RecordSources, sourceOf } from '../records.ts';

export interface SetHold {
  readonly kind: HeldKind;
  readonly subjectId: string;
  readonly reason: string;
  /** The document that asks for it: a decision of inspection, a court's demand. */
  readonly basis: string;
}

/** Forbids that something be destroyed or altered until the hold is lifted. @throws InvalidInput; Refusal `archive-held-already` */
export async function setHold(ctx: Context, sources: RecordSources, input: SetHold): Promise<Hold> {
  const [reason, basis] = [tidy(input.reason), tidy(input.basis)];
  refuseIssues([
    tooShort('/reason', reason),
    tooLong('/reason', reason, 500),
    tooShort('/basis', basis, 'basis-required'),
    tooLong('/basis', basis, 200),
  ]);
  return ctx.transaction(async (tx, ctx) => {
    const { kind, subjectId } = input;
    const { agencyId } =
      kind === 'folder'
        ? await getFolder(tx, ctx.actor, subjectId)
        : orNotFound((await sourceOf(sources, kind).list(tx, ctx.actor, [subjectId])).get(subjectId));
    ctx.authorize('archive.hold', { agencyId });
    const standing = await listHoldsOn(tx, [subjectId]);
    refuseUnless(!standing.some((hold) => hold.basis === basis), 'archive-held-already');
    const hold: Hold = {
      id: newId(),
      version: 1,
      agencyId,
      kind,
      subjectId,
      reason,
      basis,
      setBy: officerOf(ctx),
      setAt: ctx.now(),
      liftedBy: null,
      liftedAt: null,
      liftReason: null,
    };
    await tx.insertInto('archiveHold').values(hold).execute();
    await recordEvent(tx, ctx, holdSet(hold, { kind, subjectId }));
    return hold;
  });
}
