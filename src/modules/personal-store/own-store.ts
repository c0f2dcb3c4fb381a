import { getCitizen } from '#modules/identity/index.ts';
import type { Context } from '#platform/context.ts';
import type { PaperOwner } from './model.ts';

/** The citizen who is signed in, as the owner of a store; a number counts only where the account was identified by it. */
export async function ownerOf(ctx: Context): Promise<PaperOwner & { readonly citizenId: string }> {
  const { id, fullName, identityNumber, assurance } = await getCitizen(ctx.db, ctx.actor.id!);
  return { citizenId: id, fullName, identityNumber: assurance === 'identified' ? identityNumber : null };
}
