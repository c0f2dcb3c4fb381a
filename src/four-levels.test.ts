import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import { readEnvelope, type StatusCode, writeEnvelope } from '#engines/edxml/index.ts';
import { samplePdf } from '#engines/edxml/samples.ts';
import {
  acceptCompletion,
  getDirective,
  giveDirective,
  listReports,
  orderOnDocument,
  readDirectiveRules,
  receiveDirective,
  reportByDocument,
} from '#modules/directives/index.ts';
import { orderLetter } from '#modules/directives/order-letter.ts';
import { askReview } from '#modules/documents/commands/ask-review.ts';
import { type DraftDocument, draftDocument } from '#modules/documents/commands/draft-document.ts';
import { issueDocument } from '#modules/documents/commands/issue-document.ts';
import { markRead } from '#modules/documents/commands/mark-read.ts';
import { registerArrival } from '#modules/documents/commands/register-arrival.ts';
import { reviewDraft } from '#modules/documents/commands/review-draft.ts';
import { sampleDesks, workingDesks } from '#modules/documents/fixtures.ts';
import {
  type AskedAssignment,
  type Document,
  endorseDocument,
  finishAssignment,
  getDocument,
  listDocuments,
} from '#modules/documents/index.ts';
import { layForSigning } from '#modules/documents/lay-for-signing.ts';
import { documentJobs } from '#modules/documents/module.ts';
import { nameReceivers } from '#modules/documents/name-receivers.ts';
import { readDraftForm, receiverLines } from '#modules/documents/read-forms.ts';
import {
  composeDocument,
  composeStatus,
  loadParticipants,
  type NewDocument,
  registerParticipant,
} from '#modules/exchange/index.ts';
import {
  createVxpClient,
  deliverElsewhere,
  deliverHere,
  nationalTransport,
  nodeSigner,
  receiveNational,
  tellArrivalJob,
} from '#modules/exchange/module.ts';
import { vxpServer } from '#modules/exchange/testing/vxp-server.ts';
import { findUnitByCode, readReorganisation, reorganise } from '#modules/org/index.ts';
import { sampleMerger } from '#modules/org/reorganisation/sample-merger.ts';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { installJobs, type Payload } from '#platform/jobs/index.ts';
import { readLooseFile } from '#platform/packs/index.ts';
import { type TestDatabase, testDatabase } from '#platform/testing/index.ts';
import { eventReaders } from './readers.ts';
import { unitMovers } from './unit-movers.ts';

const vxp = await vxpServer();
after(() => vxp.close());
const day = (text: string) => Temporal.PlainDate.from(text);

/** A province's install on the national axis, and what its worker does in a minute. */
async function install(
  database: TestDatabase,
  {
    system,
    pack,
    blobs,
    clock,
  }: Pick<Awaited<ReturnType<typeof sampleDesks>>, 'system' | 'pack' | 'blobs' | 'clock'>,
  rootCode: string,
) {
  await installJobs(database.adminUrl);
  await loadParticipants(system);
  await registerParticipant(system, {
    code: 'G00',
    name: 'Trục quốc gia',
    way: 'national',
    requiresSignature: false,
  });
  const folder = mkdtempSync(join(tmpdir(), 'muong-levels-'));
  // Its certificate is of the day on which the levels write to each other, whatever the day of the test.
  const signer = nodeSigner(folder, pack.manifest.name, clock.now);
  const services = { blobs, signer };
  const client = createVxpClient(vxp.join(rootCode), () => clock.now);
  const readers = eventReaders({
    config: { province: 'sample', baseUrl: 'https://muongmau.example' } as never,
    pack,
  });
  const jobs = new Map(
    [tellArrivalJob(system, services), ...documentJobs(system, services)].map((job) => [
      `sample/${job.name}`,
      job,
    ]),
  );
  async function workOff(): Promise<number> {
    const { rows } = await sql<{ id: string; identifier: string; payload: Payload }>`
      select job.id, task.identifier, job.payload from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id order by job.id`.execute(
      database.db,
    );
    for (const { id, identifier, payload } of rows) {
      await jobs.get(identifier)?.run(payload);
      await sql`select graphile_worker.complete_jobs(array[${id}::bigint])`.execute(database.db);
    }
    return rows.length;
  }
  return {
    async minute(): Promise<void> {
      await receiveNational(system, services, client);
      for (let done = 1; done > 0; ) {
        done = await deliverHere(system);
        await catchUp(database.sequencerDb, database.db, readers);
        done += await workOff();
        await deliverElsewhere(system, services, { national: nationalTransport(client) });
      }
    },
  };
}

const [database, otherDatabase] = [await testDatabase(), await testDatabase()];
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const here = await install(database, desks, 'H99');
const { services, sign, clock, system } = desks;
const rules = readDirectiveRules(desks.pack);
const officers = async (...names: string[]) =>
  (await Promise.all(names.map((name) => desks.officer(name)))) as [Context, Context, Context, Context];

/** The neighbouring province: the sample's agencies under codes of its own. */
const neighbours = await sampleDesks(otherDatabase);
await sql`update unit set code = replace(code, 'H99', 'H98')`.execute(otherDatabase.db);
const there = await install(otherDatabase, neighbours, 'H98');

/** A ministry with software of its own: it speaks the protocol of the axis, and its envelopes bear no signature. */
const ministry = { code: 'G09', name: 'Bộ Nội vụ' };
const ministrys = createVxpClient(vxp.join(ministry.code), () => clock.now);
let letters = 0;
const letterOf = (of: Partial<NewDocument>) =>
  composeDocument({
    from: ministry,
    to: [],
    number: String(100 + ++letters),
    notation: 'BNV-TCBC',
    place: 'Hà Nội',
    promulgatedOn: day('2026-11-24'),
    typeName: 'Công văn',
    subject: '',
    files: [{ name: 'cong-van.pdf', mediaType: 'application/pdf', bytes: samplePdf }],
    sentAt: clock.now,
    ...of,
  });
const ministrySends = (envelope: ReturnType<typeof letterOf>, type: 'edoc' | 'status' = 'edoc') =>
  ministrys.send(ministry.code, type, writeEnvelope(envelope));
async function ministryFetches() {
  const fetched = [];
  for (const type of ['edoc', 'status'] as const) {
    for (const { docId } of await ministrys.listReceived(type)) {
      fetched.push(readEnvelope(await ministrys.get(docId)).envelope.header.message);
      await ministrys.updateStatus(docId, 'done');
    }
  }
  return fetched;
}

/** The dialect of another maker: no prefixes, elements in an order of its own, the file in the envelope. */
const orderInItsDialect = `<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader>
<MessageHeader><Subject>V/v báo cáo biên chế năm 2026</Subject><To><OrganId>H99</OrganId><OrganName>UBND tỉnh Mường Mẫu</OrganName></To>
<To><OrganId>H98.103</OrganId><OrganName>Xã của tỉnh bạn</OrganName></To><From><OrganId>G09</OrganId><OrganName>Bộ Nội vụ</OrganName></From>
<Code><CodeNotation>BNV-TCBC</CodeNotation><CodeNumber>77</CodeNumber></Code><DocumentId>2b3c1f00-0000-4000-8000-000000000077</DocumentId>
<PromulgationInfo><PromulgationDate>2026-11-24T00:00:00</PromulgationDate></PromulgationInfo><DocumentType><TypeName>Công văn</TypeName><Type>1</Type></DocumentType>
<DueDate>2026-12-10</DueDate><KhoaRieng>7f</KhoaRieng></MessageHeader>
<TraceHeaderList><TraceHeader><OrganId>G09</OrganId><Timestamp>2026-11-24T08:00:00.1234567+07:00</Timestamp></TraceHeader></TraceHeaderList></edXMLHeader>
<edXMLBody><edXMLManifest><Reference><ContentId>mot</ContentId><ContentType>application/pdf</ContentType><AttachmentName>77.pdf</AttachmentName></Reference></edXMLManifest></edXMLBody></edXMLEnvelope>
<AttachmentEncoded><Attachment><ContentId>mot</ContentId><AttachmentName>77.pdf</AttachmentName><ContentType>application/pdf</ContentType>
<ContentTransferEncoded>${Buffer.from(samplePdf).toString('base64')}</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>`;

const arrivedFor = async (ctx: Context, search: string, from = db) => {
  const [found] = await listDocuments(from, ctx.actor, { direction: 'incoming', search });
  return found!;
};
const register = (clerk: Context, document: Document) =>
  registerArrival(clerk, {
    ...desks.paper({ ...document, register: 'ĐẾN' } as never),
    documentId: document.id,
  });
const lead = async (unit: string, officer?: string): Promise<AskedAssignment> => ({
  unitId: (await findUnitByCode(db, unit, clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()))!
    .id,
  officerId: officer ? desks.officerId(officer) : null,
  role: 'lead',
  workingDays: 5,
});
/** A document through the hands of who drafts, who looks over, who signs and who seals and issues it. */
async function issue(
  draft: DraftDocument,
  [drafter, reviewer, signer, clerk]: Awaited<ReturnType<typeof officers>>,
) {
  const { id: documentId } = await draftDocument(drafter, services, draft);
  await askReview(drafter, { documentId, reviewerIds: [reviewer.actor.id!] });
  const review = (await desks.inbox(reviewer)).find(({ subjectType }) => subjectType === 'document-review')!;
  await reviewDraft(reviewer, { reviewId: review.subjectId, outcome: 'approve', note: '' });
  await layForSigning(drafter, services, { documentId, initialIds: [] });
  await sign(signer);
  await sign(clerk);
  await here.minute();
  const issued = await issueDocument(clerk, { documentId });
  await here.minute();
  return issued;
}
const axis = (code: string, name: string) => ({ way: 'axis', code, unitId: null, name }) as const;
const receiversOf = ({ id }: Document) =>
  db.selectFrom('documentReceiver').selectAll().where('documentId', '=', id).orderBy('ordinal').execute();
const toldBy = (history: unknown) => (history as { code: string }[]).map(({ code }) => code).toSorted();

describe('a ministry, two provinces and their communes', () => {
  const cast = { order: '', asked: '' };

  test('an order from the top becomes a directive and reaches the communes; the report climbs back, and each status with it', async () => {
    const [nhung, long, van, lien] = await officers('nhung', 'long', 'van', 'lien');
    const department = await officers('huy', 'lien', 'thinh', 'oanh');
    const commune = await officers('son', 'thanh', 'mai', 'yen');
    const [huy, , thinh, oanh] = department;
    const [son, , mai, yen] = commune;

    await ministrys.send(ministry.code, 'edoc', Buffer.from(orderInItsDialect));
    await here.minute();
    await there.minute();
    const copy = await arrivedFor(await neighbours.officer('say'), 'bien che nam 2026', otherDatabase.db);
    assert.deepEqual(
      [copy.state, copy.senderName],
      ['arrived', 'Bộ Nội vụ'],
      'the neighbouring commune has its own',
    );

    const order = await register(nhung, await arrivedFor(nhung, 'bien che nam 2026'));
    const [followed] = await endorseDocument(long, {
      documentId: order.id,
      opinion: 'Sở Nội vụ chủ trì, đồng chí Vân theo dõi.',
      assignments: [await lead('H99', 'van')],
    });
    const given = await giveDirective(long, rules, {
      ...orderOnDocument(rules, order, clock.now),
      givingKey: order.id,
      lead: { unitCode: 'H99.03' },
      cooperating: ['H99.102', 'H99.103'],
    });
    assert.deepEqual([given.sourceDocumentId, given.title], [order.id, order.subject]);
    assert.ok(given.dueAt.toString().startsWith('2026-12-10'), 'it is due when the ministry says');
    await receiveDirective(lien, { directiveId: given.id, handlerId: huy.actor.id });
    assert.ok(await getDocument(db, huy.actor, order.id), 'who does it reads what is asked');

    const asking = await issue(
      desks.letter({
        subject: 'báo cáo biên chế của xã',
        receivers: [axis('H99.102', 'UBND xã Nà Lúa'), axis('H99.103', 'UBND xã Pú Khao')],
      }),
      department,
    );
    const asked = await register(yen, await arrivedFor(yen, 'bien che cua xa'));
    const [work] = await endorseDocument(mai, {
      documentId: asked.id,
      opinion: 'Phòng Kinh tế chủ trì.',
      assignments: [await lead('H99.102.3')],
    });
    await markRead(son, asked.id);
    await issue(
      desks.letter({
        agencyId: desks.agencyId,
        unitId: desks.unitId('H99.102.3'),
        subject: 'kết quả biên chế của xã Nà Lúa',
        addressees: ['Sở Nội vụ'],
        receivers: [axis('H99.03', 'Sở Nội vụ')],
        signerId: mai.actor.id!,
        answersId: asked.id,
      }),
      commune,
    );
    await finishAssignment(son, { assignmentId: work!, note: 'Đã báo cáo Sở Nội vụ.' });
    await here.minute();
    const [toldDepartment] = await receiversOf(asking);
    assert.deepEqual(toldBy(toldDepartment!.history), ['01', '03', '04', '05', '06']);

    const communes = await register(oanh, await arrivedFor(oanh, 'ket qua bien che'));
    await reportByDocument(thinh, { directiveId: given.id, documentId: communes.id, percent: 50 });
    const summary = await issue(
      desks.letter({
        subject: 'tổng hợp biên chế toàn tỉnh',
        addressees: ['Bộ Nội vụ'],
        receivers: [axis(ministry.code, ministry.name), axis('H99', 'UBND tỉnh')],
        answersId: order.id,
      }),
      department,
    );
    await reportByDocument(huy, { directiveId: given.id, documentId: summary.id });
    await acceptCompletion(long, { directiveId: given.id });
    const done = await getDirective(db, long.actor, given.id);
    assert.deepEqual([done.state, done.isLate], ['completed', false]);
    const [final, progress] = await listReports(db, given.id);
    assert.match(final!.body, /tổng hợp biên chế toàn tỉnh/);
    assert.deepEqual(
      [final!.files.length, progress!.percent],
      [1, 50],
      'the signed report itself is the evidence',
    );
    await markRead(van, order.id);
    await finishAssignment(van, { assignmentId: followed!, note: 'Sở đã báo cáo Bộ.' });
    await here.minute();

    const fetched = await ministryFetches();
    const report = fetched.find(({ subject }) => subject === summary.subject)!;
    const ofHouse = fetched.filter(({ from, statusCode }) => statusCode && from?.organId === 'H99');
    assert.deepEqual(ofHouse.map(({ statusCode }) => statusCode).toSorted(), ['01', '03', '04', '05', '06']);
    for (const statusCode of ['01', '03', '04', '05', '06'] satisfies StatusCode[]) {
      const about = {
        documentId: report.documentId!,
        code: summary.code!,
        promulgatedOn: summary.promulgatedOn,
      };
      const status = composeStatus({ ...about, from: ministry, toCode: 'H99.03', statusCode, at: clock.now });
      await ministrySends(status, 'status');
    }
    await here.minute();
    const [toldByMinistry] = await receiversOf(summary);
    assert.deepEqual(toldBy(toldByMinistry!.history), ['01', '03', '04', '05', '06']);
    Object.assign(cast, { order: order.id, asked: asking.id });
  });

  test('an order to an agency of another house goes there as a letter whose deadline its software reads', async () => {
    const [thinh, lien, , oanh] = await officers('thinh', 'lien', 'huy', 'oanh');
    const outside = { code: 'H98.03', name: 'Sở Nội vụ tỉnh bạn' };
    const given = await giveDirective(thinh, rules, {
      givingKey: 'to-the-neighbours',
      kind: 'dated',
      title: 'Đối chiếu địa giới hai tỉnh',
      dueOn: day('2026-12-15'),
      lead: { outside },
    });
    const form = new URLSearchParams(orderLetter(given));
    const words = readDraftForm(form, await nameReceivers(thinh, receiverLines(form), []));
    const agencyId = desks.unitId('H99.03');
    await issue({ ...words, agencyId, unitId: agencyId, fileIds: [] }, [thinh, lien, thinh, oanh]);
    await there.minute();
    const theirs = await arrivedFor(await neighbours.officer('oanh'), 'doi chieu dia gioi', otherDatabase.db);
    assert.ok(theirs.dueAt?.toString().startsWith('2026-12-15'));
    const order = orderOnDocument(rules, theirs, clock.now);
    assert.equal(order.dueOn?.toString(), '2026-12-15', 'an order begun on it there has its deadline');
  });

  test('a recall stops the work begun in a commune, with its reason; one that overtakes its document leaves nobody work', async () => {
    const [yen, mai, son] = await officers('yen', 'mai', 'son', 'thanh');
    const to = [{ code: 'H99.102', name: 'UBND xã Nà Lúa' }];
    const recallOf = (letter: ReturnType<typeof letterOf>) =>
      letterOf({
        to,
        files: [],
        subject: 'Thu hồi',
        about: {
          business: 'recall',
          documentId: letter.header.message.documentId!,
          reason: 'Nhầm số liệu của Bộ.',
        },
      });
    const begun = letterOf({ to, subject: 'Chỉ tiêu bổ sung biên chế' });
    await ministrySends(begun);
    await here.minute();
    const document = await register(yen, await arrivedFor(yen, 'chi tieu bo sung'));
    const [work] = await endorseDocument(mai, {
      documentId: document.id,
      opinion: 'Phòng Kinh tế làm ngay.',
      assignments: [await lead('H99.102.3')],
    });
    const late = letterOf({ to, subject: 'Chỉ tiêu gửi chậm' });
    await ministrySends(recallOf(begun));
    await ministrySends(recallOf(late));
    await ministrySends(late);
    await here.minute();

    const stopped = await db
      .selectFrom('documentAssignment')
      .select(['state', 'note'])
      .where('id', '=', work!)
      .executeTakeFirstOrThrow();
    assert.deepEqual(stopped, { state: 'stopped', note: 'Nhầm số liệu của Bộ.' });
    assert.ok(
      (await desks.inbox(son)).some(
        ({ action, subjectTitle }) => action === 'stop' && subjectTitle.includes('bổ sung'),
      ),
    );
    assert.equal((await arrivedFor(yen, 'chi tieu gui cham')).state, 'recalled');
    assert.ok(!(await desks.inbox(yen)).some(({ subjectTitle }) => subjectTitle.includes('gửi chậm')));
  });

  test('communes that merged get mail sent to a code of before, and find the work that was open', async () => {
    const [say, pang] = await officers('say', 'pang', 'chu', 'yen');
    const asked = await register(say, await arrivedFor(say, 'bien che cua xa'));
    const [open] = await endorseDocument(pang, {
      documentId: asked.id,
      opinion: 'Phòng Kinh tế chủ trì.',
      assignments: [await lead('H99.103.3')],
    });
    await ministrySends(
      letterOf({ to: [{ code: 'H99.103', name: 'UBND xã Pú Khao' }], subject: 'Gửi trước ngày sáp nhập' }),
    );
    await here.minute();

    clock.now = Temporal.Instant.from('2026-12-01T01:00:00Z');
    const plan = readLooseFile('plan.yaml', sampleMerger('2026-12-01'));
    await reorganise(system, readReorganisation(plan, desks.pack), unitMovers);
    await loadParticipants(system);
    await ministrySends(
      letterOf({ to: [{ code: 'H99.103', name: 'UBND xã Pú Khao' }], subject: 'Gửi theo mã cũ' }),
    );
    await here.minute();

    const [clerk, other, head] = await officers('say', 'yen', 'chu', 'pang');
    const merged = (await findUnitByCode(db, 'H99.111', day('2026-12-01')))!.id;
    for (const subject of ['gui truoc ngay', 'gui theo ma cu']) {
      const arrived = await arrivedFor(clerk, subject);
      assert.equal(arrived.agencyId, merged);
      assert.ok(
        (await desks.inbox(other)).some(({ subjectTitle }) => subjectTitle.includes(arrived.subject!)),
      );
      await register(other, arrived);
    }
    assert.ok((await desks.inbox(head)).some(({ subjectId }) => subjectId === open));
    await markRead(head, asked.id);
    await finishAssignment(head, { assignmentId: open!, note: 'Đã báo cáo.' });
    await here.minute();
    const receivers = await receiversOf({ id: cast.asked } as Document);
    assert.deepEqual(
      toldBy(receivers[1]!.history),
      ['01', '03', '04', '05', '06'],
      'who asked hears it to the end',
    );
  });
});
