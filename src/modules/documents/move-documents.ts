import { sql } from 'kysely';
import { columnMover, countRows, tallyOf, type UnitMover, type UnitMoves } from '#modules/org/index.ts';
import { moveWork } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from './change-document.ts';
import { documentMoved } from './events.ts';
import type { Document } from './model.ts';
import { renameInnerReceivers } from './rename-inner-receivers.ts';
import { templateMover } from './templates/templates.ts';

/** Nothing more is heard of a document that was refused, finished, or given or denied back. */
const isOpen = sql<boolean>`(closed_at is null or state in ('issued', 'recalled') and direction = 'outgoing'
  and exists (select from document_receiver where document_id = document.id and way = 'axis'
    and coalesce(status_code, '01') not in ('02', '06', '15', '16')))`;

const isOf = (endedIds: readonly string[]) => {
  const ended = sql`any(${[...endedIds]}::uuid[])`;
  return sql<boolean>`(agency_id = ${ended} or unit_id = ${ended} or exists (select from document_assignment
    where document_id = document.id and state = 'open' and document_assignment.unit_id = ${ended}))`;
};

/** The parts of a document, and the kinds of subject that they are in the inbox. */
const subjects = {
  'document-step': 'documentStep',
  'document-endorsement': 'documentEndorsement',
  'document-assignment': 'documentAssignment',
  'document-review': 'documentReview',
  'document-co-editor': 'documentCoEditor',
} as const;

/**
 * Open documents go to who took over, with their assignments, deadlines and steps, and so do issued ones whose receivers
 * have more to say. A number stays in the register of the agency that gave it, and closed documents where they are: the
 * successor reads them as papers it keeps.
 */
const openDocumentMover: UnitMover = {
  name: 'văn bản chưa kết thúc',
  tables: ['document', 'document_assignment'],
  async move(tx, ctx, moves, { document: act }) {
    const open = await tx
      .selectFrom('document')
      .selectAll()
      .where(isOpen)
      .where(isOf(moves.endedIds))
      .orderBy('id')
      .execute();
    for (const row of open) await moveOne(tx, ctx, moves, row as Numbered, act);
    return open.length;
  },
  countLeft: (tx, endedIds) => countRows(tx, 'document', sql`${isOpen} and ${isOf(endedIds)}`),
  tally: (tx) =>
    tallyOf(
      tx,
      sql`document`,
      isOpen,
      sql<string>`concat_ws(' ', id, state, code, number, due_at,
        case when number is not null then coalesce(register_agency_id, agency_id) end,
        (select string_agg(concat_ws(' ', part.id, role, part.state, officer_id, part.due_at), ', ' order by part.id)
          from document_assignment as part where document_id = document.id))`,
    ),
};

/** What the axis brought and nobody has taken in yet. */
const arrivalMover = columnMover({
  name: 'văn bản trục vừa chuyển đến',
  table: 'document_arrival',
  places: [{ unit: 'agency_id' }],
  open: sql<boolean>`taken_in_at is null`,
  kept: sql<string>`concat_ws(' ', delivery_id, exchange_id, business, is_recalled)`,
});

export const documentMovers: readonly UnitMover[] = [openDocumentMover, arrivalMover, templateMover];

type Numbered = Document & { readonly registerAgencyId: string | null };

async function moveOne(
  tx: Tx,
  ctx: Context,
  moves: UnitMoves,
  document: Numbered,
  act: string,
): Promise<void> {
  const lead = await tx
    .selectFrom('documentAssignment')
    .select('unitId')
    .where('documentId', '=', document.id)
    .where('role', '=', 'lead')
    .where('state', '=', 'open')
    .executeTakeFirst();
  // Of an agency that was divided, the half that got the office at work on it.
  const office = moves.successorOf(lead?.unitId ?? document.unitId);
  const agencyId =
    moves.successorOf(document.agencyId, { agencyId: office?.agencyId })?.agencyId ?? document.agencyId;
  const unitId = moves.successorOf(document.unitId, { agencyId })?.unitId ?? document.unitId;
  if (agencyId !== document.agencyId) await giveTo(tx, document, agencyId);
  await moveParts(tx, moves, document.id, agencyId);
  const here = { ...document, agencyId };
  const revised = await renameInnerReceivers(tx, ctx, moves, here, act);
  const moved = await changeDocument(tx, ctx, here, { unitId, ...revised });
  await recordEvent(tx, ctx, documentMoved(moved, { document: act, from: document.agencyId }));
}

const giveTo = (
  tx: Tx,
  { id, number, agencyId: from, registerAgencyId }: Numbered,
  agencyId: string,
): Promise<unknown> =>
  tx
    .updateTable('document')
    .set({ agencyId, registerAgencyId: number === null ? null : (registerAgencyId ?? from) })
    .where('id', '=', id)
    .execute();

async function moveParts(tx: Tx, moves: UnitMoves, documentId: string, agencyId: string): Promise<void> {
  const successors = moves.within(agencyId);
  const parts = await tx
    .selectFrom('documentAssignment')
    .select(['id', 'version', 'unitId'])
    .where('documentId', '=', documentId)
    .where('state', '=', 'open')
    .execute();
  for (const { id, version, unitId } of parts) {
    const to = successors.get(unitId);
    if (!to) continue;
    const moved = { unitId: to.unitId, version: version + 1 };
    await tx.updateTable('documentAssignment').set(moved).where('id', '=', id).execute();
  }
  for (const [type, table] of Object.entries(subjects)) {
    const rows = await tx.selectFrom(table).select('id').where('documentId', '=', documentId).execute();
    await moveWork(
      tx,
      type,
      rows.map(({ id }) => id),
      successors,
    );
  }
}
