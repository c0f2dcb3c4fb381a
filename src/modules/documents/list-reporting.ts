import { sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Document } from './model.ts';
import { isVisibleTo } from './scope.ts';

export interface ReportingDocuments {
  /** Ours that answer this one. */
  readonly answersId: string | null;
  /** What this agency was sent by that one, since then. */
  readonly from: {
    readonly agencyId: string;
    readonly senderCode: string;
    readonly since: Temporal.Instant;
  } | null;
}

const most = 20;

/** Documents by which work may be reported, the latest first: issued in answer to the one that asked for it, or received from who does it. */
export async function listReporting(
  db: Database | Tx,
  actor: Actor,
  { answersId, from }: ReportingDocuments,
): Promise<readonly Document[]> {
  if (!answersId && !from) return [];
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .$if(from === null, (query) => query.where('answersId', '=', answersId).where('issuedAt', 'is not', null))
    .$if(from !== null, (query) =>
      query
        .where('agencyId', '=', from!.agencyId)
        .where('senderCode', '=', from!.senderCode)
        .where('listedAt', '>=', from!.since)
        .where('registeredAt', 'is not', null),
    )
    .where('secrecy', 'is', null)
    .where(isVisibleTo(actor, sql.ref('document.id')))
    .orderBy('listedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows as readonly Document[];
}
