import type { Database, Tx } from '#platform/context.ts';
import type { Choices } from './model.ts';

export interface Subscriber {
  readonly version: number;
  readonly choices: Choices;
  /** The newest notice marked as read. */
  readonly readUntil: string | null;
}

const nobodyYet: Subscriber = { version: 0, choices: {}, readUntil: null };

/** What a person chose; whoever chose nothing yet has the usual ways. */
export async function getSubscriber(db: Database | Tx, personId: string): Promise<Subscriber> {
  const row = await db
    .selectFrom('noticeSubscriber')
    .select(['version', 'choices', 'readUntil'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  return (row as Subscriber | undefined) ?? nobodyYet;
}

/** What people chose, by person. */
export async function listChoices(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Choices>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('noticeSubscriber')
    .select(['personId', 'choices'])
    .where('personId', 'in', [...new Set(personIds)])
    .execute();
  return new Map(rows.map(({ personId, choices }) => [personId, choices as Choices]));
}

/** Writes the person's next version; of two at once one is told to look again. */
export async function keepSubscriber(
  tx: Tx,
  personId: string,
  before: Subscriber,
  changes: Partial<Pick<Subscriber, 'choices' | 'readUntil'>>,
): Promise<Subscriber | undefined> {
  const { version, choices, readUntil } = { ...before, ...changes, version: before.version + 1 };
  const values = { version, choices: JSON.stringify(choices), readUntil };
  const query =
    before.version === 0
      ? tx
          .insertInto('noticeSubscriber')
          .values({ personId, ...values })
          .onConflict((conflict) => conflict.column('personId').doNothing())
          .returning('version')
      : tx
          .updateTable('noticeSubscriber')
          .set(values)
          .where('personId', '=', personId)
          .where('version', '=', before.version)
          .returning('version');
  const kept = await query.executeTakeFirst();
  return kept && { version, choices, readUntil };
}
