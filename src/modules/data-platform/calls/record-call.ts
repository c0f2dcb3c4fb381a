import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { Client } from '../model.ts';
import type { CallRow } from '../proof/call-entry.ts';
import type { IncomingCall } from './incoming-call.ts';

export const emptyDigest = createHash('sha256').digest('hex');

/** A call on its way into the log: filled as it goes, written once. */
export interface CallRecord {
  readonly id: string;
  readonly row: { -readonly [Column in keyof CallRow]: CallRow[Column] };
  /** Writes it down; what it says then is final. A second time does nothing. */
  write(end: Partial<CallRow>): Promise<void>;
}

export function openRecord(ctx: Context, client: Client, call: IncomingCall): CallRecord {
  const started = performance.now();
  const row: CallRecord['row'] = {
    id: newId(),
    at: ctx.now(),
    clientId: client.id,
    clientSystem: client.system,
    serviceId: null,
    serviceName: call.serviceName.slice(0, 100),
    contractId: null,
    operation: null,
    method: call.method,
    // Until the contract says how it is written: a value in it may be a person's number.
    path: '/…',
    purpose: null,
    grantId: null,
    subjectHash: null,
    outcome: '',
    status: 0,
    requestBytes: '0',
    responseBytes: '0',
    requestDigest: emptyDigest,
    responseDigest: emptyDigest,
    ms: 0,
    discrepancyId: null,
  };
  return {
    id: row.id,
    row,
    async write(end) {
      if (row.outcome !== '') return;
      Object.assign(row, end, { ms: Math.round(performance.now() - started) });
      await ctx.db.insertInto('gatewayCall').values(row).execute();
    },
  };
}

/** Whether it is the first of its kind in this second: a client refused for its haste must not fill the log. */
export function oncePerSecond(): (key: string, nowMs: number) => boolean {
  const last = new Map<string, number>();
  return (key, nowMs) => {
    const second = Math.floor(nowMs / 1000);
    if (last.get(key) === second) return false;
    if (last.size > 10_000) last.clear();
    last.set(key, second);
    return true;
  };
}
