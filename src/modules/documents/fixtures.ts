import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createLetterPress } from '#engines/letters/index.ts';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import { loadParticipants } from '#modules/exchange/index.ts';
import { deliverHere } from '#modules/exchange/module.ts';
import { dayOf, listHeldPositions, listUnits, loadOrganisation, loadPeople } from '#modules/org/index.ts';
import {
  beginBatch,
  createLayoutChecker,
  demoHolders,
  enrolDemoKeys,
  signBatch,
} from '#modules/signing/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp, type EventReader } from '#platform/events/index.ts';
import { type BlobStore, folderBlobStore, storeMade } from '#platform/files/index.ts';
import { installJobs, type Job, type Payload } from '#platform/jobs/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { type TestDatabase, testApp } from '#platform/testing/index.ts';
import './policy.ts';
import './subject-kinds.ts';
import type { DraftDocument } from './commands/draft-document.ts';
import { loadNumberRules } from './commands/load-number-rules.ts';
import { type RegisterPaper, registerPaper } from './commands/register-paper.ts';
import type { AskedAssignment, AssignmentRole } from './model.ts';
import { documentJobs, documentPages, documentReaders } from './module.ts';

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

export const pin = '246810';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2036-01-01T00:00:00Z'),
};

/** What another module does behind the pages. */
export interface Beside {
  readonly readers: readonly EventReader[];
  readonly jobs: readonly Job[];
}

/** The same desks with keys, letters, the axis, and the work behind the pages: readers and jobs, done when asked. */
export async function workingDesks(database: TestDatabase, now?: string) {
  const desks = await sampleDesks(database, now);
  const { db, sequencerDb } = database;
  const { system, blobs, pack, clock } = desks;
  await installJobs(database.adminUrl);
  await loadParticipants(system);
  const on = dayOf(clock.now);
  const signing = new Set([
    ...['mai', 'thinh'].map((name) => desks.officerId(name)),
    ...['H99.102', 'H99.03'].map((code) => desks.unitId(code)),
  ]);
  const holders = (await demoHolders(db, on)).filter(({ officerId, unitId }) =>
    signing.has(officerId ?? unitId!),
  );
  const thanh = {
    officerId: desks.officerId('thanh'),
    unitId: null,
    name: 'Cà Thị Thanh',
    organization: 'UBND',
  };
  await enrolDemoKeys(system, [...holders, thanh], pin);
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const authority = createDemoAuthority({ commonName: 'Chứng thư mẫu', ...years });
  const signer = authority.issueSigner({ commonName: 'Trục liên thông', keyType: 'ec', ...years });
  const services = { blobs, letters, rules: createLayoutChecker(pack) };
  const jobs = new Map(documentJobs(system, { blobs, signer }).map((job) => [`sample/${job.name}`, job]));

  return {
    ...desks,
    services,
    axis: { blobs, signer },
    close: () => letters.close(),
    /** Readers catch up, jobs are done, the axis delivers, until nothing is left to do. */
    async settle(beside: Beside = { readers: [], jobs: [] }): Promise<void> {
      const others = new Map(beside.jobs.map((job) => [`sample/${job.name}`, job]));
      const readers = [...documentReaders('sample', system.calendar), ...beside.readers];
      for (let left = true; left; ) {
        await deliverHere(system);
        await catchUp(sequencerDb, db, readers);
        const { rows } = await sql<{ id: string; identifier: string; payload: Payload }>`
          select job.id, task.identifier, job.payload from graphile_worker._private_jobs as job
          join graphile_worker._private_tasks as task on task.id = job.task_id order by job.id`.execute(db);
        for (const { id, identifier, payload } of rows) {
          await (jobs.get(identifier) ?? others.get(identifier))?.run(payload);
          await sql`select graphile_worker.complete_jobs(array[${id}::bigint])`.execute(db);
        }
        left = rows.length > 0;
      }
    },
    /** Signs, initials or seals what waits for the actor. */
    async sign(ctx: Context): Promise<void> {
      const turns = (await listInbox(db, ctx.actor)).filter(
        ({ subjectType }) => subjectType === 'signing-turn',
      );
      const batchId = await beginBatch(
        ctx,
        turns.map(({ subjectId }) => subjectId),
      );
      const { entries } = await signBatch(ctx, { blobs }, batchId, { pin });
      const problem = entries.find(({ state }) => state !== 'signed');
      if (problem) throw new Error(`not signed: ${JSON.stringify(problem)}`);
    },
    /** A letter of the Department of Home Affairs to the commune, as Huy drafts it. */
    letter: (of: Partial<DraftDocument> = {}) => draftOf(desks, of),
  };
}

/** A letter of the Department of Home Affairs to the commune. */
export const draftOf = (
  { unitId, officerId }: Pick<SampleDesks, 'unitId' | 'officerId'>,
  of: Partial<DraftDocument> = {},
): DraftDocument => ({
  agencyId: unitId('H99.03'),
  unitId: unitId('H99.03'),
  typeCode: 'officialLetter',
  subject: 'rà soát biên chế các phòng chuyên môn',
  text: 'Sở Nội vụ đề nghị Ủy ban nhân dân xã rà soát biên chế.\n1. Báo cáo số lượng hiện có.\n2. Gửi trước ngày 30 tháng 11 năm 2026./.',
  addressees: ['Ủy ban nhân dân xã Nà Lúa'],
  grounds: [],
  receivers: [{ way: 'axis', code: 'H99.102', unitId: null, name: 'Ủy ban nhân dân xã Nà Lúa' }],
  signerId: officerId('thinh'),
  authority: null,
  basis: null,
  urgency: 0,
  replacesId: null,
  answersId: null,
  fileIds: [],
  ...of,
});

/** The pages of the module over these desks, for officers alone. */
export const documentHouse = (
  database: TestDatabase,
  { clock, services }: Pick<Awaited<ReturnType<typeof workingDesks>>, 'clock' | 'services'>,
) =>
  testApp({
    database,
    now: () => clock.now,
    routes: documentPages(services),
    accessRules: { officer: ({ kind }) => kind === 'officer' },
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
