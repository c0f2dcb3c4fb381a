import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { segmentsOf } from '../text-message.ts';
import { Busy, type Carrier, Undeliverable } from './carrier.ts';

export interface TextProviderSettings {
  readonly url: string;
  readonly account: string;
  readonly secret: string;
  /** As it stands above the message: registered with the phone companies, eleven letters at most. */
  readonly brandname: string;
  readonly timeoutMs?: number;
}

const Taken = Compile(Type.Object({ messageId: Type.String({ minLength: 1, maxLength: 100 }) }));
const Report = Compile(
  Type.Object({
    requestId: Type.String({ format: 'uuid' }),
    messageId: Type.String({ minLength: 1, maxLength: 100 }),
    status: Type.Enum(['delivered', 'failed']),
    at: Type.String({ format: 'date-time' }),
    reason: Type.String({ maxLength: 200 }),
    signature: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
);

/** What became of a message, by its provider. */
export interface TextReport {
  readonly deliveryId: string;
  readonly providerId: string;
  readonly isDelivered: boolean;
  readonly at: Temporal.Instant;
  readonly reason: string;
}

export interface TextProvider extends Carrier {
  /** What a report says, or nothing when it is not the provider's. */
  readReport(body: unknown): TextReport | undefined;
}

/**
 * Text messages under a brand name, by a provider's HTTP interface. Providers differ in their field names and agree in the
 * rest: a request id by which a message asked for twice is sent once, an answer with their number for it, and a signed
 * report when it came or did not. Another provider is another file like this one.
 */
export function brandnameSms(settings: TextProviderSettings): TextProvider {
  const { url, account, secret, brandname, timeoutMs = 10_000 } = settings;
  return {
    async send({ id, address, text }) {
      const asked = {
        account,
        requestId: id,
        brandname,
        phone: internationalNumber(address),
        encoding: segmentsOf(text).encoding,
        text,
      };
      const answer = await fetch(`${url}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...asked, signature: signatureOf(Object.values(asked), secret) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body: unknown = await answer.json().catch(() => null);
      // 409: it had the request before; the message is the same one.
      if ((answer.ok || answer.status === 409) && Taken.Check(body)) return { providerId: body.messageId };
      if (answer.status === 429) throw new Busy('rate limited', secondsIn(answer.headers.get('retry-after')));
      if (answer.status === 422) throw new Undeliverable(`refused: ${JSON.stringify(body).slice(0, 200)}`);
      throw new Error(`the provider answered ${answer.status}`);
    },

    readReport(body) {
      if (!Report.Check(body)) return undefined;
      const { signature, ...told } = body;
      const { requestId, messageId, status, at, reason } = told;
      const expected = signatureOf([requestId, messageId, status, at, reason], secret);
      if (!timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(signature, 'hex'))) return undefined;
      return {
        deliveryId: requestId,
        providerId: messageId,
        isDelivered: status === 'delivered',
        at: Temporal.Instant.from(at),
        reason,
      };
    },
  };
}

/** HMAC-SHA256 over the fields in their order, joined by "|", in hex. */
export const signatureOf = (fields: readonly string[], secret: string): string =>
  createHmac('sha256', secret).update(fields.join('|')).digest('hex');

/** "0912345678" and "+84912345678" as companies write it: "84912345678". */
const internationalNumber = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:0|84)/, '84');

/** Retry-After in seconds (RFC 9110 §10.2.3); a minute where it is none, an hour at the most. */
function secondsIn(header: string | null): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) : 60;
}
