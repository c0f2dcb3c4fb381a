import { sql } from 'kysely';
import { listUnitsById, tallyOf, type UnitMover } from '#modules/org/index.ts';

const isHere = sql<boolean>`way = 'local' and valid_to is null`;

/**
 * An agency that keeps its code under another name goes on taking part. Those that ended are ended by `loadParticipants`,
 * which also begins the new; their codes then lead to who took over.
 */
export const participantMover: UnitMover = {
  name: 'đơn vị trên trục văn bản',
  tables: ['exchange_participant'],
  async move(tx, _ctx, moves) {
    const to = moves.endedIds.map((id) => moves.successorOf(id)!.unitId);
    const codes = new Map((await listUnitsById(tx, to)).map(({ id, code, name }) => [id, { code, name }]));
    let moved = 0;
    for (const [index, endedId] of moves.endedIds.entries()) {
      const { code, name } = codes.get(to[index]!)!;
      const done = await tx
        .updateTable('exchangeParticipant')
        .set({ unitId: to[index]!, name, version: sql`version + 1` })
        .where('unitId', '=', endedId)
        .where('code', '=', code)
        .where(isHere)
        .executeTakeFirst();
      moved += Number(done.numUpdatedRows);
    }
    return moved;
  },
  countLeft: async () => 0,
  tally: (tx) => tallyOf(tx, sql`exchange_participant`, isHere, sql<string>`concat_ws(' ', id, code)`),
};
