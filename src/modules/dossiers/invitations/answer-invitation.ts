import { applyAction, checkAnswers, type Form, readAction, readPosted } from '#engines/forms/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { type Issue, orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { uploadName } from '#ui/form/index.ts';
import type { Draft } from '../drafts.ts';
import { listsOf } from '../form-of.ts';
import { keepUploads } from '../own-files.ts';
import { hashOfAnswers, type Invitation, partOf } from './invitations.ts';

export interface Asked {
  readonly invitation: Invitation;
  readonly draft: Draft;
  readonly form: Form;
  readonly today: Temporal.PlainDate;
}

/** What was wrong with an answered page; nothing once it is kept. */
export interface AnsweredPage {
  readonly issues: readonly Issue[];
  readonly answers: Draft['answers'];
  /** Everything on it is right, and it is the applicant's again. */
  readonly isDone: boolean;
}

/**
 * Keeps what the invited person typed on their page, and nothing else of the application; once all of it is right, the
 * question is answered.
 *
 * @throws Refusal `stale` when the applicant changed the application at the same moment
 */
export async function answerPage(
  ctx: Context,
  blobs: BlobStore,
  { invitation, draft, form, today }: Asked,
  { form: posted, uploads }: { readonly form: URLSearchParams; readonly uploads: readonly Upload[] },
): Promise<AnsweredPage> {
  refuseOwner(ctx, draft);
  const stageId = orNotFound(invitation.stage);
  const ending = uploadName('');
  const fieldOf = (box: string) => (box.endsWith(ending) ? box.slice(0, -ending.length) : box);
  const kept = await keepUploads(ctx, blobs, uploads, fieldOf);
  for (const { box, fileId } of kept.files) posted.append(fieldOf(box), fileId);
  const action = readAction(posted);
  const answers = applyAction(form, readPosted(form, stageId, posted, draft.answers), action);
  const asks = action.kind === 'continue' ? 'submit' : 'save';
  const found = checkAnswers(form, answers, asks, { today, lists: await listsOf(ctx), stageId });
  const issues = [...kept.issues, ...found];
  const isDone = asks === 'submit' && issues.length === 0;

  await ctx.transaction(async (tx, ctx) => {
    const saved = await tx
      .updateTable('dossierDraft')
      .set({ answers: jsonb(answers), version: draft.version + 1, updatedAt: ctx.now() })
      .where('id', '=', draft.id)
      .where('version', '=', draft.version)
      .where('dossierId', 'is', null)
      .returning('id')
      .executeTakeFirst();
    refuseUnless(saved, 'stale');
    if (isDone) {
      await tx
        .updateTable('dossierInvitation')
        .set(signedBy(ctx, partOf(form, stageId, answers)))
        .where('id', '=', invitation.id)
        .execute();
    }
  });
  return { issues, answers, isDone };
}

/** The invited person agrees to the whole application as it stands. A later change of it voids the agreement. */
export async function agree(ctx: Context, { invitation, draft }: Asked, seenVersion: number): Promise<void> {
  refuseOwner(ctx, draft);
  refuseUnless(seenVersion === draft.version, 'stale');
  await ctx.db
    .updateTable('dossierInvitation')
    .set(signedBy(ctx, draft.answers))
    .where('id', '=', invitation.id)
    .execute();
}

const signedBy = (ctx: Context, answers: Draft['answers']) => ({
  citizenId: ctx.actor.id,
  citizenName: ctx.actor.name,
  answeredAt: ctx.now(),
  answersHash: hashOfAnswers(answers),
});

/** The applicant, or the agent who fills it in for them. */
export const isOwner = (ctx: Context, { applicantId, agentId }: Draft): boolean =>
  ctx.actor.id === applicantId || ctx.actor.id === agentId;

/** A second person is somebody else. */
function refuseOwner(ctx: Context, draft: Draft): void {
  if (isOwner(ctx, draft)) throw new Refusal('own-invitation');
}
