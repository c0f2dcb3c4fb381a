import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import { systemActor } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { catchUp, recordEvent } from '#platform/events/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { createMailer } from '#platform/mail/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { startPlayTextProvider } from './carriers/play-text-provider.ts';
import { chooseChannels } from './commands/choose-channels.ts';
import { takeReport } from './commands/take-report.ts';
import { mailServer } from './fixtures.ts';
import {
  brandnameSms,
  mailCarrier,
  type NoticeSource,
  noticeReader,
  readNoticeRules,
  sendNotice,
} from './index.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
await installJobs(database.adminUrl);
const clock = { now: Temporal.Instant.from('2026-11-25T02:00:00Z') };
const now = () => clock.now;
const server = await mailServer();
const secret = 'tin nhắn thử 0123456789';
const play = await startPlayTextProvider({ port: 0, secret, reportUrl: null, now });
after(() => Promise.all([server.goAway(), play.close()]));

const rules = readNoticeRules(readPack('packs', 'sample'));
const provider = brandnameSms({ url: play.url, account: 'MUONG', secret, brandname: 'MUONG MAU' });
const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'khong-tra-loi@muongmau.example' });
const parts = { db, tenant: 'sample', rules, now, carriers: { email: mailCarrier(mailer), sms: provider } };
const system = database.context(systemActor('text-provider'), now);

interface Reader {
  readonly id: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}
/** A library that tells its readers what they must do, and what they may like to know. */
const library: NoticeSource = async (_tx, events) =>
  events
    .filter(({ type }) => type === 'book-lent')
    .map(({ id, subject, data }) => {
      const { reader, class: code } = data as { reader: Reader; class: string };
      return {
        eventId: id,
        class: code,
        about: subject,
        recipient: { kind: 'citizen', id: reader.id },
        addresses: { email: reader.email, sms: reader.phone },
        subject: 'Đã mượn sách: Truyện Kiều',
        body: 'Hẹn trả: 02/12/2026.',
        short: 'Ban da muon mot quyen sach.',
        path: '/muon',
      };
    });
const site = { baseUrl: 'https://thuvien.example', siteName: 'Thư viện' };
const reader = noticeReader({ ...parts, site, sources: [library], channels: ['email', 'sms'] });

let readers = 0;
const newReader = (over: Partial<Reader> = {}): Reader => {
  readers += 1;
  const number = String(readers).padStart(3, '0');
  return { id: newId(), email: `doc-gia-${number}@muongmau.example`, phone: `0912345${number}`, ...over };
};

/** Lends a book to them, and tells how each way of the notice stands. */
async function lend(to: Reader, code: 'decision' | 'progress' = 'decision') {
  const ctx = database.context(undefined, now);
  const subject = { type: 'loan', id: newId(), version: 1 };
  await ctx.transaction((tx) =>
    recordEvent(tx, ctx, { type: 'book-lent', subject, data: { reader: to, class: code } }),
  );
  await catchUp(sequencerDb, db, [reader]);
  const { id } = await db
    .selectFrom('notice')
    .select('id')
    .where('aboutId', '=', subject.id)
    .executeTakeFirstOrThrow();
  const ways = () =>
    db.selectFrom('noticeDelivery').selectAll().where('noticeId', '=', id).orderBy('place').execute();
  return {
    ways,
    states: async () => (await ways()).map(({ channel, state }) => `${channel} ${state}`),
    /** Sends whatever waits, as the queue would. */
    send: async () => {
      for (const each of await ways()) if (each.state === 'waiting') await sendNotice(parts, each.id);
    },
  };
}

const textsTo = (phone: string | null) =>
  play.sent.filter((each) => each.phone === phone!.replace(/^0/, '84'));
const lettersTo = (email: string | null) =>
  server.received.filter(({ to }) => to?.some(({ address }) => address === email));
const byText = (to: Reader) =>
  chooseChannels(
    database.context({ kind: 'citizen', id: to.id, name: 'Bạn đọc', positions: [] }, now),
    rules,
    { choices: { decision: 'sms', progress: 'sms' }, offered: ['email', 'sms'] },
  );
/** Someone who wants to be told by text message first. */
async function texted(): Promise<Reader> {
  const person = newReader();
  await byText(person);
  return person;
}

describe('a text message', () => {
  test('tells who has no mailbox, in one message without accents, names or papers', async () => {
    const person = newReader({ id: null, email: null });
    const told = await lend(person);
    await told.send();
    const [sent] = textsTo(person.phone);
    assert.equal(sent!.text, 'Ban da muon mot quyen sach.');
    assert.equal(sent!.segments, 1);
    const [way] = await told.ways();
    assert.equal(way!.state, 'sent');
    assert.equal(way!.providerId, sent!.messageId);
  });

  test('is proved to have come by a signed report, once, however often it is told', async () => {
    const person = newReader({ email: null });
    const told = await lend(person);
    await told.send();
    const [way] = await told.ways();
    const report = play.report(way!.id);
    for (const wrong of [{ ...report, status: 'failed' }, { ...report, signature: '0'.repeat(64) }, {}, null])
      assert.equal(provider.readReport(wrong), undefined);
    const heard = provider.readReport(report)!;
    for (const each of [heard, heard]) assert.equal(await takeReport(system, rules, each), 'taken');
    // What came stays so, whatever comes after.
    const late = provider.readReport(play.report(way!.id, 'failed'))!;
    assert.equal(await takeReport(system, rules, late), 'taken');
    assert.deepEqual(await told.states(), ['sms delivered']);
    const events = await db.selectFrom('event').select('type').where('subjectId', '=', way!.id).execute();
    assert.deepEqual(events, [{ type: 'notice-delivery-reported' }]);
    const stranger = { ...heard, deliveryId: newId() };
    assert.equal(await takeReport(system, rules, stranger), 'unknown');
  });

  test('to a number that there is not gives way to a letter at once', async () => {
    const person = await texted();
    const told = await lend(person);
    play.mood = 'refuses';
    await told.send();
    play.mood = 'takes';
    assert.deepEqual(await told.states(), ['sms failed', 'email waiting']);
    await told.send();
    assert.equal(lettersTo(person.email).length, 1);
    assert.equal(textsTo(person.phone).length, 0);
  });

  test('that by its report did not come gives way to a letter, once', async () => {
    const person = await texted();
    const told = await lend(person);
    await told.send();
    const [way] = await told.ways();
    const report = provider.readReport(play.report(way!.id, 'failed'))!;
    await Promise.all([report, report].map((each) => takeReport(system, rules, each)));
    await told.send();
    assert.deepEqual(await told.states(), ['sms failed', 'email sent']);
    assert.equal(lettersTo(person.email).length, 1);
  });

  test('waits as long as a busy provider asks, and goes then', async () => {
    const person = newReader({ email: null });
    const told = await lend(person);
    play.mood = 'isBusy';
    await told.send();
    play.mood = 'takes';
    const [way] = await told.ways();
    assert.equal(way!.state, 'waiting');
    assert.equal(way!.notBefore!.toString(), clock.now.add({ seconds: 90 }).toString());
    await told.send();
    assert.equal(textsTo(person.phone).length, 1);
  });

  test('goes when a provider that was away for an hour is back, and is one', async () => {
    const person = await texted();
    const told = await lend(person);
    play.mood = 'isAway';
    await assert.rejects(told.send(), /answered 503/);
    clock.now = clock.now.add({ hours: 1 });
    await assert.rejects(told.send(), /answered 503/);
    play.mood = 'takes';
    await told.send();
    assert.deepEqual(await told.states(), ['sms sent', 'email standby']);
    assert.equal(textsTo(person.phone).length, 1);
    assert.equal(lettersTo(person.email).length, 0);
  });

  test('gives way to a letter when its provider stays away longer than the pack has patience', async () => {
    const person = await texted();
    const told = await lend(person);
    play.mood = 'isAway';
    clock.now = clock.now.add({ hours: 7 });
    await told.send();
    play.mood = 'takes';
    await told.send();
    await told.send();
    assert.deepEqual(await told.states(), ['sms failed', 'email sent']);
    assert.equal(textsTo(person.phone).length, 0);
    clock.now = Temporal.Instant.from('2026-11-26T02:00:00Z');
  });

  test('that was taken and not answered for is asked for again under its id, and comes once', async () => {
    const person = newReader({ email: null });
    const told = await lend(person);
    play.mood = 'swallows';
    await assert.rejects(told.send());
    play.mood = 'takes';
    const before = play.asked;
    await told.send();
    assert.equal(play.asked, before + 1, 'it was asked again');
    assert.equal(textsTo(person.phone).length, 1, 'and knew the request');
    assert.deepEqual(await told.states(), ['sms sent']);
  });

  test('reported before this side has marked it as sent does not go again', async () => {
    const person = newReader({ email: null });
    const told = await lend(person);
    play.mood = 'swallows';
    await assert.rejects(told.send());
    play.mood = 'takes';
    const [way] = await told.ways();
    await takeReport(system, rules, provider.readReport(play.report(way!.id))!);
    const before = play.asked;
    await told.send();
    assert.equal(play.asked, before);
    assert.deepEqual(await told.states(), ['sms delivered']);
  });

  test('is sent once, however many try at once', async () => {
    const person = newReader({ email: null });
    const told = await lend(person);
    const [way] = await told.ways();
    const before = play.asked;
    await Promise.all([1, 2, 3, 4].map(() => sendNotice(parts, way!.id)));
    assert.equal(play.asked, before + 1);
  });

  test('of the night goes in the morning', async () => {
    clock.now = Temporal.Instant.from('2026-11-26T15:30:00Z');
    const told = await lend(newReader({ email: null }));
    const [way] = await told.ways();
    assert.equal(way!.notBefore!.toString(), '2026-11-27T00:00:00Z');
    const key = `sample/send-notice/${way!.id}`;
    const { rows } = await sql<{ runAt: Temporal.Instant }>`
      select run_at from graphile_worker.jobs where key = ${key}`.execute(db);
    assert.equal(rows[0]!.runAt.toString(), '2026-11-27T00:00:00Z');
    clock.now = Temporal.Instant.from('2026-11-27T02:00:00Z');
  });
});

describe('a person chooses', () => {
  const citizen = (person: Reader) =>
    database.context({ kind: 'citizen', id: person.id, name: 'Bạn đọc', positions: [] }, now);

  test('by what they are told, or by their page alone', async () => {
    const person = newReader();
    assert.deepEqual(await (await lend(person, 'progress')).states(), ['email waiting']);
    const choose = (choices: Record<string, string>) =>
      chooseChannels(citizen(person), rules, { choices, offered: ['email', 'sms'] });
    await choose({ progress: 'sms' });
    assert.deepEqual(await (await lend(person, 'progress')).states(), ['sms waiting']);
    await choose({ progress: 'page' });
    assert.deepEqual(await (await lend(person, 'progress')).states(), []);
    assert.deepEqual(await (await lend(person)).states(), ['email waiting', 'sms standby']);
  });

  test('nothing that the law does not leave to them, and nothing that there is not', async () => {
    const person = newReader();
    const choose = (choices: Record<string, string>) =>
      chooseChannels(citizen(person), rules, { choices, offered: ['email'] });
    await assert.rejects(choose({ decision: 'page' }), /notice-required/);
    await assert.rejects(choose({ progress: 'sms' }), /channel-unknown/);
    await assert.rejects(choose({ progress: 'pigeon' }), /channel-unknown/);
    await assert.rejects(chooseChannels(system, rules, { choices: {}, offered: [] }), {
      code: 'not-allowed',
    });
  });
});
