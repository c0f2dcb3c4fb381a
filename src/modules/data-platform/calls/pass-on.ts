import type { Readable } from 'node:stream';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { bareType, isJson } from '../contracts/compile-contract.ts';
import type { Client } from '../model.ts';
import { signJws } from '../proof/jws.ts';
import { callProvider, type ProviderAnswer } from './call-provider.ts';
import type { CheckedCall } from './check-call.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import type { IncomingCall } from './incoming-call.ts';
import { type Measured, MeasuredAnswer } from './measured-answer.ts';
import { noteDiscrepancy } from './note-discrepancy.ts';
import { providerUrl } from './provider-url.ts';
import { type CallRecord, emptyDigest } from './record-call.ts';

export interface OutgoingAnswer {
  readonly callId: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Nothing for a status that has no body (RFC 9110, 6.4.1). */
  readonly body: Readable | undefined;
}

/** The largest answer that goes through. */
const maxResponseBytes = 256 * 2 ** 20;

/**
 * Asks the provider, unless it is known not to answer or the client has its share under way already, and lets the answer
 * through as it comes.
 *
 * @throws Refusal `provider-unavailable`, `share-exceeded`, `provider-silent`, `provider-unreachable`
 */
export async function passOn(
  ctx: Context,
  parts: GatewayParts,
  call: IncomingCall,
  client: Client,
  checked: CheckedCall,
  record: CallRecord,
): Promise<OutgoingAnswer> {
  const { capacity, circuit } = parts;
  const { service, contract } = checked;
  const url = contract.address && providerUrl(contract.address, call.path, call.query);
  refuseUnless(url, 'service-closed');
  const leave = capacity.enter(service.id, client.id, service.capacity);
  refuseUnless(leave, 'share-exceeded', { retryAfterSeconds: 1 });
  const key = `${service.id} ${contract.major}`;
  const nowMs = () => ctx.now().epochMilliseconds;
  const retryAfterSeconds = circuit.secondsClosed(key, nowMs());
  if (retryAfterSeconds > 0) {
    leave();
    throw new Refusal('provider-unavailable', { retryAfterSeconds });
  }
  let answer: ProviderAnswer;
  try {
    answer = await ask(parts, url, call, client, checked, record);
  } catch (error) {
    leave();
    circuit.failed(key, nowMs());
    throw new Refusal((error as Error).message === 'timeout' ? 'provider-silent' : 'provider-unreachable');
  }
  circuit.succeeded(key);
  const onEnd = async (measured: Measured) => {
    leave();
    await writeDown(ctx, checked, record, answer, measured);
  };
  const { status, headers } = answer;
  const body = await outgoing(answer, call.method, onEnd);
  return { callId: record.id, status, headers: responseHeaders(headers), body };
}

/** The provider knows by our certificate who calls and why, and that these are the bytes we passed on. */
async function ask(
  { services }: GatewayParts,
  url: URL,
  { raw, method }: IncomingCall,
  { system }: Client,
  { service, body }: CheckedCall,
  { row }: CallRecord,
): Promise<ProviderAnswer> {
  const told = {
    jti: row.id,
    sub: system,
    aud: service.name,
    iat: Math.floor(row.at.epochMilliseconds / 1000),
    operation: row.operation,
    purpose: row.purpose,
    digest: row.requestDigest,
  };
  const assertion = await signJws(services.signer, told, { type: 'lgsp-call+jwt' });
  const headers = {
    ...requestHeaders(raw.headers),
    'accept-encoding': 'identity',
    'lgsp-assertion': assertion,
  };
  return callProvider({ url, method, headers, body, timeoutMs: service.timeoutMs, rules: services.rules });
}

/** An answer with a body streams; one without is written down first, for nobody would read it. */
async function outgoing(
  { status, headers, body }: ProviderAnswer,
  method: string,
  onEnd: (measured: Measured) => Promise<void>,
): Promise<Readable | undefined> {
  if (method === 'HEAD' || status === 204 || status === 304 || headers['content-length'] === '0') {
    body.resume();
    await onEnd({ outcome: 'answered', bytes: 0, digest: emptyDigest, whole: undefined });
    return undefined;
  }
  const keeps = isJson(bareType(headers['content-type'] ?? '')) && headers['content-encoding'] === undefined;
  const measured = new MeasuredAnswer({ maxBytes: maxResponseBytes, keeps, onEnd });
  body.on('error', (error) => measured.destroy(error));
  measured.on('close', () => body.destroy());
  return body.pipe(measured);
}

/** Looks at the answer, where it was kept, and writes the call down. What is wrong with it is the provider's to mend, and comes through. */
async function writeDown(
  ctx: Context,
  { service, contract, compiled, operation }: CheckedCall,
  record: CallRecord,
  { status, headers }: ProviderAnswer,
  { outcome, bytes, digest, whole }: Measured,
): Promise<void> {
  const mediaType = bytes > 0 ? bareType(headers['content-type'] ?? 'application/octet-stream') : null;
  const isSeen = outcome === 'answered' && (whole !== undefined || !isJson(mediaType));
  const problems = isSeen
    ? compiled.checkResponse(operation.id, status, mediaType, whole && looseJson(whole))
    : [];
  const about = { service, contract, operation: operation.id, callId: record.id, problems };
  const discrepancyId = problems.length > 0 ? await noteDiscrepancy(ctx, about) : null;
  await record.write({
    outcome,
    status,
    responseBytes: String(bytes),
    responseDigest: digest,
    discrepancyId,
  });
}

/** What is no JSON differs from every schema. */
function looseJson(body: Buffer) {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
