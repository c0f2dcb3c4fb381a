import { type Expression, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf, holdsRole, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Obligation } from './model.ts';

type Owed = Pick<Obligation, 'payerId' | 'agencyId' | 'deskId'>;

/** Its payer, and the officers of the agency and of the desk that collects. */
export function isVisibleTo(actor: Actor, obligation: Owed): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'citizen') return isPayer(actor, obligation);
  return agenciesOf(actor).includes(obligation.agencyId) || unitsOf(actor).includes(obligation.deskId);
}

/** The same rule for lists, in SQL. */
export function visibleRows(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<SqlBool>`true`;
  if (actor.kind === 'citizen') return sql<SqlBool>`payer_id = ${actor.id}::uuid`;
  return sql<SqlBool>`(agency_id = any(${[...agenciesOf(actor)]}::uuid[]) or desk_id = any(${[...unitsOf(actor)]}::uuid[]))`;
}

const isPayer = (actor: Actor, { payerId }: Owed) =>
  actor.kind === 'citizen' && actor.id !== null && payerId === actor.id;
const atDesk = (role: string) => (actor: Actor, obligation: Owed) =>
  actor.positions.some((held) => held.unitId === obligation.deskId && held.roles.includes(role));
const isCollector = atDesk('receptionist');

permissions.declare('payments', {
  /** Online; the desk pays in cash. */
  pay: (actor: Actor, obligation: Owed) => actor.kind === 'system' || isPayer(actor, obligation),
  collect: isCollector,
  /** Who gives the agency's documents their numbers has the decision in hand. */
  recordFine: (actor: Actor) => holdsRole(actor, 'sealKeeper') || holdsRole(actor, 'receptionist'),
  /** The payer claims a relief, the desk has seen the paper for it or not. */
  recalculate: (actor: Actor, obligation: Owed) =>
    isPayer(actor, obligation) || isCollector(actor, obligation),
  askRefund: isCollector,
  decideRefund: atDesk('oneStopHead'),
  payRefund: isCollector,
  /** A drawer is closed by who holds it, and its money taken by the head of the desk. */
  keepDrawer: (actor: Actor) => holdsRole(actor, 'receptionist'),
  takeDrawer: (actor: Actor, drawer: { readonly deskId: string; readonly officerId: string }) =>
    actor.id !== drawer.officerId &&
    actor.positions.some((held) => held.unitId === drawer.deskId && held.roles.includes('oneStopHead')),
  /** One account of the gateway serves the province, so its statement is one list. */
  reconcile: (actor: Actor) => actor.kind === 'system' || holdsRole(actor, 'oneStopHead'),
});
