import { sql } from 'kysely';
import { dayOf } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';
import type { CallRow } from './call-entry.ts';

interface Counted {
  onDate: string;
  serviceId: string;
  clientId: string;
  operation: string;
  calls: number;
  failed: number;
  refused: number;
  bytes: number;
  ms: number;
}

/** Adds calls to the figures of their days, in one order for everyone, so that no two wait for each other in a circle. */
export async function countUsage(tx: Tx, calls: readonly CallRow[]): Promise<void> {
  const counted = new Map<string, Counted>();
  for (const { at, serviceId, clientId, operation, ...call } of calls) {
    if (serviceId === null || clientId === null) continue;
    const [onDate, named] = [dayOf(at).toString(), operation ?? ''];
    const key = [onDate, serviceId, clientId, named].join(' ');
    const sum = counted.get(key) ?? {
      onDate,
      serviceId,
      clientId,
      operation: named,
      calls: 0,
      failed: 0,
      refused: 0,
      bytes: 0,
      ms: 0,
    };
    sum.calls += 1;
    if (call.outcome !== 'answered') sum[call.status >= 500 ? 'failed' : 'refused'] += 1;
    sum.bytes += Number(call.responseBytes);
    sum.ms += call.ms;
    counted.set(key, sum);
  }
  for (const [, row] of [...counted].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const { onDate, serviceId, clientId, operation } = row;
    await sql`
      insert into gateway_usage (on_date, service_id, client_id, operation, calls, failed, refused, bytes, ms)
      values (${onDate}, ${serviceId}, ${clientId}, ${operation}, ${row.calls}, ${row.failed}, ${row.refused}, ${row.bytes}, ${row.ms})
      on conflict (on_date, service_id, client_id, operation) do update set
        calls = gateway_usage.calls + excluded.calls, failed = gateway_usage.failed + excluded.failed,
        refused = gateway_usage.refused + excluded.refused, bytes = gateway_usage.bytes + excluded.bytes,
        ms = gateway_usage.ms + excluded.ms`.execute(tx);
  }
}
