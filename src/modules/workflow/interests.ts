import { createHash } from 'node:crypto';
import type { Variables } from '#engines/process/index.ts';
import type { Database, Tx } from '#platform/context.ts';

/** Under which a person's identity number is met without being read. */
export const partyOf = (identityNumber: string): string =>
  createHash('sha256').update(identityNumber.replace(/\s/g, '')).digest('hex');

/** An identity card's 12 digits, or the 9 of the older one. */
export const isIdentityNumber = (text: string): boolean => /^(\d{9}|\d{12})$/.test(text.replace(/\s/g, ''));

/** Every identity number that answers name, at any depth: the applicant's, a child's, a partner's. */
export function identityNumbersIn(answers: Variables[string] | undefined): readonly string[] {
  if (typeof answers === 'string') return isIdentityNumber(answers) ? [answers] : [];
  if (answers === null || typeof answers !== 'object') return [];
  return [...new Set(Object.values(answers).flatMap((each) => identityNumbersIn(each)))];
}

/** The officers with a declared interest in any of these persons. */
export async function listInterested(
  db: Database | Tx,
  parties: readonly string[],
): Promise<readonly string[]> {
  if (parties.length === 0) return [];
  const rows = await db
    .selectFrom('workInterest')
    .select('officerId')
    .where('party', 'in', [...parties])
    .where('endedAt', 'is', null)
    .execute();
  return [...new Set(rows.map((row) => row.officerId))];
}

export interface Interest {
  readonly id: string;
  readonly kind: string;
  readonly partyName: string;
  readonly declaredAt: Temporal.Instant;
}

/** What an officer has declared and not taken back. */
export const listInterests = (db: Database, officerId: string): Promise<readonly Interest[]> =>
  db
    .selectFrom('workInterest')
    .select(['id', 'kind', 'partyName', 'declaredAt'])
    .where('officerId', '=', officerId)
    .where('endedAt', 'is', null)
    .orderBy('declaredAt')
    .execute();
