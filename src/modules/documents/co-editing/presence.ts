import type { Context } from '#platform/context.ts';
import type { CoEditor } from './rounds.ts';

/** What changes nothing for the others is not written down again sooner. */
const evenAgainAfter = { seconds: 10 };

/** Where a co-editor is, as a hint to the others: no fact, and so no event. */
export async function notePresence(
  { db, now }: Context,
  editor: CoEditor,
  blockId: string | null,
): Promise<void> {
  const { id, seenAt, seenBlockId } = editor;
  const isFresh = seenAt !== null && Temporal.Instant.compare(seenAt, now().subtract(evenAgainAfter)) > 0;
  if (isFresh && seenBlockId === blockId) return;
  await db
    .updateTable('documentCoEditor')
    .set({ seenAt: now(), seenBlockId: blockId })
    .where('id', '=', id)
    .execute();
}
