import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { dayOf, listHeldPositions, loadOrganisation, loadPeople } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { type BlobStore, folderBlobStore, storeMade } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { type AskedStage, demoHolders, enrolDemoKeys, requestSigning } from './index.ts';

export const pin = '246810';

/** The sample commune with its people, each who signs with a key, and its seal. */
export async function sampleSigners(
  database: Pick<TestDatabase, 'db' | 'context'>,
  now = '2026-11-25T02:00:00Z',
) {
  const clock = { now: Temporal.Instant.from(now) };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  await loadOrganisation(system, pack);
  const people = new Map((await loadPeople(system, pack)).map((officer) => [officer.username, officer]));
  const on = dayOf(clock.now);
  const holders = await demoHolders(database.db, on);
  // Those who only initial have a key too.
  const initialling = ['thanh', 'duc', 'hung', 'yen'].map((name) => {
    const { officerId, fullName } = people.get(name)!;
    return { officerId, unitId: null, name: fullName, organization: 'Ủy ban nhân dân xã Nà Lúa' };
  });
  await enrolDemoKeys(system, [...holders, ...initialling], pin);
  const blobsFolder = mkdtempSync(join(tmpdir(), 'muong-signing-'));
  const blobs: BlobStore = folderBlobStore(blobsFolder);

  return {
    clock,
    system,
    blobs,
    blobsFolder,
    officerId: (username: string) => people.get(username)!.officerId,
    async officer(username: string): Promise<Context> {
      const { officerId, fullName } = people.get(username)!;
      const positions = await listHeldPositions(database.db, officerId, on);
      return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
    },
    /** A document as an officer brings it. */
    async upload(ctx: Context, name: string): Promise<string> {
      const made = { bytes: document, name: `${name}.pdf`, mediaType: 'application/pdf' };
      return (await storeMade(ctx, blobs, made)).id;
    },
    /** A request of so many documents, in the name of the first position of who asks. */
    async request(ctx: Context, stages: readonly AskedStage[], documents = 1) {
      const { agencyId, unitId } = ctx.actor.positions[0]!;
      const fileIds = await Promise.all(
        Array.from({ length: documents }, (_, index) => this.upload(ctx, `Văn bản ${index + 1}`)),
      );
      const dueAt = clock.now.add({ hours: 48 });
      return requestSigning(ctx, { title: 'Báo cáo tháng 11', agencyId, unitId, fileIds, stages, dueAt });
    },
  };
}
