import { sql } from 'kysely';
import { jsonb } from '#platform/database/index.ts';
import type { EventReader } from '#platform/events/index.ts';
import { composeStatuses, tellsStatus } from './compose-status.ts';

export const statusReaderName = 'portal-statuses';

/**
 * Lays a message out for each fact by which a dossier comes to a status (đồng bộ trạng thái). The message has the id of
 * its fact: read again after a replay it is the same message, sent again with what it said at first.
 */
export const portalStatusReader = (): EventReader => ({
  name: statusReaderName,
  async handle(tx, events) {
    const composed = await composeStatuses(tx, events.filter(tellsStatus));
    if (composed.length === 0) return;
    await tx
      .insertInto('portalMessage')
      .values(
        composed.map(({ event, dossier, content }) => ({
          id: event.id,
          position: event.position,
          dossierId: dossier.id,
          dossierCode: dossier.code,
          externalCode: dossier.externalCode,
          status: event.data['status'] as number,
          occurredAt: event.recordedAt,
          content: jsonb(content),
          state: 'waiting',
          nextAttemptAt: event.recordedAt,
          folded: sql<string>`public.vn_fold(${[dossier.code, dossier.externalCode, content.procedureName, content.agencyName].join(' ')})`,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          state: 'waiting',
          attempts: 0,
          nextAttemptAt: ref('excluded.nextAttemptAt'),
        })),
      )
      .execute();
  },
});
