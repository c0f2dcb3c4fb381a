import { createHash, randomBytes } from 'node:crypto';
import type { Answers, Form } from '#engines/forms/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import type { Draft } from '../drafts.ts';

/**
 * Someone else is asked to answer one page of an application, or to agree to the whole. Like the draft it belongs to, it
 * counts for nothing before the application is sent, and so leaves no event (decision 9).
 */
export interface Invitation {
  readonly id: string;
  readonly draftId: string;
  /** The page to answer; null asks to agree to the whole. */
  readonly stage: string | null;
  /** How the applicant calls the person. */
  readonly inviteeName: string;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  /** Who answered, by their own account. */
  readonly citizenId: string | null;
  readonly citizenName: string | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly answersHash: Buffer | null;
}

const columns = [
  'id',
  'draftId',
  'stage',
  'inviteeName',
  'createdAt',
  'expiresAt',
  'citizenId',
  'citizenName',
  'answeredAt',
  'answersHash',
] as const;

const validFor = { hours: 14 * 24 };

/**
 * Asks a person. The token is told once and kept nowhere; who has lost the link is asked anew, which takes the place of
 * the question still open.
 *
 * @throws InvalidInput `name-required`
 */
export async function invite(
  ctx: Context,
  draft: Draft,
  { stage, inviteeName }: { readonly stage: string | null; readonly inviteeName: string },
): Promise<{ readonly invitation: Invitation; readonly token: string }> {
  const name = inviteeName.trim().slice(0, 100);
  if (name.length < 2) throw new InvalidInput([{ field: '/name', code: 'name-required' }]);
  const token = randomBytes(24).toString('base64url');
  const now = ctx.now();
  const invitation = await ctx.transaction(async (tx) => {
    await tx
      .deleteFrom('dossierInvitation')
      .where('draftId', '=', draft.id)
      .where('stage', stage === null ? 'is' : '=', stage)
      .where('answeredAt', 'is', null)
      .execute();
    return tx
      .insertInto('dossierInvitation')
      .values({
        id: newId(),
        draftId: draft.id,
        stage,
        inviteeName: name,
        tokenHash: hashOf(token),
        createdAt: now,
        expiresAt: now.add(validFor),
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
  });
  return { invitation, token };
}

/** The question behind a link, while it is open. @throws Refusal `not-found` once it is not, or the application was sent */
export async function getInvitation(ctx: Context, token: string): Promise<Invitation> {
  const row = await ctx.db
    .selectFrom('dossierInvitation')
    .innerJoin('dossierDraft', 'dossierDraft.id', 'dossierInvitation.draftId')
    .select(columns.map((column) => `dossierInvitation.${column}` as const))
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', ctx.now())
    .where('dossierDraft.dossierId', 'is', null)
    .executeTakeFirst();
  return orNotFound(row) as Invitation;
}

/** Everyone asked about a draft, in the order they were. */
export function listInvitations(db: Database | Tx, draftId: string): Promise<readonly Invitation[]> {
  return db
    .selectFrom('dossierInvitation')
    .select(columns)
    .where('draftId', '=', draftId)
    .orderBy('createdAt')
    .execute();
}

/** Takes a question back; what was answered already stays with the application. */
export async function withdrawInvitation(ctx: Context, draft: Draft, id: string): Promise<void> {
  await ctx.db.deleteFrom('dossierInvitation').where('id', '=', id).where('draftId', '=', draft.id).execute();
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The answers of one page, or all of them. */
export function partOf(form: Form, stage: string | null, answers: Answers): Answers {
  if (stage === null) return answers;
  const names = form.stages.find(({ id }) => id === stage)?.names ?? new Set();
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

/** What was answered or agreed to: equal answers have equal hashes, in whatever order their keys stand. */
export const hashOfAnswers = (answers: Answers): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(answers)))
    .digest();

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}
