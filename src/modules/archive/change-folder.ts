import type { Context, Tx } from '#platform/context.ts';
import type { Folder } from './model.ts';

/** The folder with what is new of it, its version one higher. */
export async function changeFolder(
  tx: Tx,
  folder: Folder,
  change: Partial<Omit<Folder, 'id' | 'version'>>,
): Promise<Folder> {
  const version = folder.version + 1;
  await tx
    .updateTable('archiveFolder')
    .set({ ...change, version })
    .where('id', '=', folder.id)
    .execute();
  return { ...folder, ...change, version };
}

/** Who acts, where an officer must. */
export const officerOf = ({ actor }: Context): string => {
  if (actor.kind !== 'officer' || actor.id === null) throw new Error('only an officer does this');
  return actor.id;
};
