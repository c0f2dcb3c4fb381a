import { type Expression, type SqlBool, sql } from 'kysely';
import { isApiActor } from '#modules/identity/index.ts';
import { type Actor, agenciesOf, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Participant } from './model.ts';

const isAdministrator = (actor: Actor) => actor.kind === 'officer' && holdsRole(actor, 'administrator');
const isClerk = (actor: Actor) => actor.kind === 'officer' && holdsRole(actor, 'sealKeeper');

const hasScope = (actor: Actor, scope: string) => isApiActor(actor) && actor.scopes.includes(scope);

/** Whether the system speaks for the participant, or the officer works there. */
const speaksFor = (actor: Actor, { system, unitId }: Pick<Participant, 'system' | 'unitId'>) =>
  (actor.kind === 'partner' && system === actor.name) ||
  (actor.kind === 'officer' && unitId !== null && agenciesOf(actor).includes(unitId));

permissions.declare('exchange', {
  send: (actor: Actor, sender: Participant) =>
    actor.kind === 'system' ||
    (speaksFor(actor, sender) && (actor.kind === 'officer' || hasScope(actor, 'exchange.send'))),
  receive: (actor: Actor, recipient: Participant) =>
    actor.kind === 'system' || (speaksFor(actor, recipient) && hasScope(actor, 'exchange.receive')),
  /** The clerks of an agency see its messages, administrators all. */
  readLog: (actor: Actor) => isAdministrator(actor) || isClerk(actor),
  keepQuarantine: (actor: Actor) => actor.kind === 'system' || isAdministrator(actor),
  keepParticipants: (actor: Actor) => actor.kind === 'system' || isAdministrator(actor),
});

/** Messages from or to a participant for whom the actor may look. */
export function visibleMessages(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system' || isAdministrator(actor)) return sql<SqlBool>`true`;
  const mine =
    actor.kind === 'partner'
      ? sql`select id from exchange_participant where system = ${actor.name}`
      : sql`select id from exchange_participant where unit_id = any(${[...agenciesOf(actor)]}::uuid[])`;
  return sql<SqlBool>`(exchange_message.sender_id in (${mine}) or exists (
    select from exchange_delivery where message_id = exchange_message.id and recipient_id in (${mine})))`;
}
