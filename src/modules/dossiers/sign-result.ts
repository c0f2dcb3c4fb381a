import { type OpenedKey, openSigningKey, signFile } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { numberResult } from './commands/number-result.ts';
import { signOffDossier } from './commands/sign-off-dossier.ts';
import { asIssuedAt, purposesOf } from './issued-dossier.ts';
import { type Dossier, dossierCan } from './model.ts';
import { ownStep } from './own-step.ts';
import { getDossier, listFiles } from './queries.ts';
import { drawNumbered, findDrawing, type SignedDrawingServices } from './result-drawing.ts';

export interface SignResult {
  readonly dossierId: string;
  /** The draft that the page showed; null when the result is a paper signed by hand. */
  readonly fileId: string | null;
  readonly pin: string;
  /** The code of the moment, where a remote service sends one. */
  readonly otp?: string | undefined;
  /** The signer's key, when it has been opened for many. */
  readonly key?: OpenedKey | undefined;
  /** The signer says that the paper result has been signed by hand. */
  readonly isOnPaper?: boolean;
}

/**
 * The leader's signature from end to end: PIN, number, the result drawn with it, signature, approval. Every part is
 * done once however often the whole is tried, so that what was cut off half-way goes on where it stood. An uploaded
 * draft is signed as it is.
 *
 * @throws InvalidInput `pin-wrong` at `/pin`, `paper-unconfirmed` at `/on-paper`
 * @throws Refusal `draft-changed` when the draft is no longer the one that was shown
 */
export async function signResult(
  ctx: Context,
  services: SignedDrawingServices,
  input: SignResult,
): Promise<Dossier> {
  const whole = await getDossier(ctx.db, ctx.actor, input.dossierId);
  ctx.authorize('dossiers.sign');
  const { item, isDoneByActor } = await ownStep(ctx, whole.id, 'sign');
  const dossier = await asIssuedAt(ctx.db, whole, item);
  ctx.authorize('dossiers.signOff', dossier);
  if (isDoneByActor) return dossier;
  refuseUnless(dossierCan.handOver(dossier), 'dossier-not-open');
  const drafts = await listFiles(ctx.db, dossier.id, purposesOf(dossier).draft);
  const draft = drafts.findLast(({ partId }) => partId === dossier.partId);
  refuseUnless((draft?.fileId ?? null) === input.fileId, 'draft-changed');
  try {
    const fileId = draft ? await sign(ctx, services, dossier, draft.fileId, input) : paper(input);
    return await signOffDossier(ctx, { dossierId: dossier.id, fileId });
  } catch (error) {
    // The other of two clicks was quicker.
    const isDone = error instanceof Refusal && (await ownStep(ctx, dossier.id, 'sign')).isDoneByActor;
    if (!isDone) throw error;
    return getDossier(ctx.db, ctx.actor, dossier.id);
  }
}

async function sign(
  ctx: Context,
  services: SignedDrawingServices,
  dossier: Dossier,
  draftId: string,
  { pin, otp, key }: SignResult,
): Promise<string> {
  const holder = { officerId: ctx.actor.id! };
  const opened =
    key ?? (await openSigningKey(ctx, { holder, secret: { pin, otp }, keyRing: services.keyRing }));
  const drawing = await findDrawing(ctx, draftId);
  const toSign = drawing
    ? await drawNumbered(
        ctx,
        services,
        await numberResult(ctx, {
          dossierId: dossier.id,
          action: 'sign',
          isOfficialLetter: drawing.mainText !== null,
        }),
        drawing,
        { fullName: ctx.actor.name, title: titleOf(ctx, dossier) },
      )
    : { fileId: draftId };
  const signed = await signFile(ctx, services, {
    ...toSign,
    key: opened,
    subject: { type: 'dossier', id: dossier.id },
    purpose: 'signature',
    reason: 'Ký duyệt',
    agencyId: dossier.competentAgencyId,
  });
  return signed.id;
}

/** The position in which the actor signs for the agency: their own, else one they stand in for. */
function titleOf({ actor }: Context, { competentAgencyId }: Dossier): string {
  const held = actor.positions.filter((each) => each.agencyId === competentAgencyId);
  const signing = held.filter((each) => each.roles.includes('signer'));
  return (signing.find((each) => each.onBehalfOf === null) ?? signing[0] ?? held[0])?.title ?? '';
}

/** Without a draft there is nothing to sign here: the signer has to say so. */
export function paper({ isOnPaper = false }: { readonly isOnPaper?: boolean }): null {
  if (!isOnPaper) throw new InvalidInput([{ field: '/on-paper', code: 'paper-unconfirmed' }]);
  return null;
}
