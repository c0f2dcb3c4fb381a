import { findSigningKey, type SigningKey } from '#modules/signing/index.ts';
import { listInbox, listParts, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { type DeskDossier, viewDossier } from './desk-view.ts';
import { purposesOf } from './issued-dossier.ts';
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
    file: desk.files.findLast(isOf(desk, 'draft')),
    key: await findSigningKey(ctx.db, { officerId: ctx.actor.id! }, ctx.now()),
  };
}

/** The signed result before the clerk who seals it in the agency's name. */
export async function viewToIssue(ctx: Context, dossierId: string): Promise<SignView> {
  const desk = await viewDossier(ctx, dossierId);
  return {
    desk,
    file: desk.files.find(isOf(desk, 'result')),
    key: await findSigningKey(ctx.db, { unitId: desk.issued.competentAgencyId }, ctx.now()),
  };
}

/** Whether a file is the draft or the result that the officer's own step is about. */
const isOf = ({ issued }: DeskDossier, what: 'draft' | 'result') => {
  const purpose = purposesOf(issued)[what];
  return (file: DossierFile) => file.purpose === purpose && file.partId === issued.partId;
};

/** Where the actor's key is: a service may send a code of the moment, a SIM is asked for each document. */
export const ownKeyKind = async (ctx: Context): Promise<SigningKey['place']['kind'] | undefined> =>
  (await findSigningKey(ctx.db, { officerId: ctx.actor.id! }, ctx.now()))?.place.kind;

export interface WaitingToSign {
  readonly item: WorkItem;
  readonly file: DossierFile | undefined;
}

/** So many are signed with one PIN at most. */
export const mostAtOnce = 50;

/** What waits for the actor's signature, the most urgent by law first. */
export async function listToSign(ctx: Context): Promise<readonly WaitingToSign[]> {
  const items = await listInbox(ctx.db, ctx.actor, { action: 'sign', limit: mostAtOnce });
  const dossierIds = items.map((item) => item.subjectId);
  const drafts = await listFilesOf(ctx.db, dossierIds, 'draft-result');
  const ofParts = await listFilesOf(ctx.db, dossierIds, 'part-draft');
  const isPart = await listParts(ctx.db, items);
  return items.map((item) => ({
    item,
    file: isPart.has(item.instanceId)
      ? ofParts.findLast(({ partId }) => partId === item.instanceId)
      : drafts.findLast(({ dossierId }) => dossierId === item.subjectId),
  }));
}
