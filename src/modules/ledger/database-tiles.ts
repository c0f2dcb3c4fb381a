import type { WritableTiles } from '#engines/ledger/index.ts';
import type { Database, Tx } from '#platform/context.ts';

/** The tiles of the province, each read once. */
export function databaseTiles(db: Database | Tx): WritableTiles {
  const held = new Map<string, Promise<Uint8Array>>();
  const read = async (level: number, index: number): Promise<Uint8Array> => {
    const { hashes } = await db
      .selectFrom('ledgerTile')
      .select('hashes')
      .where('level', '=', level)
      .where('index', '=', String(index))
      .executeTakeFirstOrThrow();
    return hashes;
  };
  return {
    read(level, index) {
      const key = `${level}/${index}`;
      const known = held.get(key) ?? read(level, index);
      held.set(key, known);
      return known;
    },
    async write(level, index, hashes) {
      held.set(`${level}/${index}`, Promise.resolve(hashes));
      await db
        .insertInto('ledgerTile')
        .values({ level, index: String(index), hashes: Buffer.from(hashes) })
        .onConflict((conflict) =>
          conflict.columns(['level', 'index']).doUpdateSet((is) => ({ hashes: is.ref('excluded.hashes') })),
        )
        .execute();
    },
  };
}
