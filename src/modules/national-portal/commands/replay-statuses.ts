import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { ensureCursor, recordEvent } from '#platform/events/index.ts';
import { statusesReplayed } from '../events.ts';
import { statusReaderName } from '../statuses/status-reader.ts';

/** From a position of the log, from a moment, or all of one dossier. */
export type ReplayFrom =
  | { readonly position: string }
  | { readonly at: Temporal.Instant }
  | { readonly dossierCode: string };

/**
 * Tells the statuses from a point on once more. Messages keep their ids, so the portal counts nothing twice; what the
 * outbox has lost is composed again from the log.
 *
 * @returns how many wait because of it; what is composed anew comes on top
 */
export async function replayStatuses(ctx: Context, from: ReplayFrom): Promise<number> {
  return ctx.transaction(async (tx, ctx) => {
    ctx.authorize('nationalPortal.keep');
    const position = 'position' in from ? from.position : 'at' in from ? await positionAt(tx, from.at) : null;
    if (position !== null) {
      await ensureCursor(tx, statusReaderName);
      await tx
        .updateTable('eventCursor')
        .set({ position: sql<string>`least(position, ${position}::bigint - 1)` })
        .where('reader', '=', statusReaderName)
        .execute();
    }
    const { numUpdatedRows } = await tx
      .updateTable('portalMessage')
      .set({ state: 'waiting', attempts: 0, nextAttemptAt: ctx.now() })
      .where(({ eb }) =>
        'dossierCode' in from ? eb('dossierCode', '=', from.dossierCode) : eb('position', '>=', position!),
      )
      .executeTakeFirst();
    const count = Number(numUpdatedRows);
    await recordEvent(tx, ctx, statusesReplayed(newId(), { position, count }));
    return count;
  });
}

/** The first fact recorded at or after the moment; beyond the last where there is none. */
async function positionAt(tx: Context['db'], at: Temporal.Instant): Promise<string> {
  const { rows } = await sql<{ position: string }>`
    select coalesce(
      (select min(position) from event where recorded_at >= ${at} and position is not null),
      (select coalesce(max(position), 0) + 1 from event)) as position`.execute(tx);
  return rows[0]!.position;
}
