import { randomBytes } from 'node:crypto';
import { addWorkingTime } from '#engines/working-time/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { askKeeper } from '../ask-keeper.ts';
import { getClient } from '../clients.ts';
import { findContract } from '../contract-rows.ts';
import { grantRequested } from '../events.ts';
import type { Contract, Grant } from '../model.ts';
import { getService } from '../services.ts';

export interface RequestGrant {
  readonly clientId: string;
  readonly serviceId: string;
  readonly operation: string;
  readonly purpose: string;
  /** The article that allows it: personal data are shared by law or not at all. */
  readonly lawBasis: string;
  readonly scope?: Grant['scope'];
  readonly validFrom?: Temporal.PlainDate | undefined;
  readonly validTo?: Temporal.PlainDate | undefined;
}

/** How long a provider has to decide. */
const patience = { amount: 5, unit: 'workingDay' } as const;

/**
 * Asks a provider for leave to call one operation for one purpose; it goes to the inbox of its administrator.
 *
 * @throws InvalidInput with the fields that are wrong, `grant-exists` when it was asked for before
 */
export async function requestGrant(ctx: Context, input: RequestGrant): Promise<Grant> {
  return ctx.transaction(async (tx, ctx) => {
    const client = await getClient(tx, input.clientId);
    ctx.authorize('dataPlatform.keepClient', client);
    const service = await getService(tx, input.serviceId);
    const contract = await findContract(tx, service.id);
    const issues = issuesOf(input, contract);
    if (issues.length > 0) throw new InvalidInput(issues);
    const now = ctx.now();
    const grant: Grant = {
      id: newId(),
      version: 1,
      code: `QT-${dayOf(now).toString().slice(2).replaceAll('-', '')}-${randomBytes(3).toString('hex').toUpperCase()}`,
      clientId: client.id,
      serviceId: service.id,
      major: contract!.major,
      operation: input.operation,
      purpose: input.purpose,
      lawBasis: input.lawBasis.trim(),
      scope: input.scope ?? 'all',
      state: 'asked',
      validFrom: input.validFrom ?? dayOf(now),
      validTo: input.validTo ?? null,
      askedAt: now,
      askedBy: ctx.actor.id,
      askedByName: ctx.actor.name,
      decidedAt: null,
      decidedByName: null,
      note: null,
    };
    const added = await tx
      .insertInto('gatewayGrant')
      .values(grant)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw new InvalidInput([{ field: '/operation', code: 'grant-exists' }]);
    await askKeeper(tx, ctx, {
      subjectType: 'gateway-grant',
      subjectId: grant.id,
      code: grant.code,
      title: `${client.name} xin khai thác “${service.title}”`,
      step: 'Xem xét yêu cầu khai thác dữ liệu',
      outcomes: ['granted', 'declined'],
      keeperUnitId: service.keeperUnitId,
      dueAt: addWorkingTime(ctx.calendar, now, patience),
    });
    const { code, clientId, serviceId, operation, purpose, lawBasis } = grant;
    await recordEvent(
      tx,
      ctx,
      grantRequested(grant, { code, clientId, serviceId, operation, purpose, lawBasis }, service.agencyId),
    );
    return grant;
  });
}

function issuesOf(
  { operation, purpose, lawBasis, validFrom, validTo }: RequestGrant,
  contract: Contract | undefined,
): readonly Issue[] {
  const asked = contract?.operations.find(({ id }) => id === operation);
  const isBackward = validFrom && validTo && Temporal.PlainDate.compare(validTo, validFrom) < 0;
  return [
    ...(asked ? [] : [{ field: '/operation', code: 'required' }]),
    ...(asked && !asked.purposes.includes(purpose)
      ? [{ field: '/purpose', code: 'purpose-not-served' }]
      : []),
    ...(lawBasis.trim().length < 5 ? [{ field: '/lawBasis', code: 'required' }] : []),
    ...(isBackward ? [{ field: '/validTo', code: 'days-backward' }] : []),
  ];
}
