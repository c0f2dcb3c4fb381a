import { sql } from 'kysely';
import { zone } from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';
import type { Measure } from './figures.ts';
import type { Document } from './model.ts';
import { isVisibleTo } from './scope.ts';

export interface Counted {
  readonly agencyId: string;
  readonly unitId: string;
  readonly measure: Measure;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly limit?: number;
}

/** When what is counted happened. */
const momentOf = (measure: Measure) =>
  measure.startsWith('in') ? 'registeredAt' : measure.startsWith('out') ? 'issuedAt' : 'closedAt';

/** The documents behind a figure, the latest first, of which the actor sees. */
export async function listCounted(
  db: Database,
  actor: Actor,
  { agencyId, unitId, measure, from, to, limit = 200 }: Counted,
): Promise<readonly Document[]> {
  const moment = momentOf(measure);
  const isIncoming = !measure.startsWith('out');
  const onPaper = sql<boolean>`exists (select from document_receiver where document_id = document.id and way = 'paper')`;
  const leadUnit = sql<string>`coalesce((select unit_id from document_assignment
    where document_id = document.id and role = 'lead' order by id limit 1), document.unit_id)`;
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('direction', '=', isIncoming ? 'incoming' : 'outgoing')
    .where(moment, '>=', from.toZonedDateTime(zone).toInstant())
    .where(moment, '<', to.add({ days: 1 }).toZonedDateTime(zone).toInstant())
    .$if(measure.startsWith('done'), (query) =>
      query.where('state', '=', 'finished').where(leadUnit, '=', unitId),
    )
    .$if(!measure.startsWith('done'), (query) => query.where('unitId', '=', unitId))
    .$if(measure === 'in-electronic', (query) => query.where('source', '=', 'axis'))
    .$if(measure === 'done-on-time', (query) =>
      query.where((is) => is.or([is('dueAt', 'is', null), is('closedAt', '<=', is.ref('dueAt'))])),
    )
    .$if(measure === 'out-electronic', (query) => query.where(onPaper, '=', false))
    .where(isVisibleTo(actor, sql.ref('document.id')))
    .orderBy(moment, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly Document[];
}
