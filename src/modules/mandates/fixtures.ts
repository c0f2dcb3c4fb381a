import type { Actor } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { MandateRules } from './rules.ts';

export const sampleRules: MandateRules = {
  usualMonths: 12,
  mostMonths: 12,
  basis: { article: 'Điều 563', isConfirmed: false },
  inPerson: { article: 'Điều 2', isConfirmed: false, procedures: ['9.000066'] },
};

/** A person with an account; `contact` for one whose address alone was proved. */
export async function addCitizen(
  db: Database,
  name: string,
  known: {
    readonly identityNumber?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly assurance?: string;
  } = {},
): Promise<Actor> {
  const id = newId();
  const createdAt = Temporal.Instant.from('2026-01-05T02:00:00Z');
  await db
    .insertInto('citizen')
    .values({ id, version: 1, fullName: name, assurance: 'identified', createdAt, ...known })
    .execute();
  return { kind: 'citizen', id, name, positions: [] };
}
