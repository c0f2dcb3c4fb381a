import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { Refusal } from '../errors/index.ts';
import type { HttpApp, HttpOptions } from './http-types.ts';

type AccessRules = HttpOptions['accessRules'];

/** Thrown before the handler when no one has signed in: an API answers 401, a page leads to the sign-in. */
export class SignInNeeded extends Refusal {
  constructor() {
    super('sign-in-needed');
  }
}

/** Declines to start an app in which a route states no `access`, or one that no rule explains. */
export function requireStatedAccess(app: HttpApp, rules: AccessRules): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access;
    if (access === 'public' || (access !== undefined && Object.hasOwn(rules, access))) return;
    const route = `${[method].flat().join(', ')} ${url}`;
    throw new Error(
      access === undefined
        ? `The route ${route} states no access: add config: { access: … }`
        : `The route ${route} states the access "${access}", which no rule explains`,
    );
  });
}

/**
 * Whether the request's actor may call its route.
 *
 * @throws SignInNeeded when a rule fails for someone who has not signed in
 * @throws Refusal `not-allowed` when it fails for someone who has
 */
export function checkAccess(request: FastifyRequest, rules: AccessRules): void {
  const access = request.routeOptions.config.access;
  // Only the page of a missing address states nothing.
  if (access === 'public' || (access === undefined && request.is404)) return;
  const { actor } = request.ctx;
  if (access !== undefined && holds(rules[access], actor)) return;
  throw actor.id === null ? new SignInNeeded() : new Refusal('not-allowed');
}

const holds = (rule: ((actor: Actor) => boolean) | undefined, actor: Actor) => rule?.(actor) === true;
