import type { TimestampSource } from '../cades.ts';
import type { Trust } from '../certificate-path.ts';
import { checkTimestamp } from '../timestamp.ts';
import { readTrust, type TrustOptions } from '../trust-options.ts';
import { type TimestampAttempt, TimestampError, type TimestampErrorCode } from './timestamp-error.ts';
import { timestampRequest } from './timestamp-request.ts';
import { contentOfToken, readTimestampInfo, tokenOfResponse } from './timestamp-token.ts';

export interface TimestampAuthority {
  /** For the log and the evidence. */
  readonly name: string;
  /** Carries a DER TimeStampReq to the authority (over HTTP: RFC 3161, 3.4) and answers its DER TimeStampResp. */
  readonly send: (request: Uint8Array) => Promise<Uint8Array>;
  /** The policy to ask for; a token under another is refused. */
  readonly policy?: string | undefined;
}

export interface TimestampAuthoritiesOptions extends TrustOptions {
  /** The clock a token is held against; within five minutes. Without it any time the authority states is taken. */
  readonly now?: (() => Temporal.Instant) | undefined;
  /** Hears of each authority that gave no usable token before the next is asked. */
  readonly onFailure?: ((attempt: TimestampAttempt) => void) | undefined;
}

const tolerance = Temporal.Duration.from({ minutes: 5 });

/**
 * Timestamps from several authorities, asked in order until one gives a token that holds: over our digest, with our
 * nonce, under the policy asked for, at a plausible time and by an authority that leads to a trusted root.
 *
 * @throws TimestampError when none did, with the reason for each
 * @example const timestamp = timestampsFrom([first, second], { trustedRoots, now });
 */
export function timestampsFrom(
  authorities: readonly TimestampAuthority[],
  options: TimestampAuthoritiesOptions,
): TimestampSource {
  const trust = readTrust(options);
  return async (digest) => {
    const attempts: TimestampAttempt[] = [];
    for (const authority of authorities) {
      const answer = await ask(authority, digest, trust, options.now);
      if (answer instanceof Uint8Array) return answer;
      attempts.push({ authority: authority.name, ...answer });
      options.onFailure?.(attempts.at(-1)!);
    }
    throw new TimestampError(attempts);
  };
}

type Failure = Omit<TimestampAttempt, 'authority'>;

async function ask(
  authority: TimestampAuthority,
  digest: Uint8Array,
  trust: Trust,
  now: (() => Temporal.Instant) | undefined,
): Promise<Uint8Array | Failure> {
  const request = timestampRequest(digest, authority.policy);
  let response: Uint8Array;
  try {
    response = await authority.send(request.der);
  } catch (error) {
    return failure('authority-unreachable', String(error));
  }
  try {
    const read = tokenOfResponse(response);
    if ('rejected' in read) return failure('request-rejected', read.rejected);
    const info = readTimestampInfo(contentOfToken(read.token));
    if (!info.nonce || !isEqual(request.nonce, info.nonce))
      return failure('nonce-differs', 'an older answer?');
    if (authority.policy !== undefined && info.policy !== authority.policy)
      return failure('policy-differs', info.policy);
    if (now && isFar(info.at, now())) return failure('time-implausible', String(info.at));
    if (!isEqual(digest, info.imprint.digest)) return failure('imprint-differs', '');
    const { reasons } = checkTimestamp(read.token, { digest }, trust, info.at);
    return reasons.length === 0 ? read.token : failure('authority-untrusted', reasons.join(', '));
  } catch (error) {
    return failure('response-malformed', String(error));
  }
}

const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b);

const failure = (code: TimestampErrorCode, detail: string): Failure => ({ code, detail });

const isFar = (stated: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Duration.compare(stated.until(now).abs(), tolerance) > 0;
