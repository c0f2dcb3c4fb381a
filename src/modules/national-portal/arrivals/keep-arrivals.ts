import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import type { PortalMap } from '../mapping/portal-map.ts';
import { readHead } from '../mapping/read-arrival.ts';

/**
 * Keeps messages as they came, before anything is made of them. The same message again, pulled or pushed, is the one that
 * is here.
 *
 * @returns how many are new
 */
export async function keepArrivals(
  tx: Tx,
  ctx: Context,
  map: PortalMap,
  messages: readonly unknown[],
): Promise<number> {
  if (messages.length === 0) return 0;
  const rows = messages.map((content) => {
    const sha256 = createHash('sha256').update(canonical(content)).digest('hex');
    const head = readHead(map, content);
    return {
      id: newId(),
      version: 1,
      messageId: head.messageId ?? sha256,
      kind: head.kind,
      externalCode: head.externalCode,
      content: jsonb(content),
      sha256,
      receivedAt: ctx.now(),
      occurredAt: head.occurredAt,
      state: 'waiting',
      nextAttemptAt: ctx.now(),
      folded: sql<string>`public.vn_fold(${[head.messageId, head.externalCode, head.about].join(' ')})`,
    };
  });
  const added = await tx
    .insertInto('portalArrival')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['messageId', 'sha256']).doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** The same value has the same text, in whatever order its names were written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inside]) => `${JSON.stringify(name)}:${canonical(inside)}`).join(',')}}`;
}
