import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  dossierNoticeNames,
  handOverDossier,
  listDossiers,
  submitDossier,
} from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { sampleTemplates } from '#modules/notifications/fixtures.ts';
import {
  addWorkNote,
  countInbox,
  escalateOverdue,
  listInbox,
  workflowRoutes,
} from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import {
  answerComplaint,
  type Complaint,
  complaintNoticeNames,
  complaintNotices,
  complaintPaths,
  type FileComplaint,
  fileComplaint,
  getComplaint,
  readComplaintRules,
} from './index.ts';
import { complaintRoutes } from './module.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const { lan, clock } = office;
const rules = readComplaintRules(readPack('packs', 'sample'));
const names = ['hung', 'nga', 'thanh', 'duc', 'mai', 'tuan', 'long'] as const;
const officers = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await office.officer(name)] as const)),
) as Readonly<Record<(typeof names)[number], Context>>;
const { hung, nga, thanh, duc, mai, tuan, long } = officers;
const house = await testApp({
  database,
  now: () => clock.now,
  routes: [workflowRoutes, complaintRoutes(rules)],
  accessRules,
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
const browser = skipWithoutChromium ? null : await launchChromium();
const origin = browser ? await house.app.listen({ port: 0 }) : '';
after(async () => {
  await browser?.close();
  await house.app.close();
});

/** Taken in by Hùng, given by Thanh to Đức. */
async function dossierOfLan(): Promise<string> {
  const { id } = await submitDossier(lan, office.application());
  await acceptDossier(hung, { dossierId: id });
  const [item] = (await listInbox(db, thanh.actor)).filter(({ subjectId }) => subjectId === id);
  await handOverDossier(thanh, { workItemId: item!.id, dossierId: id, handlerId: duc.actor.id! });
  return id;
}

const say = (who: Context, dossierId: string, more: Partial<FileComplaint> = {}): Promise<Complaint> =>
  fileComplaint(who, rules, {
    filingKey: newId(),
    dossierId,
    kind: 'feedback',
    complainedOf: [],
    isAboutAgency: false,
    content: 'Cán bộ hẹn ba lần mà không nhận giấy tờ.',
    ...more,
  });
const isRefused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const stepOf = async ({ id }: Complaint) =>
  db.selectFrom('workItem').selectAll().where('subjectId', '=', id).executeTakeFirstOrThrow();
const sees = async ({ actor }: Context, { id }: Complaint) =>
  (await listInbox(db, actor)).some(({ subjectId }) => subjectId === id);

const about = { Hùng: hung, Thanh: thanh, Đức: duc } as const;
const countAll = () => Promise.all(Object.values(about).map(({ actor }) => countInbox(db, actor)));

/** A complaint that names nobody, so that everybody who had a hand in the dossier is complained of; made before any test runs. */
const dossierId = await dossierOfLan();
const readDossier = () =>
  db.selectFrom('dossier').selectAll().where('id', '=', dossierId).executeTakeFirstOrThrow();
const before = {
  counts: await countAll(),
  dossier: await readDossier(),
  events: await listEventsOf(db, 'dossier', dossierId),
};
const hidden = await say(lan, dossierId, { content: 'Bí mật: cán bộ gây phiền hà nhiều lần.' });
const countsAfter = await countAll();

describe('a complaint', () => {
  test('is answered by a leader whom it is not about; the citizen reads the answer and is told that it is there', async () => {
    const dossierId = await dossierOfLan();
    const filed = await say(lan, dossierId, { complainedOf: [hung.actor.id!] });
    assert.match(filed.code, /^PA1-H99/);
    assert.ok(await sees(mai, filed));
    await answerComplaint(mai, {
      complaintId: filed.id,
      outcome: 'founded',
      answer: 'Xin lỗi bà. Cán bộ đã được nhắc nhở, hồ sơ được nhận.',
    });
    const read = await getComplaint(db, lan.actor, filed.id);
    assert.deepEqual([read.state, read.outcome], ['answered', 'founded']);
    const events = await listEventsOf(db, 'complaint', filed.id);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['complaint-filed', 'complaint-answered'],
    );
    const names = [...complaintNoticeNames, ...dossierNoticeNames];
    const tell = complaintNotices(sampleTemplates(names), 'muongmau.example');
    const [notice, ...others] = await database.context().transaction((tx) => tell(tx, events));
    assert.equal(others.length, 0);
    assert.equal(notice!.addresses.email, 'lan@muongmau.example');
    assert.doesNotMatch(notice!.body, /nhắc nhở|Hùng/);
    await assert.rejects(
      answerComplaint(tuan, { complaintId: filed.id, outcome: 'founded', answer: 'Trả lời thêm lần nữa.' }),
      isRefused('work-item-done'),
    );
  });

  test('goes to the agency above where a leader is complained of, or the agency itself', async () => {
    const dossierId = await dossierOfLan();
    const aboutAgency = await say(lan, dossierId, { isAboutAgency: true });
    assert.deepEqual([await sees(mai, aboutAgency), await sees(long, aboutAgency)], [false, true]);
    // The chair has had a hand in it as soon as a step is hers.
    await db
      .updateTable('workItem')
      .set({ assigneeId: mai.actor.id })
      .where('subjectId', '=', dossierId)
      .execute();
    const ofTheChair = await say(lan, dossierId, { complainedOf: [mai.actor.id!] });
    for (const [who, expected] of [
      [mai, false],
      [tuan, false],
      [long, true],
    ] as const)
      assert.equal(await sees(who, ofTheChair), expected, who.actor.name);
  });

  test('has a clock by its kind, and a repeat of the form is the same', async () => {
    const dossierId = await dossierOfLan();
    const filingKey = newId();
    const first = await say(lan, dossierId, { filingKey });
    assert.equal((await say(lan, dossierId, { filingKey })).id, first.id);
    const formal = await say(lan, dossierId, { kind: 'complaint' });
    assert.ok(Temporal.Instant.compare(formal.dueAt, first.dueAt) > 0);
    assert.equal((await stepOf(first)).dueAt.toString(), first.dueAt.toString());
  });

  test('is of one’s own dossier, about people who had a hand in it, in words', async () => {
    const dossierId = await dossierOfLan();
    const stranger = lan.as({ kind: 'citizen', id: newId(), name: 'Người lạ', positions: [] });
    await assert.rejects(say(stranger, dossierId), isRefused('not-found'));
    const field = (error: unknown) => error instanceof InvalidInput && error.issues[0]!.field;
    await assert.rejects(
      say(lan, dossierId, { complainedOf: [long.actor.id!] }),
      (e) => field(e) === '/complainedOf',
    );
    await assert.rejects(say(lan, dossierId, { content: 'Chậm' }), (e) => field(e) === '/content');
    await assert.rejects(say(lan, dossierId, { kind: 'denunciation' }), (e) => field(e) === '/kind');
  });

  test('is written down at a counter by who is not complained of, and shown to them no more', async () => {
    const dossierId = await dossierOfLan();
    await assert.rejects(say(hung, dossierId), isRefused('complained-of-cannot-record'));
    const filed = await say(nga, dossierId);
    assert.equal(filed.complainantId, lan.actor.id);
    await assert.rejects(getComplaint(db, nga.actor, filed.id), isRefused('not-found'));
    assert.equal((await getComplaint(db, lan.actor, filed.id)).id, filed.id);
  });
});

/** Standing in for the chair, as a position that is lent to them says. */
function standingInForMai(who: Context): Context {
  const lent = mai.actor.positions.map((held) => ({ ...held, onBehalfOf: mai.actor.id }));
  return who.as({ ...who.actor, positions: [...who.actor.positions, ...lent] });
}

describe('for those complained of it does not exist', async () => {
  const step = await stepOf(hidden);
  for (const [name, own] of Object.entries(about)) {
    for (const [as, who] of [
      ['themself', own],
      ['standing in for the leader', standingInForMai(own)],
    ] as const) {
      test(`${name}, ${as}: inbox and counts`, async () => {
        assert.equal(await sees(who, hidden), false);
        const reported = await listInbox(db, who.actor, { isReported: true });
        assert.ok(reported.every(({ subjectId }) => subjectId !== hidden.id));
      });

      test(`${name}, ${as}: by address, and no act on it`, async () => {
        const desk = await visitor(house, who.actor);
        const answer = { outcome: 'unfounded', answer: 'Không có gì xảy ra cả.' };
        assert.equal((await desk.get(complaintPaths.desk(hidden.id))).status, 404);
        assert.equal((await desk.post(complaintPaths.answer(hidden.id), answer)).status, 404);
        assert.equal((await desk.get(complaintPaths.step(step.id))).status, 404);
        assert.equal(
          (await desk.post(`${complaintPaths.step(step.id)}/trao-doi`, { body: 'Ai đó?' })).status,
          404,
        );
        await desk.post(`${complaintPaths.step(step.id)}/giao`, { officer: who.actor.id! });
        await desk.post(`${complaintPaths.step(step.id)}/nhan`, {});
        assert.equal((await stepOf(hidden)).assigneeId, null);
        const inbox = await desk.get('/can-bo');
        assert.equal(inbox.status, 200);
        assert.doesNotMatch(inbox.html, new RegExp(`${hidden.code}|${hidden.id}|${step.id}`));
        await assert.rejects(
          answerComplaint(who, { complaintId: hidden.id, ...answer }),
          isRefused('not-found'),
        );
      });

      test(`${name}, ${as}: lists and search of dossiers`, async () => {
        for (const words of [hidden.code, 'Bí mật', '']) {
          const found = await listDossiers(db, who.actor, { search: words });
          assert.doesNotMatch(JSON.stringify(found), /Bí mật|PA1-/);
        }
      });
    }
  }

  test('the dossier, its facts and its version are as they were', async () => {
    assert.deepEqual(await readDossier(), before.dossier);
    assert.deepEqual(await listEventsOf(db, 'dossier', dossierId), before.events);
    assert.deepEqual(countsAfter, before.counts);
    const facts = JSON.stringify((await listEventsOf(db, 'complaint', hidden.id)).map(({ data }) => data));
    assert.doesNotMatch(facts, new RegExp(`${dossierId}|${hung.actor.id}|Bí mật`));
  });

  test('no colleague can ask them to read it, and its lateness is told to somebody else', async () => {
    const note = { subjectType: 'complaint', subjectId: hidden.id, body: 'Xem giúp tôi việc này.' };
    for (const who of Object.values(about))
      await assert.rejects(addWorkNote(mai, { ...note, mentions: [who.actor.id!] }), InvalidInput);
    await addWorkNote(mai, { ...note, mentions: [tuan.actor.id!] });
    const today = clock.now;
    clock.now = hidden.dueAt.add({ hours: 1 });
    await escalateOverdue(office.system);
    clock.now = today;
    const { escalatedTo } = await stepOf(hidden);
    assert.ok(escalatedTo, 'somebody is told');
    assert.ok(Object.values(about).every(({ actor }) => actor.id !== escalatedTo));
  });

  test('while the leader and the citizen read it', async () => {
    const desk = await visitor(house, mai.actor);
    assert.match((await desk.get(complaintPaths.desk(hidden.id))).html, /Bí mật: cán bộ gây phiền hà/);
    assert.equal((await desk.get(complaintPaths.step(step.id))).status, 200);
    const home = await visitor(house, lan.actor);
    assert.match((await home.get(complaintPaths.own())).html, new RegExp(hidden.code));
    assert.match((await home.get(complaintPaths.own(hidden.id))).html, /Đang xem xét/);
  });
});

describe('the pages', { skip: skipWithoutChromium }, async () => {
  const filed = hidden;
  const shown = [
    ['filing', lan, complaintPaths.filing(dossierId)],
    ['at-the-counter', nga, complaintPaths.atCounter(dossierId)],
    ['own', lan, complaintPaths.own(filed.id)],
    ['own-list', lan, complaintPaths.own()],
    ['desk', mai, complaintPaths.desk(filed.id)],
  ] as const;
  for (const [name, who, path] of shown) {
    test(`${name} is accessible and no wider than the screen`, async () => {
      const cookie = await house.signIn(who.actor);
      for (const width of [390, 1366])
        assert.deepEqual(await inspectPage(browser!, { url: origin + path, cookie, width, name }), []);
    });
  }

  test('a form that is not filled in comes back with what is missing; filled in, it is sent', async () => {
    const home = await visitor(house, lan.actor);
    const wrong = await home.post(complaintPaths.filing(dossierId), { kind: '', content: 'Ít' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /Chọn phản ánh, kiến nghị hay khiếu nại/);
    const words = { kind: 'suggestion', content: 'Nên nhận giấy tờ cả sáng thứ bảy.', filingKey: newId() };
    const sent = await home.post(complaintPaths.filing(dossierId), words);
    assert.equal(sent.status, 303);
    assert.match((await home.get(sent.location!)).html, /Nên nhận giấy tờ/);
    const desk = await visitor(house, mai.actor);
    const id = sent.location!.split('/').at(-1)!;
    const answer = { outcome: 'founded', answer: 'Từ tháng sau nhận cả sáng thứ bảy.' };
    assert.equal((await desk.post(complaintPaths.answer(id), answer)).status, 303);
    assert.match((await home.get(sent.location!)).html, /Từ tháng sau/);
  });
});
