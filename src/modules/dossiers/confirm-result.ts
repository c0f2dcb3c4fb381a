import {
  askConfirmation,
  type ConfirmedActs,
  sealedKeyRing,
  type Unconfirmed,
} from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { deskPaths } from './desk-paths.ts';
import { getDossier } from './queries.ts';
import type { SignedDrawingServices } from './result-drawing.ts';
import { signResult } from './sign-result.ts';

/**
 * Asks the leader to confirm a result's signature on their telephone.
 *
 * @returns the confirmation's id
 */
export async function askResultConfirmation(
  ctx: Context,
  { keyRing = sealedKeyRing }: SignedDrawingServices,
  result: { readonly dossierId: string; readonly fileId: string },
  { question, toSign }: Unconfirmed,
): Promise<string> {
  const { code } = await getDossier(ctx.db, ctx.actor, result.dossierId);
  return askConfirmation(ctx, keyRing, {
    ...question,
    documents: [{ title: `Ký kết quả hồ sơ ${code}`, toSign }],
    act: 'dossier-result',
    input: result,
    returnTo: deskPaths.dossier(result.dossierId),
  });
}

/** What is carried on with once it is confirmed: the signature from end to end, as by a PIN. */
export const dossierActs = (services: SignedDrawingServices): ConfirmedActs => ({
  'dossier-result': (ctx, _signing, { input, key }) =>
    signResult(ctx, services, {
      dossierId: input['dossierId']!,
      fileId: input['fileId']!,
      pin: '',
      key: key!,
    }),
});
