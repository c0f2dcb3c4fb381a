import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { workingDesks } from '#modules/documents/fixtures.ts';
import type { Box } from '#modules/mail/index.ts';
import { mailHost, skipWithoutMail } from '#modules/mail/mail-host.ts';
import { mailFollower, mailJobs, readBoxesOnce } from '#modules/mail/module.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { readMailbox } from '#platform/mail/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import {
  answerMeeting,
  callMeeting,
  cancelMeeting,
  getMeeting,
  listGuests,
  listMeetings,
  moveMeeting,
} from './index.ts';
import { meetingIn, momentOf } from './meeting-in.ts';
import { meetingRoutes, takeInReplies, tellGuestsJob } from './module.ts';
import { meetingPaths } from './paths.ts';

const domain = 'checked.example';
const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const { system, clock } = desks;
const [yen, mai, son, huy] = (await Promise.all(
  ['yen', 'mai', 'son', 'huy'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context];
const at = (day: string, hour: string) =>
  momentOf(Temporal.PlainDate.from(day), Temporal.PlainTime.from(hour));
const invitation = () =>
  desks.register(yen, {
    typeName: 'Giấy mời',
    code: `${serial++}/GM-UBND`,
    subject: 'Họp giao ban tháng 12',
  });
let serial = 1;
const call = async (of: Partial<Parameters<typeof callMeeting>[1]> = {}) =>
  callMeeting(yen, {
    documentId: (await invitation()).id,
    title: 'Họp giao ban tháng 12',
    unitId: desks.unitId('H99.102.1'),
    place: 'Phòng họp tầng 2',
    startsAt: at('2026-12-01', '08:00'),
    endsAt: at('2026-12-01', '10:00'),
    officerIds: [mai.actor.id!, son.actor.id!],
    addresses: [],
    ...of,
  });
const steps = async (ctx: Context) =>
  (await listInbox(db, ctx.actor)).filter(({ subjectType }) => subjectType === 'meeting-guest');

test('when and where are read from the words of an invitation', () => {
  const words = `UBND XÃ NÀ LÚA\nNà Lúa, ngày 25 tháng 11 năm 2026\nGIẤY MỜI\nKính mời dự họp.
Thời gian: 8 giờ 00 phút, ngày 01 tháng 12 năm 2026 (thứ Ba).
Địa điểm: Phòng họp tầng 2, trụ sở UBND xã.`;
  const found = meetingIn(words.normalize('NFD'));
  assert.deepEqual(
    [String(found.on), String(found.at), found.place],
    ['2026-12-01', '08:00:00', 'Phòng họp tầng 2, trụ sở UBND xã'],
  );
  assert.equal(String(meetingIn('Thời gian: 14h30, ngày 5/12/2026').at), '14:30:00');
  assert.deepEqual(meetingIn('Thời gian: 25 giờ ngày 31/02/2026'), {});
  assert.deepEqual(meetingIn('Nà Lúa, ngày 25 tháng 11 năm 2026'), {}, 'the day of issue is no meeting');
});

describe('a meeting', () => {
  test('stands in the calendar of its unit and of those invited, and waits in their inboxes until they answer', async () => {
    const meeting = await call();
    const listed = (ctx: Context) =>
      listMeetings(db, ctx.actor, { now: clock.now, isPast: false, limit: 10 });
    assert.ok((await listed(son)).some(({ id }) => id === meeting.id));
    assert.ok(!(await listed(huy)).some(({ id }) => id === meeting.id));
    await assert.rejects(getMeeting(db, huy.actor, meeting.id), { code: 'not-found' });
    assert.equal((await steps(son)).length, 1);
    await answerMeeting(son, { meetingId: meeting.id, answer: 'accepted' });
    assert.equal((await steps(son)).length, 0);
    await answerMeeting(son, { meetingId: meeting.id, answer: 'declined' });
    const guests = await listGuests(db, meeting.id);
    assert.deepEqual(guests.map(({ officerId, answer }) => [officerId === son.actor.id, answer]).toSorted(), [
      [false, 'waiting'],
      [true, 'declined'],
    ]);
    await assert.rejects(answerMeeting(huy, { meetingId: meeting.id, answer: 'accepted' }), {
      code: 'not-found',
    });
  });

  test('is not called for the past, for nobody, or in another unit’s calendar', async () => {
    const fields = async (act: Promise<unknown>) =>
      act.then(
        () => [],
        (error: { issues?: { code: string }[] }) => error.issues?.map(({ code }) => code) ?? error,
      );
    assert.deepEqual(await fields(call({ startsAt: at('2026-11-01', '08:00') })), ['start-in-the-past']);
    assert.deepEqual(await fields(call({ endsAt: at('2026-12-01', '07:00'), place: ' ' })), [
      'place-required',
      'end-before-start',
    ]);
    assert.deepEqual(await fields(call({ officerIds: [] })), ['guests-required']);
    assert.deepEqual(await fields(call({ addresses: ['không phải'] })), ['address-malformed']);
    await assert.rejects(call({ unitId: desks.unitId('H99.03') }), { code: 'not-allowed' });
  });

  test('that is called off leaves the inboxes and takes no more answers', async () => {
    const meeting = await call();
    await assert.rejects(cancelMeeting(son, { meetingId: meeting.id, reason: 'Bận việc khác' }), {
      code: 'not-allowed',
    });
    await cancelMeeting(yen, { meetingId: meeting.id, reason: 'Bận việc đột xuất' });
    assert.ok(
      !(await steps(son)).some(
        ({ subjectTitle, dueAt }) => subjectTitle === meeting.title && dueAt.equals(meeting.startsAt),
      ),
    );
    await assert.rejects(answerMeeting(son, { meetingId: meeting.id, answer: 'accepted' }), {
      code: 'meeting-cancelled',
    });
    await assert.rejects(
      moveMeeting(yen, {
        meetingId: meeting.id,
        place: 'x',
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
      }),
      { code: 'meeting-cancelled' },
    );
  });
});

describe('an invitation by mail', { skip: skipWithoutMail }, () => {
  let host: Awaited<ReturnType<typeof mailHost>>;
  let boxes: Box[];
  before(async () => {
    host = await mailHost({ domain, boxes: ['ubnd', 'lan'] });
    const box = { agency: 'H99.102', address: `ubnd@${domain}`, imap: host.imap('ubnd'), smtp: host.smtp };
    boxes = [{ ...box, server: `mail.${domain}` }];
  });
  after(() => host?.stop());
  const services = () => ({ blobs: desks.blobs, boxes, listeners: [takeInReplies] });
  const settle = () =>
    desks.settle({
      readers: [mailFollower('sample')],
      jobs: [...mailJobs(system, services()), tellGuestsJob(system, { boxes })],
    });
  /** Calendars in Lan's mailbox, once there are so many. */
  async function calendars(count: number): Promise<readonly string[]> {
    for (const end = Date.now() + 60_000; ; ) {
      const found: string[] = [];
      const asked = {
        url: host.imap('lan'),
        after: { uidValidity: 0n, lastUid: 0n },
        maxBytes: 1e7,
        maxLetters: 50,
      };
      await readMailbox(asked, async ({ source }) => {
        const { attachments } = await PostalMime.parse(source!);
        const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
        if (part)
          found.push(
            Buffer.from(part.content as ArrayBuffer)
              .toString()
              .replace(/\r\n /g, ''),
          );
      });
      if (found.length >= count) return found;
      if (Date.now() > end) throw new Error(`only ${found.length} calendars came`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test('goes to who has an address, is answered by their calendar, moved and called off', async () => {
    const meeting = await call({ addresses: [`lan@${domain}`] });
    await settle();
    await settle();
    const [request] = await calendars(1);
    assert.match(request!, /METHOD:REQUEST[\s\S]*SEQUENCE:0[\s\S]*DTSTART:20261201T010000Z/);
    const uid = /^UID:(.*)$/m.exec(request!)![1]!.trim();

    const answer = (from: string) =>
      createTransport(host.smtp).sendMail({
        from,
        to: `ubnd@${domain}`,
        subject: 'Accepted',
        text: 'Tôi sẽ dự.',
        icalEvent: {
          method: 'REPLY',
          content: `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:lan@${domain}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
        },
      });
    const lan = async () =>
      (await listGuests(db, meeting.id)).find(({ address }) => address === `lan@${domain}`)!;
    await answer('somebody@else.example');
    await answer(`lan@${domain}`);
    for (const end = Date.now() + 60_000; (await lan()).answer === 'waiting'; ) {
      if (Date.now() > end) throw new Error('the answer did not come');
      await readBoxesOnce(system, services());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.deepEqual([(await lan()).answer, (await lan()).answeredBy], ['accepted', 'mail']);

    const times = { startsAt: at('2026-12-02', '14:00'), endsAt: at('2026-12-02', '16:00') };
    await moveMeeting(yen, { meetingId: meeting.id, place: 'Hội trường', ...times });
    await settle();
    await cancelMeeting(yen, { meetingId: meeting.id, reason: 'Bận việc đột xuất' });
    await settle();
    const all = await calendars(3);
    assert.ok(all.some((text) => /SEQUENCE:1[\s\S]*LOCATION:Hội trường/.test(text)));
    assert.ok(all.some((text) => /METHOD:CANCEL[\s\S]*SEQUENCE:2/.test(text)));
  });
});

test('the pages put an invitation into the calendar, and are fit for everyone', async () => {
  const house = await testApp({
    database,
    now: () => clock.now,
    routes: [meetingRoutes],
    accessRules: { officer: ({ kind }) => kind === 'officer' },
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
  after(() => house.app.close());
  const [atYen, atSon, atHuy] = await Promise.all([yen, son, huy].map(({ actor }) => visitor(house, actor)));
  const document = await invitation();
  const form = {
    document: document.id,
    title: 'Họp bàn',
    unit: desks.unitId('H99.102.1'),
    place: 'Tầng 2',
    on: '2026-12-03',
    from: '08:00',
    until: '',
  };
  const wrong = await atYen!.post(meetingPaths.calling(), { ...form, officers: son.actor.id! });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /Giờ kết thúc phải sau giờ bắt đầu/);
  const called = await atYen!.post(meetingPaths.calling(), {
    ...form,
    until: '10:00',
    officers: son.actor.id!,
  });
  assert.equal(called.status, 303, called.html);
  const path = called.location!;
  assert.match((await atSon!.get(path)).html, /Bạn có dự được không/);
  assert.equal((await atSon!.post(`${path}/tra-loi`, { answer: 'accepted' })).status, 303);
  assert.match((await atYen!.get(path)).html, /Sẽ dự/);
  assert.equal((await atHuy!.get(path)).status, 404);
  assert.equal((await atHuy!.post(`${path}/tra-loi`, { answer: 'accepted' })).status, 404);
  assert.match((await atSon!.get(`${path}/lich.ics`)).html, /^BEGIN:VCALENDAR\r\n/);
  if (skipWithoutChromium) return;
  const address = await house.app.listen({ port: 0 });
  const cookie = await house.signIn(yen.actor);
  const browser = await launchChromium();
  try {
    const pages = { list: meetingPaths.list(), meeting: path, calling: meetingPaths.calling(document.id) };
    for (const [name, url] of Object.entries(pages)) {
      for (const width of [390, 1366]) {
        assert.deepEqual(
          await inspectPage(browser, { url: address + url, cookie, width, name: `meetings-${name}` }),
          [],
        );
      }
    }
  } finally {
    await browser.close();
  }
});
