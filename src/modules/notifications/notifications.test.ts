import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { newId, PatientPool } from '#platform/database/index.ts';
import { catchUp, recordEvent } from '#platform/events/index.ts';
import { installJobs, type Job, runJobs } from '#platform/jobs/index.ts';
import { createMailer, type Mailer } from '#platform/mail/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { mailServer } from './fixtures.ts';
import {
  mailCarrier,
  type NoticeSource,
  noticeReader,
  queueUnsent,
  readNoticeRules,
  sendNotice,
  sendNoticeJob,
} from './index.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
await installJobs(database.adminUrl);
const server = await mailServer();
after(() => server.goAway());
const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'Thư viện <khong-tra-loi@muongmau.example>' });
const tenant = 'sample';
const rules = readNoticeRules(readPack('packs', 'sample'));
const parts = { db, tenant, rules, carriers: { email: mailCarrier(mailer) } };

/** A library that tells its readers when a book is due. */
const library: NoticeSource = async (_tx, events) =>
  events
    .filter(({ type }) => type === 'book-lent')
    .map(({ id, subject, data }) => ({
      eventId: id,
      class: 'progress',
      about: subject,
      recipient: { kind: 'citizen', id: null },
      addresses: { email: String(data['address']) },
      subject: 'Đã mượn sách: Truyện Kiều',
      body: 'Hẹn trả: 02/12/2026.',
      short: null,
      path: '/muon',
    }));
const site = { baseUrl: 'https://thuvien.example', siteName: 'Thư viện' };
const reader = noticeReader({ tenant, sources: [library], rules, site });

async function lend(address: string, type = 'book-lent'): Promise<void> {
  const ctx = database.context();
  const subject = { type: 'loan', id: newId(), version: 1 };
  await ctx.transaction((tx) => recordEvent(tx, ctx, { type, subject, data: { address } }));
  await catchUp(sequencerDb, db, [reader]);
}

const noticeTo = (address: string) =>
  db.selectFrom('noticeDelivery').selectAll().where('address', '=', address).executeTakeFirstOrThrow();

/** The queue at work for as long as `work` takes. */
async function working<T>(job: Job, work: () => Promise<T>, of = tenant): Promise<T> {
  const pool = new PatientPool(database.adminUrl, { schema: database.schema });
  const run = runJobs({ pool, tenant: of, jobs: [job], onError: () => {} });
  try {
    return await work();
  } finally {
    await run.stop();
    await pool.end();
  }
}

async function countJobs(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(db);
  return rows[0]!.n;
}

const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; !(await isSo()); tries += 1) {
    assert.ok(tries < 500, 'it never came to be');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('a notice', () => {
  test('is written once for a fact, also when the log is read again from the beginning', async () => {
    await lend('lan@muongmau.example');
    await lend('lan@muongmau.example', 'book-returned');
    await db.updateTable('eventCursor').set({ position: '0' }).where('reader', '=', 'notices').execute();
    await catchUp(sequencerDb, db, [reader]);
    assert.equal((await db.selectFrom('notice').select('id').execute()).length, 1);
  });

  test('reaches the mailbox of the one address, with its words whole', async () => {
    await working(sendNoticeJob(parts), () => server.arrival(1));
    const [letter] = server.received;
    assert.equal(letter?.subject, 'Đã mượn sách: Truyện Kiều');
    const [greeting, words, more] = letter?.text?.trim().split(/\r?\n\r?\n/) ?? [];
    assert.deepEqual(
      [greeting, words, more],
      ['Kính gửi Ông/Bà,', 'Hẹn trả: 02/12/2026.', 'Xem tại: https://thuvien.example/muon'],
    );
    assert.deepEqual(
      letter?.to?.map((to) => to.address),
      ['lan@muongmau.example'],
    );
    const notice = await noticeTo('lan@muongmau.example');
    assert.equal(letter?.messageId, `<${notice.id}@muongmau.example>`);
    assert.ok(notice.sentAt);
  });

  test('is sent once, however many try, at once or later', async () => {
    await lend('hoa@muongmau.example');
    const { id } = await noticeTo('hoa@muongmau.example');
    const before = server.received.length;
    await Promise.all([1, 2, 3].map(() => sendNotice(parts, id)));
    await sendNotice(parts, id);
    assert.equal(server.received.length, before + 1);
  });

  test('waits while the server is away, counts the failures, and goes when it is back', async () => {
    await server.goAway();
    await lend('nga@muongmau.example');
    const before = server.received.length;
    await working(sendNoticeJob(parts), async () => {
      await until(async () => (await noticeTo('nga@muongmau.example')).failures > 0);
      const waiting = await noticeTo('nga@muongmau.example');
      assert.match(waiting.lastError ?? '', /ECONNREFUSED/);
      assert.equal(waiting.sentAt, null);
      await server.comeBack();
      await server.arrival(before + 1);
    });
    const sent = await noticeTo('nga@muongmau.example');
    assert.ok(sent.sentAt);
    assert.equal(sent.lastError, null);
    assert.equal(server.received.length, before + 1);
  });

  test('without a server stays in the outbox, and goes once one is configured', async () => {
    await lend('tam@muongmau.example');
    const before = server.received.length;
    await working(sendNoticeJob({ ...parts, carriers: {} }), () =>
      until(async () => (await countJobs()) === 0),
    );
    assert.equal((await noticeTo('tam@muongmau.example')).sentAt, null);
    assert.equal(await queueUnsent(db, tenant, ['email'], 1), 1);
    await working(sendNoticeJob(parts), () => server.arrival(before + 1));
    assert.ok((await noticeTo('tam@muongmau.example')).sentAt);
  });

  test('is left alone by the worker of another province, whose database it shares', async () => {
    await lend('dao@muongmau.example');
    const never: Job = {
      name: 'send-notice',
      run: async () => assert.fail('took the work of another province'),
    };
    await working(never, () => new Promise((resolve) => setTimeout(resolve, 500)), 'dien-bien');
    assert.equal(await countJobs(), 1);
    await working(sendNoticeJob(parts), () => until(async () => (await countJobs()) === 0));
    assert.ok((await noticeTo('dao@muongmau.example')).sentAt);
  });

  test('sent by a process that dies before it could say so goes again, under the same id', async () => {
    await lend('son@muongmau.example');
    const { id } = await noticeTo('son@muongmau.example');
    const before = server.received.length;
    // Killed between the server's "250 OK" and the commit: the database sees its connection break.
    const dying: Mailer = {
      ...mailer,
      async send(mail) {
        await mailer.send(mail);
        await killHolder();
      },
    };
    await assert.rejects(sendNotice({ ...parts, carriers: { email: mailCarrier(dying) } }, id));
    assert.equal((await noticeTo('son@muongmau.example')).sentAt, null);
    await sendNotice(parts, id);
    const [first, second] = server.received.slice(before);
    assert.equal(server.received.length, before + 2);
    assert.equal(first?.messageId, second?.messageId);
  });
});

/** Ends the connection that holds the notice's row. */
async function killHolder(): Promise<void> {
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction' and query like '%"notice_delivery"%for update%'`);
  await owner.end();
}
