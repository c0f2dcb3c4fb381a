import type { Readable } from 'node:stream';
import { getCitizen } from '#modules/identity/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { storeDownloaded } from '../events.ts';
import { type ExportedData, type ExportedPaper, exportName, exportStore } from '../export-store.ts';
import { ownerOf } from '../own-store.ts';
import { listPapers, listUses } from '../queries.ts';
import { listReadingsAbout } from '../registries/answers.ts';

/** What other modules add to the download of a person's own data. */
export type ExportSource = (ctx: Context) => Promise<ExportedData>;

const most = 2000;

/** Gives the citizen everything that is theirs: account, papers, readings of registries, and what other modules add. It leaves the fact: a download by whoever got hold of the account is seen. */
export async function downloadStore(
  ctx: Context,
  blobs: BlobStore,
  sources: readonly ExportSource[],
): Promise<Readable> {
  ctx.authorize('personal-store.download');
  const owner = await ownerOf(ctx);
  const papers = await listPapers(ctx.db, owner, { limit: most });
  const ids = papers.map(({ id }) => id);
  const uses = Map.groupBy(await listUses(ctx.db, ids), ({ paperId }) => paperId);
  const mediaTypes = await listMediaTypes(
    ctx,
    papers.map(({ fileId }) => fileId),
  );
  const others = await Promise.all([ownAccount, askedRegistries, ...sources].map((source) => source(ctx)));
  const exported = papers.map(
    (paper, index): ExportedPaper => ({
      paper,
      fileName: exportName(index + 1, paper.title, mediaTypes.get(paper.fileId) ?? ''),
      uses: uses.get(paper.id) ?? [],
    }),
  );
  await ctx.transaction((tx, ctx) => recordEvent(tx, ctx, storeDownloaded(newId(), papers.length)));
  return exportStore(blobs, { owner: owner.fullName, exportedAt: ctx.now() }, exported, others);
}

const ownAccount: ExportSource = async (ctx) => {
  const { id, version, ...data } = await getCitizen(ctx.db, ctx.actor.id!);
  return { fileName: 'tai-khoan.json', data };
};

const askedRegistries: ExportSource = async (ctx) => ({
  fileName: 'hoi-co-so-du-lieu.json',
  data: (await listReadingsAbout(ctx.db, ctx.actor.id!, most)).map(({ id, ...reading }) => reading),
});

async function listMediaTypes(ctx: Context, fileIds: readonly string[]) {
  if (fileIds.length === 0) return new Map<string, string>();
  const files = await ctx.db
    .selectFrom('file')
    .select(['id', 'mediaType'])
    .where('id', 'in', [...fileIds])
    .execute();
  return new Map(files.map(({ id, mediaType }) => [id, mediaType]));
}
