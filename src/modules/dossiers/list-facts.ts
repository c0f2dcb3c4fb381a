import { sql } from 'kysely';
import { listPaying } from '#modules/payments/index.ts';
import { listReusingDossiers } from '#modules/personal-store/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { type Channel, statuses } from './model.ts';
import { listReopenings } from './reopenings.ts';

/** What figures are made of: a dossier without anybody's data. */
export interface DossierFact {
  readonly id: string;
  readonly code: string;
  readonly competentAgencyId: string;
  /** Who accepted it: another where a reorganisation has moved it since. */
  readonly acceptedAgencyId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly channel: Channel;
  /** One of the ten official statuses. */
  readonly status: number;
  readonly acceptedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  /** When there was a result. */
  readonly finishedAt: Temporal.Instant | null;
  /** When it was refused, withdrawn or stopped. */
  readonly endedAt: Temporal.Instant | null;
  readonly returnedAt: Temporal.Instant | null;
  /** Every paper received is there as a file. */
  readonly isDigitised: boolean;
  /** A paper of the applicant's store stands in it, so that it was not asked for again. */
  readonly isReusing: boolean;
  /** The result is a signed file. */
  readonly hasElectronicResult: boolean;
  /** From 1, very dissatisfied, to 5. */
  readonly score: number | null;
  /** Money was due for it; some of it came through the gateway. */
  readonly hasFee: boolean;
  readonly isPaidOnline: boolean;
  /** How each handling ended whose decision was taken back, and when that was: the past stays counted. */
  readonly reopenings: readonly {
    readonly reopenedAt: Temporal.Instant;
    readonly dueAt: Temporal.Instant | null;
    readonly finishedAt: Temporal.Instant | null;
    readonly status: number;
    readonly hadElectronicResult: boolean;
  }[];
}

const withResult: readonly number[] = [statuses.finished, statuses.delivered];

/** The dossiers of these ids as figures see them; an id that is no dossier's is passed over. */
export async function listFacts(tx: Database | Tx, ids: readonly string[]): Promise<readonly DossierFact[]> {
  const rows = await tx
    .selectFrom('dossier')
    .leftJoin('rating', 'rating.dossierId', 'dossier.id')
    .select([
      'id',
      'code',
      'competentAgencyId',
      sql<string>`coalesce(accepted_agency_id, competent_agency_id)`.as('acceptedAgencyId'),
      'procedureCode',
      'procedureName',
      'channel',
      'status',
      'acceptedAt',
      'dueAt',
      'finishedAt as closedAt',
      'returnedAt',
      'score',
    ])
    .select([
      sql<boolean>`exists (select from dossier_component c where c.dossier_id = dossier.id and c.is_received)
        and not exists (select from dossier_component c where c.dossier_id = dossier.id and c.is_received
          and not exists (select from dossier_file f where f.dossier_id = c.dossier_id
            and f.purpose = 'component' and f.component_number = c.number
            and (f.scan_batch_id is null or f.compared_at is not null)))`.as('isDigitised'),
      sql<boolean>`exists (select from dossier_file f where f.dossier_id = dossier.id
        and f.purpose = 'result')`.as('hasElectronicResult'),
    ])
    .where('id', 'in', [...ids])
    .execute();
  const paying = await listPaying(tx, 'dossier', ids);
  const reusing = await listReusingDossiers(tx, ids);
  const reopenings = Map.groupBy(await listReopenings(tx, ids), ({ dossierId }) => dossierId);
  return rows.map(({ closedAt, channel, ...row }) => {
    const isFinished = withResult.includes(row.status);
    return {
      ...row,
      channel: channel as Channel,
      isReusing: reusing.has(row.id),
      hasFee: paying.has(row.id),
      isPaidOnline: paying.get(row.id)?.isOnline ?? false,
      reopenings: (reopenings.get(row.id) ?? []).map((each) => ({
        reopenedAt: each.reopenedAt,
        dueAt: each.previousDueAt,
        finishedAt: each.previousFinishedAt,
        status: each.previousStatus,
        hadElectronicResult: each.hadElectronicResult,
      })),
      finishedAt: isFinished ? closedAt : null,
      endedAt: isFinished ? null : closedAt,
    };
  });
}
