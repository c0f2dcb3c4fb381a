import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { clientRegistered } from '../events.ts';
import { keeperUnit } from '../keeper-unit.ts';
import type { Client } from '../model.ts';

export interface RegisterClient {
  /** The short name under which its calls are recorded: "mot-cua". */
  readonly system: string;
  readonly name: string;
  readonly agencyId: string;
  readonly perSecond?: number | undefined;
  readonly burst?: number | undefined;
  readonly dailyCalls?: number | undefined;
}

/**
 * Lets an agency's system take part; it may call nothing yet.
 *
 * @throws InvalidInput with the fields that are wrong
 */
export async function registerClient(ctx: Context, input: RegisterClient): Promise<Client> {
  ctx.authorize('dataPlatform.register');
  const issues = clientIssues(input);
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const { system, name, agencyId, perSecond = 10, burst = 20, dailyCalls = null } = input;
    const client: Client = {
      id: newId(),
      version: 1,
      system,
      name: name.trim(),
      agencyId,
      keeperUnitId: await keeperUnit(tx, ctx, agencyId),
      state: 'active',
      perSecond,
      burst,
      dailyCalls,
    };
    const added = await tx
      .insertInto('gatewayClient')
      .values({ ...client, createdAt: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw new InvalidInput([{ field: '/system', code: 'name-taken' }]);
    await recordEvent(tx, ctx, clientRegistered(client, { system }, agencyId));
    return client;
  });
}

const isCount = (value: number | undefined) =>
  value === undefined || (Number.isInteger(value) && value > 0 && value <= 2 ** 31 - 1);

/** What is wrong in what was told of a client. */
export const clientIssues = ({
  system,
  name,
  agencyId,
  perSecond,
  burst,
  dailyCalls,
}: RegisterClient): readonly Issue[] => [
  ...(/^[a-z][a-z0-9-]{1,60}$/.test(system) ? [] : [{ field: '/system', code: 'service-name-wrong' }]),
  ...(name.trim() === '' ? [{ field: '/name', code: 'required' }] : []),
  ...(agencyId === '' ? [{ field: '/agencyId', code: 'required' }] : []),
  ...(isCount(perSecond) ? [] : [{ field: '/perSecond', code: 'number-wrong' }]),
  ...(isCount(burst) ? [] : [{ field: '/burst', code: 'number-wrong' }]),
  ...(isCount(dailyCalls) ? [] : [{ field: '/dailyCalls', code: 'number-wrong' }]),
];
