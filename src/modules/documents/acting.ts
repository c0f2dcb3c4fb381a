import type { Actor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';

/**
 * In whose name the actor uses a role of the agency: their own (null), else that of the colleague they stand in for;
 * undefined when they hold it in no way.
 */
export function inNameOf(actor: Actor, agencyId: string, role: string): string | null | undefined {
  const usable = actor.positions.filter((held) => held.agencyId === agencyId && held.roles.includes(role));
  return (usable.find(({ onBehalfOf }) => onBehalfOf === null) ?? usable[0])?.onBehalfOf;
}

/** The same context with the lent position first, so that the fact it records says in whose name. */
export function actingFor(ctx: Context, onBehalfOf: string | null): Context {
  if (onBehalfOf === null) return ctx;
  const { actor } = ctx;
  const lent = actor.positions.filter((held) => held.onBehalfOf === onBehalfOf);
  const others = actor.positions.filter((held) => held.onBehalfOf !== onBehalfOf);
  return ctx.as({ ...actor, positions: [...lent, ...others] });
}
