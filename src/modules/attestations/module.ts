import type { Database } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { createNonces } from './chance.ts';
import { checkRoutes } from './check-routes.tsx';
import { createAttestationIssuer } from './issuer.ts';
import { type AttestationServices, protocolRoutes } from './protocol-routes.ts';

interface AttestationParts extends Pick<AttestationServices, 'source' | 'names'> {
  readonly db: Database;
  /** Of the installation: it closes the province's key, and marks nonces as ours. */
  readonly secret: string;
  readonly baseUrl: string;
}

/** What wallets talk to, and the page on which anyone checks what they show. */
export function attestationRoutes({ db, secret, baseUrl, ...parts }: AttestationParts): readonly Routes[] {
  const issuer = createAttestationIssuer(db, secret, baseUrl);
  const services = { ...parts, issuer, nonces: createNonces(secret) };
  return [protocolRoutes(services), checkRoutes(services)];
}
