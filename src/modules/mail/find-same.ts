import type { Tx } from '#platform/context.ts';
import type { Letter } from './read-letter.ts';

/** A letter that came before. */
export interface SameLetter {
  readonly id: string;
  /** In all that a person reads; otherwise only its Message-ID is the same. */
  readonly isWhole: boolean;
}

/** Whether the letter came before, whole; or another that bears its Message-ID, which a sender can forge. */
export async function findSame(tx: Tx, agencyId: string, letter: Letter): Promise<SameLetter | null> {
  const { messageId, contentSha256 } = letter;
  const known = (column: 'contentSha256' | 'messageId', value: string) =>
    tx
      .selectFrom('mailLetter')
      .select('id')
      .where('agencyId', '=', agencyId)
      .where(column, '=', value)
      .orderBy('receivedAt')
      .limit(1)
      .executeTakeFirst();
  const whole = await known('contentSha256', contentSha256);
  if (whole) return { id: whole.id, isWhole: true };
  const named = messageId === null ? undefined : await known('messageId', messageId);
  return named ? { id: named.id, isWhole: false } : null;
}
