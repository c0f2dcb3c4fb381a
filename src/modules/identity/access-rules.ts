import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { Refusal } from '#platform/errors/index.ts';
import { isApiActor } from './model.ts';

const isPerson = (actor: Actor) =>
  actor.id !== null && (actor.kind === 'citizen' || actor.kind === 'officer');

/** The words a route may state as its `access`. Finer rules are the commands' own. */
export const accessRules = {
  citizen: (actor: Actor) => actor.kind === 'citizen',
  officer: (actor: Actor) => actor.kind === 'officer',
  'signed-in': isPerson,
  /** An officer one of whose positions carries the role. */
  administrator: (actor: Actor) => actor.kind === 'officer' && holdsRole(actor, 'administrator'),
  /** A partner's system with a token; what it may ask for is checked by `requireScope`. */
  api: isApiActor,
} as const;

/** @throws Refusal `not-allowed` unless the caller is a partner's system with that scope */
export function requireScope(actor: Actor, scope: string): void {
  if (!isApiActor(actor) || !actor.scopes.includes(scope)) throw new Refusal('not-allowed', { scope });
}
