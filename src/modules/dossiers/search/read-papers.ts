import type { Context } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import { type BlobStore, readFileTexts } from '#platform/files/index.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import { indexDossiers, listUnread } from './search-index.ts';

const readPapersName = 'read-dossier-papers';

/** After each fact about a dossier its words are written anew; papers that came are read by a job. */
export const dossierSearchReader = (tenant: string): EventReader => ({
  name: 'dossier-search',
  async handle(tx, events) {
    const ids = new Set(events.flatMap(({ subject }) => (subject.type === 'dossier' ? [subject.id] : [])));
    await indexDossiers(tx, [...ids]);
    for (const dossierId of await listUnread(tx, [...ids])) {
      await addJob(tx, readPapersName, { tenant, dossierId }, { key: `${readPapersName}/${dossierId}` });
    }
  },
});

export const readPapersJob = (ctx: Context, services: { readonly blobs: BlobStore }): Job => ({
  name: readPapersName,
  run: ({ dossierId }) => readPapers(ctx, services, String(dossierId)),
});

/** Reads what lies in a dossier and was not read before, then writes the dossier's words anew. */
export async function readPapers(
  ctx: Context,
  services: { readonly blobs: BlobStore },
  dossierId: string,
): Promise<void> {
  const files = await ctx.db
    .selectFrom('dossierFile')
    .select('fileId')
    .where('dossierId', '=', dossierId)
    .execute();
  await readFileTexts(
    ctx,
    services,
    files.map(({ fileId }) => fileId),
  );
  await ctx.transaction((tx) => indexDossiers(tx, [dossierId]));
}
