import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import { type Pack, PackFault, rowsOf } from '#platform/packs/index.ts';
import { refusalGroundLoaded } from '../events.ts';

/**
 * Loads the coded grounds of refusal of a pack. What stands stays as it is, for letters have cited it; loading again
 * adds what is new.
 *
 * @throws PackFault for a ground without a code, a title or a law
 */
export async function loadRefusalGrounds(ctx: Context, pack: Pack): Promise<void> {
  const file = pack.file('refusal-grounds.yaml');
  if (!file) return;
  const grounds = rowsOf(file, 'grounds').map((row, index) => {
    const { code, title, legalBasis, validFrom, validTo } = row as Readonly<Record<string, string>>;
    if (!/^[A-Z]{2}\d{2}$/.test(code ?? '') || !title || !legalBasis || !validFrom)
      throw new PackFault(`${file.path}: /grounds/${index}`, 'needs code, title, legalBasis and validFrom');
    return {
      code: code!,
      title,
      legalBasis,
      validFrom: Temporal.PlainDate.from(validFrom),
      validTo: validTo ? Temporal.PlainDate.from(validTo) : null,
      loadedAt: ctx.now(),
    };
  });
  await ctx.transaction(async (tx, ctx) => {
    const added = await tx
      .insertInto('dossierRefusalGround')
      .values(grounds)
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('code')
      .execute();
    await recordEvents(
      tx,
      ctx,
      added.map(({ code }) => refusalGroundLoaded(newId(), code)),
    );
  });
}
