import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Envelope, type EnvelopeSigner, signEnvelope, writeEnvelope } from '#engines/edxml/index.ts';
import type { Party } from '../../compose-envelopes.ts';
import { type VxpClient, VxpError, type VxpMessageType, type VxpReceived } from '../vxp-client.ts';

/** One of the two systems that write to each other during the tests. */
export interface Correspondent extends Party {
  readonly client: VxpClient;
  /** Without one it sends unsigned, as many do. */
  readonly signer?: EnvelopeSigner | undefined;
}

/** A message that arrived, and what was to arrive. */
export interface Arrived {
  readonly row: VxpReceived;
  readonly bytes: Uint8Array;
}

/** What a case found otherwise than the protocol says. */
export class Departure extends Error {}

export function expect(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Departure(otherwise);
}

/** What goes over the wire. */
export const written = async ({ signer }: Correspondent, envelope: Envelope): Promise<Buffer> =>
  signer ? signEnvelope(envelope, signer) : Buffer.from(writeEnvelope(envelope));

/** Waits until the very bytes have arrived; an axis may take its time to carry them. */
export async function arrival(
  to: Correspondent,
  type: VxpMessageType,
  bytes: Uint8Array,
  patienceMs: number,
): Promise<Arrived> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const [found] = await arrivalsOf(to, type, bytes);
    if (found) return found;
    expect(performance.now() < until, `chưa thấy trong danh sách nhận sau ${patienceMs / 1000} giây`);
    await delay(Math.min(500, patienceMs / 10));
  }
}

/** Every message in the list that has these bytes. */
export async function arrivalsOf(
  { client }: Correspondent,
  type: VxpMessageType,
  bytes: Uint8Array,
): Promise<readonly Arrived[]> {
  const found: Arrived[] = [];
  for (const row of await client.listReceived(type)) {
    const received = await client.get(row.docId);
    if (hash(received) === hash(bytes)) found.push({ row, bytes: received });
  }
  return found;
}

/** The code by which the axis declines what must not be done. */
export async function declined(act: Promise<unknown>, what: string): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof VxpError) return error.code;
    throw error;
  }
  throw new Departure(`${what} lẽ ra phải bị từ chối`);
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
