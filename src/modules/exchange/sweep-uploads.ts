import type { Context } from '#platform/context.ts';

/** Forgets which parts had come of uploads begun so long ago: who goes on then, begins anew. */
export async function sweepUploads(ctx: Context, before: Temporal.Instant): Promise<void> {
  const old = ctx.db.selectFrom('exchangeUpload').select('id').where('createdAt', '<', before);
  await ctx.db.deleteFrom('exchangeUploadPart').where('uploadId', 'in', old).execute();
  await ctx.db.deleteFrom('exchangeUpload').where('createdAt', '<', before).execute();
}
