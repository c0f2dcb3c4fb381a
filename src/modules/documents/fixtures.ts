import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import { dayOf, listHeldPositions, listUnits, loadOrganisation, loadPeople } from '#modules/org/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { type BlobStore, folderBlobStore, storeMade } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { loadNumberRules } from './commands/load-number-rules.ts';
import { type RegisterPaper, registerPaper } from './commands/register-paper.ts';
import type { AskedAssignment, AssignmentRole } from './model.ts';

export type SampleDesks = Awaited<ReturnType<typeof sampleDesks>>;

/** The sample commune: Yến the clerk, Thanh the chief of office, Chair Mai, and the divisions of Sơn and Bình. */
export async function sampleDesks(
  database: Pick<TestDatabase, 'db' | 'context'>,
  now = '2026-11-25T02:00:00Z',
) {
  const { db } = database;
  const clock = { now: Temporal.Instant.from(now) };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  await loadOrganisation(system, pack);
  await loadNumberRules(system, pack);
  const people = new Map((await loadPeople(system, pack)).map((officer) => [officer.username, officer]));
  const blobs: BlobStore = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-documents-')));
  const units = new Map((await listUnits(db, dayOf(clock.now))).map((unit) => [unit.code, unit]));
  const unitId = (code: string) => units.get(code)!.id;

  return {
    pack,
    clock,
    system,
    blobs,
    unitId,
    agencyId: unitId('H99.102'),
    officerId: (username: string) => people.get(username)!.officerId,
    async officer(username: string): Promise<Context> {
      const { officerId, fullName } = people.get(username)!;
      const positions = await listHeldPositions(db, officerId, dayOf(clock.now));
      return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
    },
    async upload(ctx: Context, name: string, bytes: Uint8Array = samplePdf): Promise<string> {
      return (await storeMade(ctx, blobs, { bytes, name, mediaType: 'application/pdf' })).id;
    },
    /** A paper as Yến registers it. */
    paper(of: Partial<RegisterPaper> = {}): RegisterPaper {
      return {
        agencyId: unitId('H99.102'),
        unitId: unitId('H99.102.1'),
        source: 'paper',
        register: 'ĐẾN',
        typeName: 'Công văn',
        code: '1420/SNV-CCHC',
        subject: 'V/v báo cáo kết quả cải cách hành chính quý IV',
        senderName: 'Sở Nội vụ',
        promulgatedOn: Temporal.PlainDate.from('2026-11-20'),
        urgency: 0,
        circulation: null,
        secrecy: null,
        isLimited: false,
        readerIds: [],
        dueOn: null,
        fileIds: [],
        isRepeatKnown: false,
        ...of,
      };
    },
    register(ctx: Context, of: Partial<RegisterPaper> = {}) {
      return registerPaper(ctx, this.paper(of));
    },
    /** To a unit of the commune, by the end of its code; or to a person in it. */
    part(
      unit: string,
      role: AssignmentRole,
      officer: string | null = null,
      workingDays = 3,
    ): AskedAssignment {
      const officerId = officer && people.get(officer)!.officerId;
      return { unitId: unitId(`H99.102${unit}`), role, officerId, workingDays };
    },
    /** What waits for someone, by what it is called. */
    inbox: async (ctx: Context) =>
      (await listInbox(db, ctx.actor)).filter(({ subjectType }) => subjectType.startsWith('document')),
  };
}
