import { randomBytes } from 'node:crypto';
import { addWorkingTime } from '#engines/working-time/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { askKeeper } from '../ask-keeper.ts';
import type { Differing } from '../calls/note-discrepancy.ts';
import { discrepancyFound } from '../events.ts';

/** How long a provider has to mend its answers or its contract. */
const patience = { amount: 10, unit: 'workingDay' } as const;

/**
 * Tells a provider that its answers differ from its contract: one ticket for each way in which they do, with the call that
 * shows it. Several processes that find the same at once make one.
 *
 * @returns the ticket
 */
export async function openDiscrepancy(
  given: Context,
  {
    service,
    contract,
    operation,
    callId,
    problems,
    fingerprint,
  }: Differing & { readonly fingerprint: string },
): Promise<string> {
  const system = given.as(systemActor('gateway'));
  system.authorize('dataPlatform.openDiscrepancy');
  return system.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const code = `CL-${dayOf(now).toString().slice(2).replaceAll('-', '')}-${randomBytes(3).toString('hex').toUpperCase()}`;
    const ticket = {
      id: newId(),
      version: 1,
      code,
      serviceId: service.id,
      contractId: contract.id,
      operation,
      fingerprint,
    };
    const added = await tx
      .insertInto('gatewayDiscrepancy')
      .values({ ...ticket, problems: jsonb(problems) as never, callId, state: 'open', firstAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) {
      const open = await tx
        .selectFrom('gatewayDiscrepancy')
        .select('id')
        .where('contractId', '=', contract.id)
        .where('operation', '=', operation)
        .where('fingerprint', '=', fingerprint)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      return open.id;
    }
    await askKeeper(tx, ctx, {
      subjectType: 'gateway-discrepancy',
      subjectId: ticket.id,
      code,
      title: `Dữ liệu của “${service.title}” khác với đặc tả`,
      step: 'Sửa dữ liệu hoặc đặc tả',
      outcomes: ['mended', 'disputed'],
      keeperUnitId: service.keeperUnitId,
      dueAt: addWorkingTime(ctx.calendar, now, patience),
    });
    await recordEvent(
      tx,
      ctx,
      discrepancyFound(ticket, { code, serviceId: service.id, operation, callId }, service.agencyId),
    );
    return ticket.id;
  });
}
