import type { Answers } from '#engines/forms/index.ts';
import type { Context, Database } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';

/**
 * An application being filled in. It is its owner's scratch paper, kept so that it can be gone on with on another
 * device: nothing of it counts before it is sent, so saving one is no act of the office and leaves no event.
 */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly applicantId: string;
  /** Who fills it in for the applicant, and the mandate that lets them. */
  readonly agentId: string | null;
  readonly mandateId: string | null;
  readonly procedureVersionId: string;
  /** The competent commune, for a commune's procedure. */
  readonly placeCode: string | null;
  /** The stage to go on with. */
  readonly stage: string;
  readonly answers: Answers;
  readonly contact: Answers;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  /** What has become of it. */
  readonly dossierId: string | null;
}

const columns = [
  'id',
  'version',
  'applicantId',
  'agentId',
  'mandateId',
  'procedureVersionId',
  'placeCode',
  'stage',
  'answers',
  'contact',
  'createdAt',
  'updatedAt',
  'dossierId',
] as const;

const asDraft = (row: object): Draft => row as Draft;

type NewDraft = Pick<
  Draft,
  'applicantId' | 'mandateId' | 'procedureVersionId' | 'placeCode' | 'stage' | 'answers' | 'contact'
>;

/** Begins a draft; one begun a moment ago and not yet touched is taken instead, as after a double click. */
export async function startDraft(ctx: Context, start: NewDraft): Promise<Draft> {
  const untouched = await ctx.db
    .selectFrom('dossierDraft')
    .select(columns)
    .where('ownerId', '=', ctx.actor.id)
    .where('procedureVersionId', '=', start.procedureVersionId)
    .where('placeCode', start.placeCode === null ? 'is' : '=', start.placeCode)
    .where('mandateId', start.mandateId === null ? 'is' : '=', start.mandateId)
    .where('version', '=', 1)
    .where('dossierId', 'is', null)
    .executeTakeFirst();
  if (untouched) return asDraft(untouched);
  const now = ctx.now();
  const row = await ctx.db
    .insertInto('dossierDraft')
    .values({
      ...start,
      id: newId(),
      version: 1,
      agentId: start.mandateId === null ? null : ctx.actor.id,
      answers: jsonb(start.answers),
      contact: jsonb(start.contact),
      createdAt: now,
      updatedAt: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return asDraft(row);
}

/** The draft, for its owner alone. @throws Refusal `not-found` for everyone else */
export async function getDraft(ctx: Context, id: string): Promise<Draft> {
  const row = await ctx.db
    .selectFrom('dossierDraft')
    .select(columns)
    .where('id', '=', id)
    .where('ownerId', '=', ctx.actor.id)
    .executeTakeFirst();
  return asDraft(orNotFound(row));
}

/** The draft, for someone asked to take part in it: they hold its link. */
export async function getDraftById(db: Database, id: string): Promise<Draft> {
  const row = await db.selectFrom('dossierDraft').select(columns).where('id', '=', id).executeTakeFirst();
  return asDraft(orNotFound(row));
}

export type DraftChanges = Partial<Pick<Draft, 'procedureVersionId' | 'stage' | 'answers' | 'contact'>>;

/**
 * Writes the draft's next version.
 *
 * @param seen the version that the page showed
 * @throws Refusal `stale` when it was changed since, as in another window or on another device
 */
export async function saveDraft(
  ctx: Context,
  seen: Pick<Draft, 'id' | 'version'>,
  { answers, contact, ...changes }: DraftChanges,
): Promise<Draft> {
  const row = await ctx.db
    .updateTable('dossierDraft')
    .set({
      ...changes,
      ...(answers && { answers: jsonb(answers) }),
      ...(contact && { contact: jsonb(contact) }),
      version: seen.version + 1,
      updatedAt: ctx.now(),
    })
    .where('id', '=', seen.id)
    .where('ownerId', '=', ctx.actor.id)
    .where('version', '=', seen.version)
    .where('dossierId', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  refuseUnless(row, 'stale');
  return asDraft(row);
}

/** The draft has become the dossier; it is no longer listed, and sending it again leads there. */
export async function closeDraft(ctx: Context, id: string, dossierId: string): Promise<void> {
  await ctx.db
    .updateTable('dossierDraft')
    .set({ dossierId })
    .where('id', '=', id)
    .where('ownerId', '=', ctx.actor.id)
    .execute();
}

export async function removeDraft(ctx: Context, id: string): Promise<void> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('dossierDraft')
    .where('id', '=', id)
    .where('ownerId', '=', ctx.actor.id)
    .where('dossierId', 'is', null)
    .executeTakeFirst();
  orNotFound(numDeletedRows > 0n || undefined);
}

/** What the person has begun, the latest first. */
export async function listDrafts(ctx: Context): Promise<readonly Draft[]> {
  const rows = await ctx.db
    .selectFrom('dossierDraft')
    .select(columns)
    .where('ownerId', '=', ctx.actor.id)
    .where('dossierId', 'is', null)
    .orderBy('updatedAt', 'desc')
    .limit(50)
    .execute();
  return rows.map(asDraft);
}
