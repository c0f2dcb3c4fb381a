import type { Context } from '#platform/context.ts';
import { orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { CentreRules } from './rules.ts';

const timeoutMs = 5_000;
const mostBytes = 2 * 1024 * 1024;

/**
 * Whether the pack lets this address be asked for pictures: http or https, a host named there, and no name or password
 * in it. Everything else on the province's network stays out of reach (SSRF).
 */
export function isCameraAllowed(address: string, { cameras }: CentreRules): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    username === '' &&
    password === '' &&
    cameras.hosts.includes(host)
  );
}

/**
 * One picture from a counter's camera, asked for by the server: never redirected, five seconds, two megabytes, a JPEG by
 * its bytes.
 *
 * @throws Refusal `camera-not-allowed`, `camera-silent`
 */
export async function takeSnapshot(address: string, rules: CentreRules): Promise<Buffer> {
  refuseUnless(isCameraAllowed(address, rules), 'camera-not-allowed');
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok || !answer.body) throw new Error(`it answered ${answer.status}`);
    const picture = await readCapped(answer.body);
    if (picture.readUIntBE(0, 3) !== 0xffd8ff) throw new Error('it is no JPEG');
    return picture;
  } catch (error) {
    throw new Refusal('camera-silent', { reason: error instanceof Error ? error.message : 'unknown' });
  }
}

async function readCapped(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > mostBytes) throw new Error('it is too large');
    parts.push(part);
  }
  if (size < 4) throw new Error('it is empty');
  return Buffer.concat(parts);
}

/** Who may look now, because they have said why: the viewing that still runs. */
export async function getViewing(ctx: Context, viewingId: string): Promise<Viewing> {
  const row = await ctx.db
    .selectFrom('centreViewing')
    .select(viewingColumns)
    .where('id', '=', viewingId)
    .where('officerId', '=', ctx.actor.id!)
    .where('endsAt', '>', ctx.now())
    .executeTakeFirst();
  return orNotFound(row);
}

/** Lượt xem camera: who looked, when, and why. */
export interface Viewing {
  readonly id: string;
  readonly centreId: string;
  readonly officerName: string;
  readonly purpose: string;
  readonly beganAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

const viewingColumns = ['id', 'centreId', 'officerName', 'purpose', 'beganAt', 'endsAt'] as const;

/** The latest looks at a centre's counters. */
export const listViewings = (db: Context['db'], centreId: string): Promise<readonly Viewing[]> =>
  db
    .selectFrom('centreViewing')
    .select(viewingColumns)
    .where('centreId', '=', centreId)
    .orderBy('beganAt', 'desc')
    .orderBy('id')
    .limit(20)
    .execute();
