import { sql } from 'kysely';
import { dueAt, startClock } from '#engines/working-time/index.ts';
import { completeWorkItem, lockWorkItem } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Assistance, addAssistance } from '../assistance.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { refuseUnpaid } from '../dossier-fee.ts';
import { dueNow, limitOrUnstated } from '../due.ts';
import { dossierAccepted } from '../events.ts';
import { issueAcknowledgement } from '../letters.ts';
import { type Dossier, dossierCan, statuses } from '../model.ts';
import { lockDossier, type ReceivedAs } from '../queries.ts';

export interface AcceptDossier {
  readonly dossierId: string;
  /** The version the officer saw; an older page is refused as stale. */
  readonly seenVersion?: number | undefined;
  /** Papers handed in, by number; absent leaves them as they were filed. */
  readonly receivedComponents?: readonly number[] | undefined;
  /** In what form each was taken at the counter. */
  readonly receivedAs?: ReadonlyMap<number, ReceivedAs> | undefined;
  /** How the applicant confirmed what an officer filled in for them. */
  readonly assistance?: Assistance | undefined;
}

/**
 * Accepts a filed dossier at the one-stop desk: the clock of the law starts here, not at the filing, and the
 * acknowledgement with the day of return is issued (NĐ 118/2025; TT 03/2025 Mẫu 01).
 */
export async function acceptDossier(ctx: Context, input: AcceptDossier): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const filed = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.accept', filed);
    refuseUnless(dossierCan.accept(filed), 'dossier-not-awaiting-acceptance');
    refuseStale(filed, input.seenVersion);
    await refuseUnpaid(tx, filed, 'acceptance');
    const item = await lockWorkItem(tx, ctx.actor, {
      subjectType: 'dossier',
      subjectId: filed.id,
      action: 'accept',
    });

    if (input.receivedComponents) await markReceived(tx, filed.id, input.receivedComponents);
    for (const [number, as] of input.receivedAs ?? []) await markReceivedAs(tx, filed.id, number, as);
    if (input.assistance) await addAssistance(tx, ctx, filed, input.assistance);
    const clock = startClock(limitOrUnstated(filed), ctx.now());
    const due = dueAt(ctx.calendar, clock);
    const accepted = await changeDossier(tx, filed, {
      status: statuses.accepted,
      acceptedAt: ctx.now(),
      clock: clock,
      dueOriginalAt: due,
      dueAt: due,
    });
    await completeWorkItem(tx, ctx, item, { due: dueNow(ctx, accepted) });
    await issueAcknowledgement(tx, ctx, accepted);
    await recordEvent(
      tx,
      ctx,
      dossierAccepted(accepted, {
        status: accepted.status,
        dueAt: due.toString(),
        ...(input.assistance && { confirmedBy: input.assistance.confirmedBy }),
      }),
    );
    return accepted;
  });
}

const markReceived = (tx: Tx, dossierId: string, numbers: readonly number[]) =>
  tx
    .updateTable('dossierComponent')
    .set({ isReceived: sql<boolean>`number = any(${[...numbers]}::integer[])` })
    .where('dossierId', '=', dossierId)
    .execute();

const markReceivedAs = (tx: Tx, dossierId: string, number: number, receivedAs: ReceivedAs) =>
  tx
    .updateTable('dossierComponent')
    .set({ receivedAs })
    .where('dossierId', '=', dossierId)
    .where('number', '=', number)
    .execute();
