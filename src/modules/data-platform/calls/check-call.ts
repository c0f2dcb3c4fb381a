import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { bareType, isJson } from '../contracts/compile-contract.ts';
import { type Client, ownEvents, type Service } from '../model.ts';
import { findServiceByName } from '../services.ts';
import { findWay, type Way } from './find-way.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { bodyOf, headerOf, type IncomingCall, jsonOf } from './incoming-call.ts';
import { providerUrl } from './provider-url.ts';
import type { CallRecord } from './record-call.ts';
import { subjectHash, subjectOfCall } from './subject-of-call.ts';

/** A call that may go to its provider. */
export interface CheckedCall extends Way {
  readonly service: Service;
  readonly body: Buffer | undefined;
}

/** Path and query are judged without knowing whose they are. */
const anywhere = 'https://provider.invalid';

/**
 * Everything that is decided before the provider is asked: service, contract, purpose and grant, quota, and whether the
 * request is as agreed. The record learns each as it is known.
 *
 * @throws Refusal with a code of `callStatuses`
 */
export async function checkCall(
  ctx: Context,
  { contracts, spendToken, services }: GatewayParts,
  call: IncomingCall,
  client: Client,
  { row }: CallRecord,
): Promise<CheckedCall> {
  const { method, path, query } = call;
  const purpose = headerOf(call, 'lgsp-purpose');
  row.purpose = purpose ?? null;
  const service = await findServiceByName(ctx.db, call.serviceName);
  refuseUnless(service && service.name !== ownEvents, 'service-unknown');
  row.serviceId = service.id;
  refuseUnless(service.state === 'open', 'service-closed');
  const url = providerUrl(anywhere, path, query);
  refuseUnless(url, 'path-not-plain');

  const version = headerOf(call, 'lgsp-version');
  const major = version && /^\d{1,4}$/.test(version) ? Number(version) : undefined;
  const way = await findWay(
    ctx.db,
    contracts,
    client,
    service,
    { method, path, purpose, major, now: ctx.now() },
    row,
  );
  row.grantId = way.grant.id;
  await spendToken(ctx, client, service);

  const { operation } = way;
  const body = await bodyOf(call, operation.maxRequestBytes);
  row.requestBytes = String(body?.length ?? 0);
  row.requestDigest = digestOf(`${method} ${path}${query}`, body);
  const mediaType = body ? bareType(headerOf(call, 'content-type') ?? 'application/octet-stream') : null;
  const called = {
    path: way.path,
    query: url.searchParams,
    mediaType,
    body: body && isJson(mediaType) ? jsonOf(body) : undefined,
  };
  const subject = subjectOfCall(operation, called);
  row.subjectHash = subject && subjectHash(subject, services.secret);
  const [problem] = way.compiled.checkRequest(operation.id, called);
  if (problem) throw new Refusal('request-not-as-agreed', { ...problem });
  return { ...way, service, body };
}

/** Of a request: its first line, and its body. */
const digestOf = (line: string, body: Buffer | undefined): string =>
  createHash('sha256')
    .update(`${line}\n`)
    .update(body ?? '')
    .digest('hex');
