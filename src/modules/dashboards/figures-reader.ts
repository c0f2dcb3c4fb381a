import { sql } from 'kysely';
import type { DossierFact } from '#modules/dossiers/index.ts';
import type { Tx } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import { atAcceptance, countedAs, dayIn, type Measure } from './model.ts';

/** How the figures ask for the dossiers that facts are about. */
export type ListFacts = (tx: Tx, ids: readonly string[]) => Promise<readonly DossierFact[]>;

/**
 * The reader that keeps the figures: each dossier that something happened to is looked at again, what it was counted as is
 * taken back and what it counts as now is added. Read again from the beginning, the log gives the same figures.
 */
export const figuresReader = (listFacts: ListFacts): EventReader => ({
  name: 'figures',
  async handle(tx, events) {
    const ids = new Set(
      events.filter(({ subject }) => subject.type === 'dossier').map(({ subject }) => subject.id),
    );
    if (ids.size > 0) await recount(tx, await listFacts(tx, [...ids]));
  },
});

async function recount(tx: Tx, facts: readonly DossierFact[]): Promise<void> {
  if (facts.length === 0) return;
  const known = await tx
    .selectFrom('dashboardDossier')
    .select(['procedureCode', 'measures'])
    .where(
      'dossierId',
      'in',
      facts.map(({ id }) => id),
    )
    .execute();
  const changes = new Map<string, number>();
  const change = (procedureCode: string, counted: string, by: number) => {
    const key = `${procedureCode} ${counted}`;
    changes.set(key, (changes.get(key) ?? 0) + by);
  };
  for (const row of known) for (const counted of row.measures) change(row.procedureCode, counted, -1);

  const rows = facts.map((fact) => {
    const measures = countedAs(fact).map(([on, measure]) => `${on} ${measure} ${countedFor(fact, measure)}`);
    for (const counted of measures) change(fact.procedureCode, counted, 1);
    return {
      dossierId: fact.id,
      code: fact.code,
      agencyId: fact.competentAgencyId,
      receivedAgencyId: fact.acceptedAgencyId,
      procedureCode: fact.procedureCode,
      procedureName: fact.procedureName,
      channel: fact.channel,
      status: fact.status,
      receivedOn: fact.acceptedAt && dayIn(fact.acceptedAt),
      dueAt: fact.dueAt,
      closedOn: closedOn(fact),
      reopenedOn: reopenedOn(fact),
      measures,
    };
  });
  await tx
    .insertInto('dashboardDossier')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('dossierId').doUpdateSet((given) => ({
        agencyId: given.ref('excluded.agencyId'),
        receivedAgencyId: given.ref('excluded.receivedAgencyId'),
        status: given.ref('excluded.status'),
        receivedOn: given.ref('excluded.receivedOn'),
        dueAt: given.ref('excluded.dueAt'),
        closedOn: given.ref('excluded.closedOn'),
        reopenedOn: given.ref('excluded.reopenedOn'),
        measures: given.ref('excluded.measures'),
      })),
    )
    .execute();
  await addUp(tx, changes);
}

/** What an agency accepted stays its own, whoever finishes it after a reorganisation. */
const countedFor = (fact: DossierFact, measure: Measure) =>
  atAcceptance.includes(measure) ? fact.acceptedAgencyId : fact.competentAgencyId;

const closedOn = ({ finishedAt, endedAt }: DossierFact) => {
  const closed = finishedAt ?? endedAt;
  return closed && dayIn(closed);
};

const reopenedOn = ({ reopenings }: DossierFact) => {
  const last = reopenings.at(-1);
  return last ? dayIn(last.reopenedAt) : null;
};

async function addUp(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
  const figures = [...changes]
    .filter(([, by]) => by !== 0)
    // In one order, whoever writes: two provinces' readers on one machine never wait for each other in a ring.
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, amount]) => {
      const [procedureCode, onDate, measure, agencyId] = key.split(' ') as [string, string, string, string];
      return {
        agencyId,
        procedureCode,
        onDate: Temporal.PlainDate.from(onDate),
        measure,
        amount: String(amount),
      };
    });
  if (figures.length === 0) return;
  await tx
    .insertInto('dashboardFigure')
    .values(figures)
    .onConflict((conflict) =>
      conflict.columns(['agencyId', 'onDate', 'procedureCode', 'measure']).doUpdateSet({
        amount: sql`dashboard_figure.amount + excluded.amount`,
      }),
    )
    .execute();
}
