import { dayOf } from '#modules/org/index.ts';
import { actsFor, type WorkItem } from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { inNameOf, listLeadersOf, type Secretary } from './secretaries.ts';

/** An officer with the leaders in whose name they act: what they read, and whose steps they may do. */
export interface Desk {
  /** Own positions and those of the leaders: for reading alone. */
  readonly reader: Actor;
  readonly leaders: readonly (Secretary & { readonly actor: Actor })[];
}

export async function deskOf(ctx: Context): Promise<Desk> {
  const { actor, db } = ctx;
  if (actor.kind !== 'officer') return { reader: actor, leaders: [] };
  const leaders = await Promise.all(
    (await listLeadersOf(db, actor.id!, dayOf(ctx.now()))).map(async (each) => ({
      ...each,
      actor: await inNameOf(ctx, actor, each),
    })),
  );
  const lent = leaders.flatMap((each) => each.actor.positions);
  return { reader: { ...actor, positions: [...actor.positions, ...lent] }, leaders };
}

/** How the officer may do a step. */
export interface OwnStep {
  readonly item: WorkItem;
  /** The leader's position to use, where it is done in their name as a secretary; else null. */
  readonly as: string | null;
  /** In whose place it is done, if in another's. */
  readonly inNameOf: string | null;
}

/** Their own step, or that of somebody they stand in for; else that of a leader whose secretary they are. */
export function ownStep(actor: Actor, { leaders }: Desk, item: WorkItem): OwnStep | undefined {
  const own = actsFor(actor, item);
  if (own !== undefined) return { item, as: null, inNameOf: own };
  for (const leader of leaders.filter(({ acts }) => acts.includes('answer'))) {
    const lent = actsFor(leader.actor, item);
    if (lent !== undefined) return { item, as: leader.positionId, inNameOf: leader.leaderId };
  }
  return undefined;
}
