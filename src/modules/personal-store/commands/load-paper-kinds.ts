import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Pack, PackFault, rowsOf } from '#platform/packs/index.ts';
import { paperKindsLoaded } from '../events.ts';

const Row = Compile(
  Type.Object(
    {
      code: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
      name: Type.String({ minLength: 1 }),
      names: Type.Array(Type.String({ minLength: 3 })),
      results: Type.Optional(Type.Array(Type.String({ pattern: '^KQ\\.[A-Z]\\d+\\.\\d+$' }))),
      validMonths: Type.Optional(Type.Integer({ minimum: 1 })),
      only: Type.Optional(Type.Boolean()),
      keep: Type.Optional(Type.Boolean()),
      legalBasis: Type.String({ minLength: 1 }),
      isConfirmed: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
);

/**
 * Loads the kinds of paper of a pack. A kind's rule may change: papers kept from then on follow the new one.
 *
 * @throws PackFault for a kind that does not say all
 */
export async function loadPaperKinds(ctx: Context, pack: Pack): Promise<void> {
  ctx.authorize('personal-store.loadKinds');
  const file = pack.file('paper-kinds.yaml');
  if (!file) return;
  const kinds = rowsOf(file, 'kinds').map((row, index) => {
    if (!Row.Check(row)) {
      const [error] = Row.Errors(row);
      throw new PackFault(`${file.path}: /kinds/${index}${error?.instancePath ?? ''}`, error?.message ?? '');
    }
    const {
      code,
      name,
      names,
      results = [],
      validMonths = null,
      only = false,
      keep = true,
      legalBasis,
    } = row;
    return {
      code,
      name,
      names,
      results,
      validMonths,
      isOnly: only,
      isKept: keep,
      legalBasis,
      loadedAt: ctx.now(),
    };
  });
  await ctx.transaction(async (tx, ctx) => {
    await tx
      .insertInto('storeKind')
      .values(kinds)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((given) => ({
          name: given.ref('excluded.name'),
          names: given.ref('excluded.names'),
          results: given.ref('excluded.results'),
          validMonths: given.ref('excluded.validMonths'),
          isOnly: given.ref('excluded.isOnly'),
          isKept: given.ref('excluded.isKept'),
          legalBasis: given.ref('excluded.legalBasis'),
          loadedAt: given.ref('excluded.loadedAt'),
        })),
      )
      .execute();
    const codes = kinds.map(({ code }) => code);
    await recordEvent(tx, ctx, paperKindsLoaded(newId(), codes));
  });
}
