import { dayOf, listHeldPositions, listHolders, listRolePlaces } from '#modules/org/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { Document } from './model.ts';
import type { Party } from './scope.ts';

/** Where work is laid down: a unit, and the role that takes it up. */
export interface WorkPlace {
  readonly unitId: string;
  readonly role: string;
}

/** Where the agency's documents are registered and issued: at its clerk; where it has none, at its leaders. */
export async function registryOf(tx: Database | Tx, ctx: Context, agencyId: string): Promise<WorkPlace> {
  const places = await listRolePlaces(tx, agencyId, agencyId, dayOf(ctx.now()));
  const role = places.has('sealKeeper') ? 'sealKeeper' : 'signer';
  return { unitId: places.get(role) ?? agencyId, role };
}

/**
 * Whom a document is visible to once it is laid for signing: the registry of its agency; of one of limited circulation the
 * clerks in person, who seal and issue it.
 */
export async function registryReaders(
  tx: Database | Tx,
  ctx: Context,
  { agencyId, isLimited }: Pick<Document, 'agencyId' | 'isLimited'>,
): Promise<readonly Party[]> {
  if (!isLimited) return [{ kind: 'registry', id: agencyId }];
  const clerks = await listHolders(tx, agencyId, 'sealKeeper', dayOf(ctx.now()));
  return clerks.map(({ officerId }) => ({ kind: 'named', id: officerId }));
}

/** Who gives out the work of a unit, by role; the first that it has. */
const headRoles = ['assigner', 'oneStopHead', 'signer', 'reviewer', 'handler', 'receptionist', 'sealKeeper'];

/** Who takes up what is given to the unit itself; nobody where no position of it carries a role. */
export async function headOf(
  tx: Database | Tx,
  ctx: Context,
  agencyId: string,
  unitId: string,
): Promise<WorkPlace | undefined> {
  const places = await listRolePlaces(tx, agencyId, unitId, dayOf(ctx.now()));
  const role = headRoles.find((each) => places.get(each) === unitId);
  return role ? { unitId, role } : undefined;
}

/** The officer's own position in the agency, in the unit where one is named; preferably one with the role. */
export async function placeOf(
  tx: Database | Tx,
  ctx: Context,
  officerId: string,
  { agencyId, unitId, role }: { readonly agencyId: string; readonly unitId?: string; readonly role?: string },
): Promise<WorkPlace | undefined> {
  const held = (await listHeldPositions(tx, officerId, dayOf(ctx.now()))).filter(
    (each) =>
      each.onBehalfOf === null &&
      each.agencyId === agencyId &&
      each.roles.length > 0 &&
      (unitId === undefined || each.unitId === unitId),
  );
  const found = (role && held.find(({ roles }) => roles.includes(role))) || held[0];
  return found && { unitId: found.unitId, role: role && found.roles.includes(role) ? role : found.roles[0]! };
}
