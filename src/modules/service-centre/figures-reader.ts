import { sql } from 'kysely';
import type { Tx } from '#platform/context.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';
import { type Amounts, amounts, noAmounts } from './figures.ts';

/** The nil UUID (RFC 9562, 5.9): a number that was taken has no counter yet. */
export const noCounter = '00000000-0000-0000-0000-000000000000';

/** The reader that adds up waiting and serving, counter by counter and day by day. */
export const centreFiguresReader = (): EventReader => ({
  name: 'centre-figures',
  async handle(tx, events) {
    const sums = new Map<string, Amounts>();
    for (const event of events) {
      const change = event.subject.type === 'centre-ticket' ? changeOf(event) : undefined;
      if (change) sums.set(keyOf(event), plus(sums.get(keyOf(event)) ?? noAmounts, change));
    }
    await addUp(tx, sums);
  },
});

/** What a fact adds; facts that count nothing add nothing. */
function changeOf({ type, data }: RecordedEvent): Partial<Amounts> | undefined {
  const seconds = (key: string) => Number(data[key] ?? 0);
  switch (type) {
    case 'ticket-taken':
      return { taken: 1 };
    case 'ticket-called': {
      const waitedSeconds = seconds('waitedSeconds');
      return { called: 1, waitedSeconds, longestWaitSeconds: waitedSeconds };
    }
    case 'ticket-served':
      return { served: 1, servedSeconds: seconds('servedSeconds') };
    case 'ticket-missed':
      return { missed: 1 };
    case 'ticket-transferred':
      return { transferred: 1, servedSeconds: seconds('servedSeconds') };
    default:
      return undefined;
  }
}

const keyOf = ({ agencyId, data }: RecordedEvent) =>
  [data['centreId'], data['onDate'], agencyId, data['counterId'] ?? noCounter, data['group']].join(' ');

const plus = (sum: Amounts, change: Partial<Amounts>): Amounts => ({
  ...(Object.fromEntries(amounts.map((key) => [key, sum[key] + (change[key] ?? 0)])) as unknown as Amounts),
  longestWaitSeconds: Math.max(sum.longestWaitSeconds, change.longestWaitSeconds ?? 0),
});

async function addUp(tx: Tx, sums: ReadonlyMap<string, Amounts>): Promise<void> {
  if (sums.size === 0) return;
  const rows = [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => {
      const [centreId, onDate, agencyId, counterId, groupCode] = key.split(' ') as string[];
      return {
        centreId: centreId!,
        onDate: Temporal.PlainDate.from(onDate!),
        agencyId: agencyId!,
        counterId: counterId!,
        groupCode: groupCode!,
        ...(Object.fromEntries(amounts.map((key) => [key, String(sum[key])])) as Record<
          keyof Amounts,
          string
        >),
      };
    });
  await tx
    .insertInto('centreFigure')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['centreId', 'onDate', 'agencyId', 'counterId', 'groupCode']).doUpdateSet({
        taken: sql`centre_figure.taken + excluded.taken`,
        called: sql`centre_figure.called + excluded.called`,
        served: sql`centre_figure.served + excluded.served`,
        missed: sql`centre_figure.missed + excluded.missed`,
        transferred: sql`centre_figure.transferred + excluded.transferred`,
        waitedSeconds: sql`centre_figure.waited_seconds + excluded.waited_seconds`,
        servedSeconds: sql`centre_figure.served_seconds + excluded.served_seconds`,
        longestWaitSeconds: sql`greatest(centre_figure.longest_wait_seconds, excluded.longest_wait_seconds)`,
      }),
    )
    .execute();
}
