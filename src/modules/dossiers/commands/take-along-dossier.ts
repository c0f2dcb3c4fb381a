import { readPersonalData } from '#modules/personal-data/index.ts';
import { findWorkItem, lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { dossierTakenAlong } from '../field/events.ts';
import { daysAlong } from '../field/model.ts';
import type { FieldCopy } from '../field/queries.ts';
import { standingOf } from '../field/standing.ts';
import { dossierCan } from '../model.ts';
import { readableDossier } from '../persons-of.ts';
import { lockDossier } from '../queries.ts';

export interface TakeAlongDossier {
  /** The officer's own open step. */
  readonly workItemId: string;
  readonly days: number;
}

/**
 * An officer takes a dossier along to where there is no line: how it stands is written down, to be compared when they are
 * back, and the applicant finds among the readings of their data that it went along. Taken again, the newer copy counts.
 */
export async function takeAlongDossier(
  ctx: Context,
  { workItemId, days }: TakeAlongDossier,
): Promise<FieldCopy> {
  if (!daysAlong.some((each) => each === days)) {
    throw new InvalidInput([{ field: '/days', code: 'days-required' }]);
  }
  return ctx.transaction(async (tx, ctx) => {
    const { subjectType, subjectId } = orNotFound(await findWorkItem(tx, workItemId));
    refuseUnless(subjectType === 'dossier', 'not-found');
    // The dossier before its steps, as every act does.
    const held = await lockDossier(tx, ctx.actor, subjectId);
    const item = await lockWorkItem(tx, ctx.actor, { id: workItemId });
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');

    const now = ctx.now();
    await tx
      .updateTable('dossierFieldCopy')
      .set(({ eb }) => ({ endedAt: now, endedAs: 'renewed', version: eb('version', '+', 1) }))
      .where('officerId', '=', ctx.actor.id)
      .where('dossierId', '=', held.id)
      .where('endedAt', 'is', null)
      .execute();
    const taken = await standingOf(tx, ctx, held, item.id);
    const copy: FieldCopy = {
      id: newId(),
      version: 1,
      dossierId: held.id,
      workItemId: item.id,
      officerId: ctx.actor.id!,
      takenAt: now,
      until: now.add({ hours: 24 * days }),
      taken,
      endedAt: null,
      endedAs: null,
    };
    await tx
      .insertInto('dossierFieldCopy')
      .values({ ...copy, taken: jsonb(taken) })
      .execute();
    await readPersonalData(ctx, { subject: readableDossier(held), purpose: 'field' });
    const facts = { code: held.code, step: item.elementId, until: copy.until.toString() };
    await recordEvent(tx, ctx, dossierTakenAlong(copy, facts));
    return copy;
  });
}
