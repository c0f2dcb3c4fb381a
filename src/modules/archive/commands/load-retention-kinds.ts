import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Pack } from '#platform/packs/index.ts';
import { retentionKindsLoaded } from '../events.ts';
import { readRetentionKinds } from '../retention-kinds.ts';

/** Loads the schedule of a pack. Folders keep the years they were opened with. @throws PackFault */
export async function loadRetentionKinds(ctx: Context, pack: Pack): Promise<number> {
  ctx.authorize('archive.follow');
  const wanted = readRetentionKinds(pack);
  return ctx.transaction(async (tx, ctx) => {
    const known = new Map(
      (await tx.selectFrom('archiveRetentionKind').selectAll().execute()).map((kind) => [kind.code, kind]),
    );
    const changed = wanted.filter((kind) => textOf(known.get(kind.code)) !== textOf(kind));
    if (changed.length === 0) return 0;
    await tx
      .insertInto('archiveRetentionKind')
      .values(changed)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((given) => ({
          name: given.ref('excluded.name'),
          section: given.ref('excluded.section'),
          years: given.ref('excluded.years'),
          law: given.ref('excluded.law'),
          effectiveFrom: given.ref('excluded.effectiveFrom'),
          effectiveTo: given.ref('excluded.effectiveTo'),
          isConfirmed: given.ref('excluded.isConfirmed'),
        })),
      )
      .execute();
    await recordEvent(
      tx,
      ctx,
      retentionKindsLoaded(
        newId(),
        changed.map(({ code }) => code),
      ),
    );
    return changed.length;
  });
}

const textOf = (kind: ReturnType<typeof readRetentionKinds>[number] | undefined): string | undefined =>
  kind &&
  JSON.stringify([
    kind.name,
    kind.section,
    kind.years,
    kind.law,
    kind.effectiveFrom,
    kind.effectiveTo,
    kind.isConfirmed,
  ]);
