import { sql } from 'kysely';
import { listOfficerNames, listUnitNames, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { Direction, Document } from './model.ts';
import { isVisibleTo } from './scope.ts';

/** A line of the book of a register, as it is printed and bound. */
export interface BookLine {
  readonly document: Document;
  /** Incoming: who leads; outgoing: who signed. */
  readonly who: string;
  /** Incoming: when it was given to them; outgoing: to whom it went. */
  readonly givenAt: Temporal.Instant | null;
  readonly receivers: readonly string[];
}

const mostLines = 2_000;

/** The lines of a register between two days, in the order of their numbers (NĐ 30/2020/NĐ-CP, Phụ lục IV). */
export async function listBook(
  ctx: Context,
  agencyId: string,
  direction: Direction,
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly BookLine[]> {
  const { db, actor } = ctx;
  const moment = direction === 'incoming' ? 'registeredAt' : 'issuedAt';
  const documents = (await db
    .selectFrom('document')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('direction', '=', direction)
    .where(moment, '>=', from.toZonedDateTime(zone).toInstant())
    .where(moment, '<', to.add({ days: 1 }).toZonedDateTime(zone).toInstant())
    .where(isVisibleTo(actor, sql.ref('document.id')))
    .orderBy('register')
    .orderBy('year')
    .orderBy('number')
    .limit(mostLines)
    .execute()) as readonly Document[];
  if (documents.length === 0) return [];
  const ids = documents.map(({ id }) => id);
  const [leads, receivers, signers] = await Promise.all([
    db
      .selectFrom('documentAssignment')
      .select(['documentId', 'unitId', 'openedAt'])
      .where('documentId', 'in', ids)
      .where('role', '=', 'lead')
      .orderBy('id')
      .execute(),
    db.selectFrom('documentReceiver').select(['documentId', 'name']).where('documentId', 'in', ids).execute(),
    listOfficerNames(
      db,
      documents.flatMap(({ signerId }) => signerId ?? []),
    ),
  ]);
  const units = await listUnitNames(
    db,
    leads.map(({ unitId }) => unitId),
  );
  return documents.map((document) => {
    const lead = leads.find(({ documentId }) => documentId === document.id);
    const signer = document.signerId ? signers.get(document.signerId) : undefined;
    return {
      document,
      who: (direction === 'incoming' ? lead && units.get(lead.unitId) : signer) ?? '',
      givenAt: lead?.openedAt ?? null,
      receivers: receivers.filter(({ documentId }) => documentId === document.id).map(({ name }) => name),
    };
  });
}
