import { findSigningKey, type SigningKey } from '#modules/signing/index.ts';
import { listInbox, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { type DeskDossier, viewDossier } from './desk-view.ts';
import { type DossierFile, listFilesOf } from './queries.ts';

/** What the page of a signature or a seal shows. */
export interface SignView {
  readonly desk: DeskDossier;
  /** What is to be signed or sealed; nothing when the result is a paper. */
  readonly file: DossierFile | undefined;
  readonly key: Pick<SigningKey, 'label' | 'validTo' | 'place'> | undefined;
}

/** The draft before the leader who signs it. */
export async function viewToSign(ctx: Context, dossierId: string): Promise<SignView> {
  const desk = await viewDossier(ctx, dossierId);
  return {
    desk,
    file: desk.files.findLast((file) => file.purpose === 'draft-result'),
    key: await findSigningKey(ctx.db, { officerId: ctx.actor.id! }, ctx.now()),
  };
}

/** The signed result before the clerk who seals it in the agency's name. */
export async function viewToIssue(ctx: Context, dossierId: string): Promise<SignView> {
  const desk = await viewDossier(ctx, dossierId);
  return {
    desk,
    file: desk.files.find((file) => file.purpose === 'result'),
    key: await findSigningKey(ctx.db, { unitId: desk.dossier.competentAgencyId }, ctx.now()),
  };
}

/** Whether the actor's key is with a service that may send a code of the moment. */
export const asksOtp = async (ctx: Context): Promise<boolean> =>
  (await findSigningKey(ctx.db, { officerId: ctx.actor.id! }, ctx.now()))?.place.kind === 'remote';

export interface WaitingToSign {
  readonly item: WorkItem;
  readonly file: DossierFile | undefined;
}

/** So many are signed with one PIN at most. */
export const mostAtOnce = 50;

/** What waits for the actor's signature, the most urgent by law first. */
export async function listToSign(ctx: Context): Promise<readonly WaitingToSign[]> {
  const items = await listInbox(ctx.db, ctx.actor, { action: 'sign', limit: mostAtOnce });
  const drafts = await listFilesOf(
    ctx.db,
    items.map((item) => item.subjectId),
    'draft-result',
  );
  return items.map((item) => ({
    item,
    file: drafts.findLast((draft) => draft.dossierId === item.subjectId),
  }));
}
