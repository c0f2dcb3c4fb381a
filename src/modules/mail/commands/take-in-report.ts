import { keepMailStatus } from '#modules/documents/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { DeliveryReport } from '../delivery-report.ts';
import { changeDispatch, lockDispatch } from '../dispatches.ts';
import { dispatchReported } from '../events.ts';
import { dispatchCan } from '../model.ts';
import { openStep } from '../work.ts';

export interface TakeInReport {
  readonly agencyId: string;
  readonly letterId: string;
  readonly report: DeliveryReport;
}

const outcomes = { delivered: 'delivered', failed: 'failed' } as const;

/**
 * What a mail server says of a letter of ours (RFC 3464). One that did not arrive comes back to the clerk; that it waits, or went on to a
 * server that reports nothing, changes nothing. A report counts in the box that the letter went out from, and for the address it went to.
 */
export async function takeInReport(
  ctx: Context,
  { agencyId, letterId, report }: TakeInReport,
): Promise<void> {
  ctx.authorize('mail.follow');
  const state = outcomes[report.action as keyof typeof outcomes];
  await ctx.transaction(async (tx, ctx) => {
    const id = state && (await findReported(tx, agencyId, report));
    if (!id) return;
    const dispatch = await lockDispatch(tx, id);
    if (!dispatchCan.beReported(dispatch) || dispatch.state === state) return;
    const at = ctx.now();
    const changed = await changeDispatch(tx, dispatch, { state, reportedAt: at, reportLetterId: letterId });
    await tx
      .updateTable('mailDispatch')
      .set({ report: jsonb(report) })
      .where('id', '=', id)
      .execute();
    const note = state === 'failed' ? (report.said ?? report.status) : null;
    await keepMailStatus(tx, dispatch, { statusCode: `mail-${state}`, at, note });
    if (state === 'failed') {
      const title = `Thư tới ${dispatch.address} bị trả lại`;
      await openStep(tx, ctx, 'mail-dispatch', { ...dispatch, code: 'Thư đi', title });
    }
    await recordEvent(tx, ctx, dispatchReported(changed));
  });
}

/** By the envelope's name, which only the servers on the way and we know; else by the Message-ID that came back. */
async function findReported(
  tx: Tx,
  agencyId: string,
  { envelopeId, messageId, recipient }: DeliveryReport,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('mailDispatch')
    .select('id')
    .where('agencyId', '=', agencyId)
    .where('messageId', 'in', [messageId ?? '', envelopeId ?? ''])
    .where((is) => is(is.fn<string>('lower', ['address']), '=', recipient.toLowerCase()))
    .executeTakeFirst();
  return row?.id;
}
