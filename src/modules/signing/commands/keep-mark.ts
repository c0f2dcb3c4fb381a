import { LetterError, type LetterPress } from '#engines/letters/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { markKept } from '../events.ts';
import { drawMark } from '../marks/draw-mark.ts';
import type { findMark } from '../marks/holders-mark.ts';
import { pngPicture, refused } from '../marks/png-picture.ts';
import type { Holder } from '../model.ts';

export interface KeepMark {
  readonly holder: Holder;
  readonly picture: Uint8Array;
  /** Of a seal, in millimetres. */
  readonly diameterMm?: number | undefined;
}

/** Seals of the State are about as large as this. */
export const diameters = { least: 20, most: 50 };

/**
 * Keeps the picture of the holder's hand or seal, which is drawn where they sign from now on. It is drawn once on
 * trial: a picture that cannot be drawn must not hold up a signature.
 *
 * @throws InvalidInput what `pngPicture` says, `picture-unreadable` at `/picture`; `diameter-out-of-range` at `/diameter`
 */
export async function keepMark(ctx: Context, letters: LetterPress, input: KeepMark): Promise<void> {
  const { holder, picture } = input;
  ctx.authorize('signing.keepKey', holder);
  const isSeal = 'unitId' in holder;
  const diameterMm = isSeal ? (input.diameterMm ?? 0) : null;
  if (diameterMm !== null && !(diameterMm >= diameters.least && diameterMm <= diameters.most)) {
    throw new InvalidInput([{ field: '/diameter', code: 'diameter-out-of-range', params: diameters }]);
  }
  const seen = { picture, ...pngPicture(picture), diameterMm };
  await tryToDraw(ctx, letters, { ...seen, version: 0 });

  await ctx.transaction(async (tx, ctx) => {
    const owner = { officerId: isSeal ? null : holder.officerId, unitId: isSeal ? holder.unitId : null };
    const kept = await tx
      .insertInto('signingMark')
      .values({ id: newId(), version: 1, ...owner, ...seen, picture: Buffer.from(picture) })
      .onConflict((conflict) =>
        conflict.column(isSeal ? 'unitId' : 'officerId').doUpdateSet((row) => ({
          version: row('signingMark.version', '+', 1),
          picture: row.ref('excluded.picture'),
          width: row.ref('excluded.width'),
          height: row.ref('excluded.height'),
          diameterMm: row.ref('excluded.diameterMm'),
        })),
      )
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await recordEvent(tx, ctx, markKept(kept));
  });
}

async function tryToDraw(
  ctx: Context,
  letters: LetterPress,
  mark: NonNullable<Awaited<ReturnType<typeof findMark>>>,
): Promise<void> {
  const place = { page: 0, rectangle: [0, 0, 100, 100] } as const;
  const at = ctx.now().toZonedDateTimeISO(zone);
  try {
    await drawMark(letters, place, { purpose: 'seal', label: '', reason: '', at, mark });
  } catch (error) {
    if (error instanceof LetterError && error.code === 'template-broken') throw refused('picture-unreadable');
    throw error;
  }
}
