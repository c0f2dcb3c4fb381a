import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Client } from './model.ts';

/** What is administered somewhere: a service by its provider, a system by its agency. */
interface Kept {
  readonly keeperUnitId: string;
}

const isAdministrator = (actor: Actor) => actor.kind === 'officer' && holdsRole(actor, 'administrator');

/** An administrator of the unit that keeps it. */
export const keeps = (actor: Actor, { keeperUnitId }: Kept): boolean =>
  actor.kind === 'system' ||
  actor.positions.some((held) => held.unitId === keeperUnitId && held.roles.includes('administrator'));

/** A client's system, once it has shown its key or certificate. */
export interface ClientActor extends Actor {
  readonly kind: 'gateway-client';
}

export const clientActor = ({ id, system }: Client): ClientActor => ({
  kind: 'gateway-client',
  id,
  name: system,
  positions: [],
});

const isClient = (actor: Actor, { id }: Pick<Client, 'id'>) =>
  actor.kind === 'gateway-client' && actor.id === id;

permissions.declare('dataPlatform', {
  /** Every administrator sees what the province shares, who calls it, and the log. */
  read: isAdministrator,
  register: (actor: Actor) => actor.kind === 'system' || isAdministrator(actor),
  /** Publishing, deciding on requests, answering for discrepancies: the provider's own. */
  keepService: keeps,
  /** Keys, quotas, requests for grants: the administrator of the agency whose system it is. */
  keepClient: keeps,
  openDiscrepancy: (actor: Actor) => actor.kind === 'system',
  /** What a client wants to be told, and relies on: by itself, or by whoever keeps it. */
  speakForClient: (actor: Actor, client: Client) => isClient(actor, client) || keeps(actor, client),
});
