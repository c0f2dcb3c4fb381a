import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { serviceRegistered } from '../events.ts';
import { keeperUnit } from '../keeper-unit.ts';
import type { Service } from '../model.ts';
import { findServiceByName } from '../services.ts';

export interface RegisterService {
  /** How it is addressed; of small letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** The provider, who answers for the data. */
  readonly agencyId: string;
  readonly timeoutMs?: number | undefined;
  readonly capacity?: number | undefined;
}

/** Words that `/lgsp/…` has other uses for. */
const taken = ['events', 'subscriptions', 'expectations', 'calls', 'catalogue'];

/**
 * Opens a service for a provider; it answers once a contract is published.
 *
 * @throws InvalidInput with the fields that are wrong
 */
export async function registerService(ctx: Context, input: RegisterService): Promise<Service> {
  ctx.authorize('dataPlatform.register');
  const issues = issuesOf(input);
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const { name, title, agencyId, timeoutMs = 10_000, capacity = 50 } = input;
    if (await findServiceByName(tx, name)) throw new InvalidInput([{ field: '/name', code: 'name-taken' }]);
    const service: Service = {
      id: newId(),
      version: 1,
      name,
      title: title.trim(),
      agencyId,
      keeperUnitId: await keeperUnit(tx, ctx, agencyId),
      state: 'open',
      timeoutMs,
      capacity,
    };
    await tx
      .insertInto('gatewayService')
      .values({ ...service, createdAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, serviceRegistered(service, { name }, agencyId));
    return service;
  });
}

function issuesOf({ name, title, agencyId, timeoutMs = 1, capacity = 1 }: RegisterService): readonly Issue[] {
  return [
    ...(/^[a-z][a-z0-9-]{1,60}$/.test(name) && !taken.includes(name)
      ? []
      : [{ field: '/name', code: 'service-name-wrong' }]),
    ...(title.trim() === '' ? [{ field: '/title', code: 'required' }] : []),
    ...(agencyId === '' ? [{ field: '/agencyId', code: 'required' }] : []),
    ...(timeoutMs > 0 && timeoutMs <= 120_000 ? [] : [{ field: '/timeoutMs', code: 'number-wrong' }]),
    ...(capacity > 0 && capacity <= 1000 ? [] : [{ field: '/capacity', code: 'number-wrong' }]),
  ];
}
