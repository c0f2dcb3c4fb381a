import type { Context } from '#platform/context.ts';

/**
 * Forgets what was sent to be confirmed, a day after its code has run out: the dossier keeps who confirmed and the hash of
 * what; the words themselves stand in the dossier alone.
 */
export async function sweepConfirmations({ db, now }: Context): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('counterConfirmation')
    .where('expiresAt', '<', now().subtract({ hours: 24 }))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
