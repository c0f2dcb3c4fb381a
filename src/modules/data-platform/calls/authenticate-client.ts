import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Database } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { Client } from '../model.ts';
import { clientCertificate, isValidAt } from './client-certificate.ts';

export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();
export const hashOfCertificate = (der: Uint8Array): Buffer => createHash('sha256').update(der).digest();

/**
 * The client that calls, by its key or by its certificate. Each is looked up by its hash, so the time taken tells nothing
 * of it, and what was revoked opens nothing from that moment on.
 *
 * @throws Refusal `client-unknown`, `client-suspended`
 */
export async function authenticateClient(
  db: Database,
  request: IncomingMessage,
  { now, trustsProxy }: { readonly now: Temporal.Instant; readonly trustsProxy: boolean },
): Promise<Client> {
  const { kind, hash } = credentialOf(request, now, trustsProxy);
  const client = await db
    .selectFrom('gatewayCredential')
    .innerJoin('gatewayClient', 'gatewayClient.id', 'gatewayCredential.clientId')
    .select(['gatewayClient.id', 'version', 'system', 'name', 'agencyId', 'keeperUnitId', 'state'])
    .select(['perSecond', 'burst', 'dailyCalls'])
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .where('revokedAt', 'is', null)
    .where('validFrom', '<=', now)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', now)]))
    .executeTakeFirst();
  refuseUnless(client, 'client-unknown');
  refuseUnless(client.state === 'active', 'client-suspended');
  return client as Client;
}

function credentialOf(request: IncomingMessage, now: Temporal.Instant, trustsProxy: boolean) {
  const [, bearer] = /^Bearer +(\S{20,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  const key = request.headers['lgsp-key'] ?? bearer;
  if (typeof key === 'string' && key.length <= 200) return { kind: 'key', hash: hashOfKey(key) };
  const certificate = clientCertificate(request, trustsProxy);
  if (!certificate || !isValidAt(certificate, now)) throw new Refusal('client-unknown');
  return { kind: 'certificate', hash: hashOfCertificate(certificate.raw) };
}
