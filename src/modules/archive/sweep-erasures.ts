import type { Context } from '#platform/context.ts';
import type { ArchiveServices } from './archive-services.ts';
import { eraseContent } from './commands/erase-content.ts';

/** Carries out every decided destruction. @returns how many were finished */
export async function sweepErasures(
  ctx: Context,
  services: Pick<ArchiveServices, 'blobs' | 'records'>,
): Promise<number> {
  const decided = await ctx.db
    .selectFrom('archiveDestruction')
    .select('id')
    .where('state', '=', 'decided')
    .execute();
  let finished = 0;
  for (const { id } of decided) if (await eraseContent(ctx, services, id)) finished += 1;
  return finished;
}
