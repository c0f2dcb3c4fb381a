import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/**
 * The certificate by which the caller proved itself on this connection: to Node itself, or to the proxy before it, which
 * tells it in `Client-Cert` (RFC 9440) and takes away any that the caller sent. The header counts only where the
 * settings say that there is such a proxy.
 */
export function clientCertificate(
  request: IncomingMessage,
  trustsProxy: boolean,
): X509Certificate | undefined {
  const { socket } = request;
  if (socket instanceof TLSSocket) {
    const own = socket.getPeerX509Certificate();
    if (own) return own;
  }
  const told = request.headers['client-cert'];
  if (!trustsProxy || typeof told !== 'string') return undefined;
  const [, der] = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(told.trim()) ?? [];
  if (!der) return undefined;
  try {
    return new X509Certificate(Buffer.from(der, 'base64'));
  } catch {
    return undefined;
  }
}

export function isValidAt(certificate: X509Certificate, now: Temporal.Instant): boolean {
  const { validFromDate, validToDate } = certificate;
  return validFromDate.getTime() <= now.epochMilliseconds && now.epochMilliseconds <= validToDate.getTime();
}
