import { dayOf, listHeldPositions, listRolePlaces } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { AskedStage } from './request-model.ts';

export interface SignerPlace {
  readonly officerId: string | null;
  readonly unitId: string;
  readonly role: string;
}

/**
 * Where each signer of a stage is met: by their position, so that who stands in for them meets it too; a seal at
 * whoever keeps it in the agency.
 *
 * @throws InvalidInput `signer-without-position`, `seal-keeper-missing`
 */
export async function placesOf(
  tx: Tx,
  ctx: Context,
  { purpose, officerIds }: AskedStage,
  agencyId: string,
): Promise<readonly SignerPlace[]> {
  const on = dayOf(ctx.now());
  if (purpose === 'seal') {
    const unitId = (await listRolePlaces(tx, agencyId, agencyId, on)).get('sealKeeper');
    if (!unitId) throw new InvalidInput([{ field: '/stages', code: 'seal-keeper-missing' }]);
    return [{ officerId: null, unitId, role: 'sealKeeper' }];
  }
  return Promise.all(officerIds.map((officerId) => placeOf(tx, officerId, on)));
}

/** A person's own position: the one they sign in first, else any. */
export async function placeOf(tx: Tx, officerId: string, on: Temporal.PlainDate): Promise<SignerPlace> {
  const own = (await listHeldPositions(tx, officerId, on)).filter((held) => held.onBehalfOf === null);
  const held = own.find(({ roles }) => roles.includes('signer')) ?? own[0];
  const role = held?.roles.includes('signer') ? 'signer' : held?.roles[0];
  if (!held || !role) throw new InvalidInput([{ field: '/stages', code: 'signer-without-position' }]);
  return { officerId, unitId: held.unitId, role };
}
