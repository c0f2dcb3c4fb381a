import { listUnitNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { findMark, type HoldersMark } from './marks/holders-mark.ts';
import { type Holder, mostWrongPins } from './model.ts';
import { listSigningKeys, type SigningKey } from './queries.ts';

export type KeyState = 'ready' | 'ending' | 'locked' | 'expired' | 'not-yet';

export interface ShownKey {
  readonly key: SigningKey;
  readonly state: KeyState;
}

/** Someone, or a seal, whose keys the actor looks after. */
export interface KeyHolder {
  readonly holder: Holder;
  /** As a form posts it: "own", or the agency's id. */
  readonly value: string;
  readonly name: string;
  readonly keys: readonly ShownKey[];
  readonly mark: HoldersMark | undefined;
}

/** The actor's own keys, and those of the seals that they keep. */
export async function viewKeys(ctx: Context): Promise<readonly KeyHolder[]> {
  const { actor } = ctx;
  const agencies = [
    ...new Set(
      actor.positions
        .filter((held) => held.roles.includes('sealKeeper') && held.onBehalfOf === null)
        .map((held) => held.agencyId),
    ),
  ];
  const names = await listUnitNames(ctx.db, agencies);
  const holders = [
    { holder: { officerId: actor.id! }, value: 'own', name: actor.name },
    ...agencies.map((unitId) => ({
      holder: { unitId },
      value: unitId,
      name: `Con dấu của ${names.get(unitId) ?? ''}`,
    })),
  ];
  return Promise.all(
    holders.map(async (each) => ({
      ...each,
      mark: await findMark(ctx.db, each.holder),
      keys: (await listSigningKeys(ctx.db, each.holder)).map((key) => ({
        key,
        state: stateOf(key, ctx.now()),
      })),
    })),
  );
}

const warning = { hours: 24 * 30 };

function stateOf({ validFrom, validTo, failedPins }: SigningKey, now: Temporal.Instant): KeyState {
  const isPast = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0;
  if (isPast(validTo)) return 'expired';
  if (!isPast(validFrom)) return 'not-yet';
  if (failedPins >= mostWrongPins) return 'locked';
  return isPast(validTo.subtract(warning)) ? 'ending' : 'ready';
}
