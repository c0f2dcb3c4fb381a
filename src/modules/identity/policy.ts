import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

/** An officer's account, as an administrator meets it. */
export interface ManagedAccount {
  readonly officerId: string;
  readonly agencyIds: readonly string[];
}

/** Administrators look after the accounts of their own agency, but not their own: two people must know. */
const mayManage = (actor: Actor, account: ManagedAccount) =>
  actor.kind === 'officer' &&
  actor.id !== account.officerId &&
  actor.positions.some(
    (held) => held.roles.includes('administrator') && account.agencyIds.includes(held.agencyId),
  );

permissions.declare('identity', {
  load: (actor: Actor) => actor.kind === 'system',
  keepOwnAccount: (actor: Actor, account: { readonly officerId: string }) =>
    actor.kind === 'officer' && actor.id === account.officerId,
  manageAccount: mayManage,
  manageApiClients: (actor: Actor) =>
    actor.kind === 'system' || (actor.kind === 'officer' && holdsRole(actor, 'administrator')),
});
