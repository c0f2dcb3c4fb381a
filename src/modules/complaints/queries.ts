import { listWorkItemsOf, mayDo } from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Complaint } from './model.ts';

const columns = [
  'id',
  'version',
  'code',
  'kind',
  'dossierId',
  'complainantId',
  'complainantName',
  'complainedOf',
  'isAboutAgency',
  'content',
  'filedAt',
  'dueAt',
  'state',
  'outcome',
  'answer',
  'answeredAt',
] as const;

const asComplaint = (row: object): Complaint => row as Complaint;

/**
 * The complaint, if the actor may read it: its complainant, or an officer whose step it is or was. Never one complained
 * of, nor who stands in for them.
 */
export async function findReadable(
  db: Database | Tx,
  actor: Actor,
  id: string,
): Promise<Complaint | undefined> {
  const row = await db.selectFrom('complaint').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row || actor.id === null) return undefined;
  const found = asComplaint(row);
  if (actor.kind === 'citizen') return found.complainantId === actor.id ? found : undefined;
  if (actor.kind !== 'officer' || found.complainedOf.includes(actor.id)) return undefined;
  const steps = await listWorkItemsOf(db, 'complaint', id);
  return steps.some((step) => mayDo(actor, step)) ? found : undefined;
}

/** @throws Refusal `not-found` for anybody it does not concern */
export const getComplaint = async (db: Database | Tx, actor: Actor, id: string): Promise<Complaint> =>
  orNotFound(await findReadable(db, actor, id));

/** Locked until the transaction ends; whoever calls has asked whether it may be seen. */
export async function lockComplaint(tx: Tx, id: string): Promise<Complaint> {
  const row = await tx
    .selectFrom('complaint')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return asComplaint(orNotFound(row));
}

export async function findByFilingKey(tx: Tx, key: string): Promise<Complaint | undefined> {
  const row = await tx
    .selectFrom('complaint')
    .select(columns)
    .where('filingKey', '=', key)
    .executeTakeFirst();
  return row && asComplaint(row);
}

/** How often something was said of the dossier: the next number. */
export async function countOfDossier(tx: Tx, dossierId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('complaint')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('dossierId', '=', dossierId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Where a page of one's complaints ended. */
export interface ComplaintPlace {
  readonly filedAt: Temporal.Instant;
  readonly id: string;
}

/** What the citizen has said, the latest first, one page. */
export async function listOwnComplaints(
  db: Database | Tx,
  citizenId: string,
  { limit, after }: { readonly limit: number; readonly after?: ComplaintPlace | undefined },
): Promise<readonly Complaint[]> {
  const rows = await db
    .selectFrom('complaint')
    .select(columns)
    .where('complainantId', '=', citizenId)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('filedAt', 'id'), '<', tuple(after!.filedAt, after!.id)),
      ),
    )
    .orderBy('filedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asComplaint);
}
