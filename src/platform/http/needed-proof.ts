import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/index.ts';
import type { HttpApp, HttpOptions } from './http-types.ts';
import { localPath } from './local-path.ts';

/** Thrown before the handler when the session's proof is too old or too weak: a page leads to where it is renewed, an API answers 403. */
export class ProofNeeded extends Refusal {
  constructor() {
    super('proof-needed');
  }
}

/** Declines to start an app in which a route asks for a proof that no rule explains. */
export function requireKnownProofs(app: HttpApp, { proofs }: Pick<HttpOptions, 'proofs'>): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!proofs || config?.proof === undefined || Object.hasOwn(proofs.rules, config.proof)) return;
    throw new Error(
      `The route ${[method].flat().join(', ')} ${url} asks for the proof "${config.proof}", which no rule explains`,
    );
  });
}

/** @throws ProofNeeded unless the person has proven recently enough that it is they */
export function checkProof(
  request: FastifyRequest,
  { proofs, now }: Pick<HttpOptions, 'proofs' | 'now'>,
): void {
  const { proof } = request.routeOptions.config;
  if (!proofs || proof === undefined) return;
  const isEnough = proofs.rules[proof]!(request.session.proof, (now ?? Temporal.Now.instant)());
  if (!isEnough) throw new ProofNeeded();
}

/** A page and what is posted from it have one address here: what was not kept is begun anew there. */
export const proofUrl = (request: FastifyRequest, path: string, returnTo = localPath(request.url)): string =>
  `${path}?returnTo=${encodeURIComponent(returnTo)}`;
