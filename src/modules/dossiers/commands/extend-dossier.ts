import { dueAt, stateOf } from '#engines/working-time/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { extendProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier, refuseStale } from '../change-dossier.ts';
import { dossierExtended } from '../events.ts';
import { localTime } from '../letter-data.ts';
import { issueLetter } from '../letters.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { listLetters, lockDossier } from '../queries.ts';
import { requireReason } from './refuse-dossier.ts';

const mostExtra = 60;

/**
 * Apologises for a result that will be late and makes a new appointment: once, and no later than the day before the
 * result is due (NĐ 61/2018 Điều 19(9); TT 03/2025 Mẫu 04). The clock is given the further time, in its own unit.
 *
 * @throws Refusal `already-extended`, `too-late-to-extend`
 */
export async function extendDossier(
  ctx: Context,
  input: {
    readonly dossierId: string;
    readonly reason: string;
    /** In the unit of the dossier's time limit: working days, as a rule. */
    readonly extra: number;
    readonly seenVersion?: number | undefined;
  },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const late = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.extend', late);
    const { clock, dueAt: previous } = late;
    const runs = clock !== null && previous !== null && stateOf(clock) === 'running';
    refuseUnless(dossierCan.handOver(late) && runs, 'dossier-not-open');
    refuseStale(late, input.seenVersion);
    const letters = await listLetters(tx, late.id);
    refuseUnless(!letters.some(({ kind }) => kind === 'apology'), 'already-extended');
    const isInTime = Temporal.PlainDate.compare(dayOf(ctx.now()), dayOf(previous)) < 0;
    refuseUnless(isInTime, 'too-late-to-extend');
    const reason = requireReason(input.reason);
    const { extra } = input;
    if (!Number.isInteger(extra) || extra < 1 || extra > mostExtra)
      throw new InvalidInput([{ field: '/extra', code: 'extra-required', params: { max: mostExtra } }]);

    const longer = { ...clock, limit: { ...clock.limit, amount: clock.limit.amount + extra } };
    const due = dueAt(ctx.calendar, longer);
    const extended = await changeDossier(tx, late, { clock: longer, dueAt: due });
    await extendProcess(tx, { type: 'dossier', id: extended.id }, due);
    const letterId = await issueLetter(tx, ctx, extended, 'apology', {
      reason,
      previousDueAt: localTime(previous),
      newDueAt: localTime(due),
    });
    await recordEvent(
      tx,
      ctx,
      dossierExtended(extended, {
        status: extended.status,
        letterId,
        dueAt: due.toString(),
        previousDueAt: previous.toString(),
      }),
    );
    return extended;
  });
}
