import type { Context, Tx } from '#platform/context.ts';
import type { MailboxPlace } from '#platform/mail/index.ts';

/** How far a box has been read, written with what was read of it. */
export const keepPlace = (tx: Tx, ctx: Context, address: string, { uidValidity, lastUid }: MailboxPlace) =>
  tx
    .updateTable('mailBox')
    .set({ uidValidity: String(uidValidity), lastUid: String(lastUid), checkedAt: ctx.now() })
    .where('address', '=', address)
    .execute();
