import { createLetterPress } from '#engines/letters/index.ts';
import { sampleDesks } from '#modules/documents/fixtures.ts';
import { documentReaders } from '#modules/documents/module.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import { acceptHandOver } from './commands/accept-hand-over.ts';
import { closeFolder } from './commands/close-folder.ts';
import { loadRetentionKinds } from './commands/load-retention-kinds.ts';
import { offerFolders } from './commands/offer-folders.ts';
import { openFolder } from './commands/open-folder.ts';
import { putInFolder } from './commands/put-in-folder.ts';
import { documentRecords } from './document-records.ts';
import type { Folder } from './model.ts';
import type { RecordSource } from './records.ts';

/** The sample commune with its archive: Sơn of the economic division makes folders, Yến keeps the archive, Chair Mai decides. */
export async function sampleArchive(
  database: TestDatabase,
  now?: string,
  others: readonly RecordSource[] = [],
) {
  const desks = await sampleDesks(database, now);
  await loadRetentionKinds(desks.system, desks.pack);
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const services: ArchiveServices = { blobs: desks.blobs, letters, records: [documentRecords, ...others] };
  let folders = 0;
  let papers = 0;
  return {
    ...desks,
    letters,
    services,
    /** Later: so many years after the day of the test. */
    pass: (years: number) => {
      desks.clock.now = desks.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').add({ years }).toInstant();
    },
    /** A folder of the economic division, of the kind. */
    open: (ctx: Context, retentionCode: string, unit = 'H99.102.3'): Promise<Folder> =>
      openFolder(ctx, {
        unitId: desks.unitId(unit),
        code: `${String(++folders).padStart(2, '0')}.KT`,
        title: 'Hồ sơ phòng chống rét cho vật nuôi',
        retentionCode,
      }),
    /** A paper registered by the clerk, with a file of its own bytes. */
    async paper(clerk: Context, words = 'phòng chống rét', of: Parameters<typeof desks.register>[1] = {}) {
      const bytes = Buffer.from(`%PDF-1.7\n${words} ${++papers}\n%%EOF\n`);
      const fileId = await desks.upload(clerk, `${words}.pdf`, bytes);
      const code = `${1000 + papers}/SNN`;
      const document = await desks.register(clerk, {
        subject: `V/v ${words}`,
        code,
        fileIds: [fileId],
        ...of,
      });
      const { sha256 } = await getFile(database.db, fileId);
      return { document, sha256, bytes };
    },
    put: (
      ctx: Context,
      folder: Folder,
      subjectId: string,
      kind: 'document' | 'file' | 'dossier' = 'document',
    ) => putInFolder(ctx, services.records, { folderId: folder.id, kind, subjectId }),
    close: (ctx: Context, folder: Folder) => closeFolder(ctx, services.records, folder.id),
    /** Closed, given and taken in. */
    async archive(keeper: Context, archivist: Context, folder: Folder) {
      await closeFolder(keeper, services.records, folder.id);
      const { id } = await offerFolders(keeper, [folder.id]);
      await acceptHandOver(archivist, services, id);
    },
    steps: async (ctx: Context) =>
      (await listInbox(database.db, ctx.actor)).filter(({ subjectType }) => subjectType === 'archive-step'),
    /** What follows the log is done: documents are found by their words. */
    async settle(): Promise<void> {
      await installJobs(database.adminUrl);
      await catchUp(
        database.sequencerDb,
        database.db,
        documentReaders(database.schema, desks.system.calendar),
      );
    },
    end: () => letters.close(),
  };
}
