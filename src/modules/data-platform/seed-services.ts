import { dayOf, getUnit, listHeldPositions, listOfficersOf, listUnits } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { addKey } from './commands/add-key.ts';
import { decideGrant } from './commands/decide-grant.ts';
import { publishContract } from './commands/publish-contract.ts';
import { registerClient } from './commands/register-client.ts';
import { registerService } from './commands/register-service.ts';
import { requestGrant } from './commands/request-grant.ts';
import { ownEvents, type Service } from './model.ts';
import { findServiceByName } from './services.ts';

export interface SeededService {
  readonly name: string;
  readonly document: { readonly info: { readonly title: string } };
  /** On this machine: the demonstration calls itself. */
  readonly address: string;
}

/**
 * A service with a client that may call it, and a request that waits for a decision, as a demonstration shows them.
 *
 * @returns the client's key; nothing when it was done before, or nobody administers anything
 */
export async function seedServices(
  ctx: Context,
  { name, document, address }: SeededService,
): Promise<string | null> {
  const events = await findServiceByName(ctx.db, ownEvents);
  if (!events || (await findServiceByName(ctx.db, name))) return null;
  const keeper = await actingKeeper(ctx, events);
  if (!keeper) return null;
  const { agencyId } = events;
  const service = await registerService(keeper, { name, title: document.info.title, agencyId });
  await publishContract(
    keeper,
    { allowsLoopback: true },
    { serviceId: service.id, text: JSON.stringify(document), address },
  );
  const commune = (await listUnits(ctx.db, dayOf(ctx.now()))).find(
    ({ id, agencyId, level }) => id === agencyId && level === 'commune',
  );
  const client = await registerClient(keeper, {
    system: 'cong-xa',
    name: 'Trang thông tin của xã',
    agencyId: commune?.id ?? agencyId,
    dailyCalls: 5000,
  });
  const lawBasis = 'Điều 14 Nghị định 118/2025/NĐ-CP';
  const asked = { clientId: client.id, lawBasis };
  const { id } = await requestGrant(ctx, {
    ...asked,
    serviceId: service.id,
    operation: 'getProcedure',
    purpose: 'huong-dan-cong-dan',
  });
  await decideGrant(keeper, { grantId: id, state: 'granted', note: '' });
  await requestGrant(ctx, {
    ...asked,
    serviceId: events.id,
    operation: 'dossier-result-issued',
    purpose: 'phoi-hop-giai-quyet',
    scope: 'own',
  });
  return addKey(ctx, { clientId: client.id, overlapDays: 0 });
}

/** The administrator who keeps the service, as they would act. */
async function actingKeeper(ctx: Context, { keeperUnitId }: Service): Promise<Context | undefined> {
  const on = dayOf(ctx.now());
  const { agencyId } = await getUnit(ctx.db, keeperUnitId);
  for (const { officerId, fullName } of await listOfficersOf(ctx.db, [agencyId], on)) {
    const positions = await listHeldPositions(ctx.db, officerId, on);
    if (positions.some(({ unitId, roles }) => unitId === keeperUnitId && roles.includes('administrator'))) {
      return ctx.as({ kind: 'officer', id: officerId, name: fullName, positions });
    }
  }
  return undefined;
}
