import { sql } from 'kysely';
import { type Calendar, countWorkingTime } from '#engines/working-time/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';

/** What is counted, each a fact of a day in a unit. */
export const measures = [
  'in',
  'in-electronic',
  'done',
  'done-on-time',
  'out',
  'out-signed',
  'out-electronic',
] as const;
export type Measure = (typeof measures)[number];

interface Count {
  readonly agencyId: string;
  readonly unitId: string;
  readonly on: Temporal.PlainDate;
  readonly measure: Measure;
  readonly minutes: number;
}

/** Counts from the log, in the transaction of the cursor: none twice, none skipped, and all again from the beginning. */
export const documentFigures = (calendar: Calendar): EventReader => ({
  name: 'document-figures',
  async handle(tx, events) {
    for (const event of events) {
      if (event.subject.type === 'document')
        for (const count of await countsOf(tx, calendar, event)) await add(tx, count);
    }
  },
});

async function countsOf(tx: Tx, calendar: Calendar, event: RecordedEvent): Promise<readonly Count[]> {
  const { type, data, agencyId, recordedAt, subject } = event;
  const unitId = data['unitId'];
  const count = (
    measure: Measure,
    of: { readonly unitId?: string; readonly minutes?: number } = {},
  ): Count => ({
    agencyId: agencyId!,
    on: dayOf(recordedAt),
    measure,
    unitId,
    minutes: 0,
    ...of,
  });
  if (type === 'document-registered') {
    return [count('in'), ...(data['source'] === 'axis' ? [count('in-electronic')] : [])];
  }
  if (type === 'document-issued') {
    const goesOut = await sendsByAxis(tx, subject.id);
    return [
      count('out'),
      ...(data['isSigned'] ? [count('out-signed')] : []),
      ...(goesOut ? [count('out-electronic')] : []),
    ];
  }
  if (data['direction'] !== 'incoming' || data['state'] !== 'finished') return [];
  const { registeredAt, dueAt, leadUnitId } = await courseOf(tx, subject.id);
  const { minutes } = countWorkingTime(calendar, registeredAt ?? recordedAt, recordedAt);
  const isOnTime = dueAt === null || Temporal.Instant.compare(recordedAt, dueAt) <= 0;
  const of = { unitId: leadUnitId ?? unitId, minutes };
  return [count('done', of), ...(isOnTime ? [count('done-on-time', of)] : [])];
}

/** An issued document that goes nowhere on paper is electronic. */
async function sendsByAxis(tx: Tx, documentId: string): Promise<boolean> {
  const paper = await tx
    .selectFrom('documentReceiver')
    .select('ordinal')
    .where('documentId', '=', documentId)
    .where('way', '=', 'paper')
    .limit(1)
    .executeTakeFirst();
  return paper === undefined;
}

/** When it began, when it was due, and which unit led: that unit's time it is. */
async function courseOf(tx: Tx, documentId: string) {
  const document = await tx
    .selectFrom('document')
    .select(['registeredAt', 'dueAt'])
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const lead = await tx
    .selectFrom('documentAssignment')
    .select('unitId')
    .where('documentId', '=', documentId)
    .where('role', '=', 'lead')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return { ...document, leadUnitId: lead?.unitId };
}

const add = (tx: Tx, { agencyId, unitId, on, measure, minutes }: Count) =>
  sql`insert into document_figure (agency_id, unit_id, on_date, measure, count, minutes)
    values (${agencyId}, ${unitId}, ${on}, ${measure}, 1, ${Math.round(minutes)})
    on conflict (agency_id, on_date, unit_id, measure) do update
      set count = document_figure.count + 1, minutes = document_figure.minutes + excluded.minutes`.execute(
    tx,
  );

/** The figures of a unit over a period. */
export interface UnitFigures {
  readonly unitId: string;
  readonly counts: Readonly<Record<Measure, number>>;
  /** Working minutes from register to end, of one document, on average; null where none ended. */
  readonly minutesEach: number | null;
}

/** The figures of an agency's units from one day to another, both counted. */
export async function listFigures(
  db: Database,
  agencyId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly UnitFigures[]> {
  const rows = await db
    .selectFrom('documentFigure')
    .select((row) => [
      'unitId',
      'measure',
      row.fn.sum<string>('count').as('count'),
      row.fn.sum<string>('minutes').as('minutes'),
    ])
    .where('agencyId', '=', agencyId)
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .groupBy(['unitId', 'measure'])
    .execute();
  return [...Map.groupBy(rows, ({ unitId }) => unitId)].map(([unitId, own]) => {
    const of = (measure: Measure) => own.find((row) => row.measure === measure);
    const counts = Object.fromEntries(measures.map((measure) => [measure, Number(of(measure)?.count ?? 0)]));
    const done = of('done');
    return {
      unitId,
      counts: counts as Record<Measure, number>,
      minutesEach: done ? Number(done.minutes) / Number(done.count) : null,
    };
  });
}
