import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPaperKinds, storeReader } from '#modules/personal-store/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { folderBlobStore, storeMade, storeUpload } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { numberResult } from '../commands/number-result.ts';
import { answers, sampleOffice } from '../fixtures.ts';
import {
  acceptDossier,
  type Dossier,
  deliverResult,
  handOverDossier,
  issueResult,
  papersToKeep,
  signOffDossier,
  submitDossier,
} from '../index.ts';

export const lanNumber = '011190000123';
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The sample office, where Lan has shown her number, with the kinds of paper and the reader of the store. */
export async function storeOffice(database: TestDatabase, now?: string) {
  const office = await sampleOffice(database, now);
  const { lan, system, clock } = office;
  const { db, sequencerDb } = database;
  const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-store-')));
  await installJobs(database.adminUrl);
  await loadPaperKinds(system, readPack('packs', 'sample'));
  await db.updateTable('citizen').set({ identityNumber: lanNumber }).where('id', '=', lan.actor.id).execute();
  const officers = Object.fromEntries(
    await Promise.all(
      ['hung', 'thanh', 'duc', 'mai', 'yen'].map(async (name) => [name, await office.officer(name)] as const),
    ),
  ) as Readonly<Record<'hung' | 'thanh' | 'duc' | 'mai' | 'yen', Context>>;
  const reader = storeReader({ tenant: database.schema, source: papersToKeep });
  const applicant = { id: lan.actor.id, name: lan.actor.name, identityNumber: lanNumber };
  const step = async (ctx: Context, dossierId: string, how: object) => {
    const item = (await listInbox(db, ctx.actor)).find((each) => each.subjectId === dossierId);
    await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...how });
  };

  return {
    ...office,
    ...officers,
    blobs,
    reader,
    applicant,
    owner: { fullName: lan.actor.name, identityNumber: lanNumber, citizenId: lan.actor.id },
    asked: [{ component: '1', name: 'Ảnh chân dung' }],
    readAll: () => catchUp(sequencerDb, db, [reader]),
    /** Reads the whole log once more. */
    async replay() {
      await db.updateTable('eventCursor').set({ position: '0' }).where('reader', '=', 'store').execute();
      await catchUp(sequencerDb, db, [reader]);
    },
    upload: (ctx: Context, name = 'anh.png', bytes: Buffer = Buffer.from(smallPng)) =>
      storeUpload(ctx, blobs, { stream: [bytes], name, field: '/paper1' }).then(({ id }) => id),
    /** An application of Lan's with these files for its one paper. */
    apply: (fileIds: readonly string[], key: string = newId()): Promise<Dossier> =>
      submitDossier(lan, {
        ...office.application(key),
        applicant,
        answers: { ...answers, paper1: [...fileIds] },
      }),
    accept: (dossierId: string) => acceptDossier(officers.hung, { dossierId }),
    /** From the acceptance to the result in Lan's hands. */
    async finish(
      dossierId: string,
      pdf: Uint8Array,
      { isNumbered = false, outcome = 'grant' } = {},
    ): Promise<void> {
      const { thanh, duc, mai, yen, hung } = officers;
      await step(thanh, dossierId, { handlerId: duc.actor.id! });
      await step(duc, dossierId, { outcome });
      await step(thanh, dossierId, { outcome: 'approve' });
      const made = { bytes: pdf, name: 'the-thu-vien.pdf', mediaType: 'application/pdf' };
      const { id: fileId } = await storeMade(system, blobs, made);
      await signOffDossier(mai, { dossierId, fileId });
      if (isNumbered) await numberResult(yen, { dossierId, action: 'issue', isOfficialLetter: false });
      await issueResult(yen, { dossierId, fileId });
      await deliverResult(hung, { dossierId });
    },
    clock,
  };
}
