import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, type TestContext, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import { draftDocument } from '#modules/documents/commands/draft-document.ts';
import { issueDocument } from '#modules/documents/commands/issue-document.ts';
import { registerArrival } from '#modules/documents/commands/register-arrival.ts';
import { workingDesks } from '#modules/documents/fixtures.ts';
import { getDocument, listFiles } from '#modules/documents/index.ts';
import { layForSigning } from '#modules/documents/lay-for-signing.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { type RegisteredMail, sendRegistered } from '#platform/mail/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import type { Box } from './boxes.ts';
import { closeDispatch, handleSecret, listDispatches, repeatDispatch } from './index.ts';
import { listLetters } from './letters.ts';
import { mailHost, skipWithoutMail } from './mail-host.ts';
import { mailFollower, mailJobs, mailRoutes, readBoxesOnce } from './module.ts';
import { mailPaths } from './paths.ts';

const domain = 'muongmau.example';
const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
const [huy, oanh, thinh, yen, son] = (await Promise.all(
  ['huy', 'oanh', 'thinh', 'yen', 'son'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context, Context];

/** A server elsewhere that takes letters for Lan and knows nobody else. */
const elsewhere = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    done(
      address.startsWith('lan@') ? null : Object.assign(new Error('no such person'), { responseCode: 550 }),
    ),
  onData: (stream, _session, done) => {
    stream.resume().on('end', () => done());
  },
});
elsewhere.on('error', () => {});

describe('an official mailbox', { skip: skipWithoutMail }, () => {
  let host: Awaited<ReturnType<typeof mailHost>>;
  let services: { blobs: typeof desks.blobs; boxes: Box[] };
  before(async () => {
    await new Promise<void>((ready) => void elsewhere.listen(0, '127.0.0.1', ready));
    const port = (elsewhere.server.address() as AddressInfo).port;
    host = await mailHost({ domain, boxes: ['ubnd', 'snv', 'lan'], routes: { 'xa.example': port } });
    const box = (agency: string, name: string): Box => ({
      agency,
      address: `${name}@${domain}`,
      imap: host.imap(name),
      smtp: host.smtp,
      server: `mail.${domain}`,
    });
    services = { blobs: desks.blobs, boxes: [box('H99.102', 'ubnd'), box('H99.03', 'snv')] };
  });
  after(async () => {
    await host?.stop();
    await new Promise<void>((closed) => elsewhere.close(() => closed()));
    await desks.close();
  });

  const settle = () =>
    desks.settle({ readers: [mailFollower('sample')], jobs: mailJobs(desks.system, services) });
  /** Reads the boxes until it is so: a letter takes its time between servers. */
  async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
    for (const end = Date.now() + 60_000; ; ) {
      await readBoxesOnce(desks.system, services);
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error('the letter did not come');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const send = (mail: Partial<RegisteredMail> & Pick<RegisteredMail, 'messageId'>) =>
    sendRegistered(host.smtp, {
      from: { name: 'Công ty Mường Xanh', address: 'vt@checked.example' },
      to: `ubnd@${domain}`,
      subject: 'Công văn số 15/MX-KD xin mở điểm bán hàng',
      text: 'Kính gửi quý cơ quan.',
      envelopeId: mail.messageId,
      ...mail,
    });
  const pdf = (name: string, word = '') => ({
    name,
    mediaType: 'application/pdf',
    bytes: word ? Buffer.from(`%PDF-1.7\n${word}\n%%EOF\n`) : samplePdf,
  });
  const letters = () => listLetters(db, yen.actor, { limit: 50 });
  const letterNamed = (messageId: string) => async () =>
    (await letters()).find((letter) => letter.messageId === messageId);
  async function open(t: TestContext) {
    const house = await testApp({
      database,
      now: () => desks.clock.now,
      routes: [mailRoutes(services)],
      accessRules: { officer: ({ kind }) => kind === 'officer' },
      siteFor: () => ({
        site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
        inboxCount: 3,
      }),
    });
    t.after(() => house.app.close());
    return house;
  }
  /** Each page on a telephone and on a desk, as a browser and axe see it. */
  async function inspect(
    house: Awaited<ReturnType<typeof open>>,
    { actor }: Context,
    pages: Readonly<Record<string, string>>,
  ) {
    if (skipWithoutChromium) return;
    const address = await house.app.listen({ port: 0 });
    const cookie = await house.signIn(actor);
    const browser = await launchChromium();
    try {
      for (const [name, path] of Object.entries(pages)) {
        for (const width of [390, 1366]) {
          const seen = { url: address + path, cookie, width, name: `mail-${name}` };
          assert.deepEqual(await inspectPage(browser, seen), []);
        }
      }
    } finally {
      await browser.close();
    }
  }
  const stepsOf = async (ctx: Context) =>
    (await listInbox(db, ctx.actor)).filter(({ subjectType }) => subjectType.startsWith('mail-'));

  test('a letter with a file waits in the register of incoming documents until the clerk registers it', async () => {
    await send({ messageId: '1@mx.example', attachments: [pdf('15_MX-KD.pdf')] });
    const letter = await until(letterNamed('1@mx.example'));
    assert.equal(letter.state, 'proposed');
    assert.deepEqual(letter.senderCheck?.results[0], {
      method: 'spf',
      result: 'pass',
      of: 'checked.example',
    });
    const arrived = await getDocument(db, yen.actor, letter.documentId!);
    assert.deepEqual(
      [arrived.state, arrived.number, arrived.code, arrived.senderName],
      ['arrived', null, '15/MX-KD', 'Công ty Mường Xanh'],
    );
    assert.ok((await desks.inbox(yen)).some(({ action }) => action === 'register'));
    await assert.rejects(getDocument(db, son.actor, arrived.id), { code: 'not-found' });

    const words = desks.paper({
      code: '15/MX-KD',
      subject: 'Xin mở điểm bán hàng',
      senderName: 'Công ty Mường Xanh',
    });
    const registered = await registerArrival(yen, { ...words, documentId: arrived.id });
    assert.equal(registered.number, 1);
    const { data } = await db
      .selectFrom('event')
      .select('data')
      .where('type', '=', 'document-registered')
      .executeTakeFirstOrThrow();
    assert.equal((data as { source: string }).source, 'mail');
    await readBoxesOnce(desks.system, services);
    assert.equal((await letters()).length, 1, 'read once');
  });

  test('the same letter once more is a repeat; another with its Message-ID is laid before the clerk with a warning', async () => {
    await send({ messageId: '1@mx.example', attachments: [pdf('15_MX-KD.pdf')] });
    await until(async () => ((await letters()).length === 2 ? true : undefined));
    await send({
      messageId: '1@mx.example',
      subject: 'Công văn khác',
      attachments: [pdf('khac.pdf', 'khác')],
    });
    await until(async () => ((await letters()).length === 3 ? true : undefined));
    const [other, repeat, first] = await letters();
    assert.deepEqual([other!.state, repeat!.state, first!.state], ['proposed', 'repeat', 'proposed']);
    assert.deepEqual([repeat!.sameAs, repeat!.documentId], [first!.id, null]);
    const { note } = await db
      .selectFrom('documentRevision')
      .select('note')
      .where('documentId', '=', other!.documentId!)
      .executeTakeFirstOrThrow();
    assert.match(note!, /Mã thư trùng với một thư trước nhưng nội dung khác/);
  });

  test('a dangerous file stays apart: it is neither in the document nor handed out', async (t) => {
    const program = { name: 'huong-dan.pdf.exe', mediaType: 'application/pdf', bytes: Buffer.from('MZ\x90') };
    await send({
      messageId: '2@mx.example',
      from: { name: '', address: 'la@unknown.example' },
      subject: 'Tài liệu',
      attachments: [pdf('tai-lieu.pdf', 'tài liệu'), program],
    });
    const letter = await until(letterNamed('2@mx.example'));
    const document = await getDocument(db, yen.actor, letter.documentId!);
    assert.deepEqual(
      (await listFiles(db, document)).map(({ name }) => name),
      ['tai-lieu.pdf'],
    );
    const house = await open(t);
    const [atYen, atSon] = await Promise.all([visitor(house, yen.actor), visitor(house, son.actor)]);
    const page = (await atYen.get(mailPaths.letter(letter.id))).html;
    assert.match(page, /Đã tách riêng: chương trình chạy được/);
    assert.match(page, /Chưa chắc ai đã gửi/);
    assert.equal((await atYen.get(mailPaths.attachment(letter.id, 0))).status, 200);
    assert.equal((await atYen.get(mailPaths.attachment(letter.id, 1))).status, 404);
    assert.equal((await atSon.get(mailPaths.letter(letter.id))).status, 404);
    assert.equal((await atSon.get(mailPaths.letters())).status, 404);
    await inspect(house, yen, { letters: mailPaths.letters(), letter: mailPaths.letter(letter.id) });
  });

  test('of a letter that bears a mark of secrecy nothing is stored but who sent it, and the clerk is called', async () => {
    const files = () => db.selectFrom('file').select('id').execute();
    const before = (await files()).length;
    const marked = {
      name: 'ke-hoach.txt',
      mediaType: 'text/plain',
      bytes: Buffer.from('CỘNG HÒA\n\nTỐI MẬT\n\nKế hoạch A'),
    };
    await send({ messageId: '3@mx.example', subject: 'Kế hoạch', text: 'Kèm theo.', attachments: [marked] });
    const letter = await until(letterNamed('3@mx.example'));
    const { state, secrecy, subject, body, documentId, senderAddress } = letter;
    assert.deepEqual(
      { state, secrecy, subject, body, documentId, senderAddress },
      {
        state: 'secret',
        secrecy: 'top-secret',
        subject: null,
        body: null,
        documentId: null,
        senderAddress: 'vt@checked.example',
      },
    );
    assert.equal((await files()).length, before);
    assert.deepEqual(
      (await stepsOf(yen)).map(({ subjectId }) => subjectId),
      [letter.id],
    );
    await assert.rejects(handleSecret(oanh, letter.id), { code: 'not-found' });
    await handleSecret(yen, letter.id);
    assert.deepEqual(await stepsOf(yen), []);
  });

  describe('an issued document', () => {
    let documentId: string;
    before(async () => {
      const to = (name: string, address: string) => ({
        way: 'mail' as const,
        code: null,
        unitId: null,
        name,
        address,
      });
      const draft = await draftDocument(
        huy,
        { ...desks.services },
        desks.letter({
          receivers: [
            to('Bà Lan', `lan@${domain}`),
            to('Xã bạn', 'cu@xa.example'),
            to('Ông Bình', `nobody@${domain}`),
          ],
        }),
      );
      documentId = draft.id;
      await layForSigning(huy, desks.services, { documentId, initialIds: [] });
      await desks.sign(thinh);
      await desks.sign(oanh);
      await settle();
      await issueDocument(oanh, { documentId });
      await settle();
    });
    const dispatchTo = async (address: string) =>
      (await listDispatches(db, documentId)).find((dispatch) => dispatch.address === address)!;
    const receivers = async () =>
      (
        await db
          .selectFrom('documentReceiver')
          .selectAll()
          .where('documentId', '=', documentId)
          .orderBy('ordinal')
          .execute()
      ).map(({ statusCode }) => statusCode);

    test('reaches an address outside the axis with the server’s word, and its report of delivery', async () => {
      const delivered = await until(async () => {
        const found = await dispatchTo(`lan@${domain}`);
        return found.state === 'delivered' ? found : undefined;
      });
      assert.match(delivered.serverSaid!, /^250 /);
      assert.equal((delivered.report as { action: string }).action, 'delivered');
      assert.ok(delivered.reportLetterId);
      const listed = await listLetters(db, oanh.actor, { limit: 10 });
      assert.ok(listed.some(({ id, state }) => id === delivered.reportLetterId && state === 'report'));
      assert.equal((await receivers())[0], 'mail-delivered');
    });

    test('comes back as work of the clerk where it bounces, and goes out again to a better address', async (t) => {
      const failed = await until(async () => {
        const found = await dispatchTo('cu@xa.example');
        return found.state === 'failed' ? found : undefined;
      });
      assert.match((failed.report as { said: string }).said, /550/);
      assert.ok((await stepsOf(oanh)).some(({ subjectId }) => subjectId === failed.id));
      const house = await open(t);
      await inspect(house, oanh, { dispatch: mailPaths.dispatch(failed.id) });
      await assert.rejects(repeatDispatch(oanh, { dispatchId: failed.id, address: 'không phải' }), {
        name: 'InvalidInput',
      });
      await assert.rejects(repeatDispatch(yen, { dispatchId: failed.id, address: 'lan@xa.example' }), {
        code: 'not-found',
      });
      await repeatDispatch(oanh, { dispatchId: failed.id, address: 'lan@xa.example' });
      await settle();
      const again = await dispatchTo('lan@xa.example');
      assert.deepEqual([again.state, again.repeats], ['sent', failed.id]);
      await assert.rejects(repeatDispatch(oanh, { dispatchId: failed.id, address: 'lan@xa.example' }));
    });

    test('whose address the first server declines is work at once, ended by saying how it went instead', async () => {
      const declined = await dispatchTo(`nobody@${domain}`);
      assert.equal(declined.state, 'failed');
      assert.match(declined.serverSaid!, /550 5\.1\.1/);
      await closeDispatch(oanh, { dispatchId: declined.id, note: 'Bưu chính, vận đơn EH123' });
      assert.deepEqual((await receivers())[2], 'mail-closed');
      assert.ok(!(await stepsOf(oanh)).some(({ subjectId }) => subjectId === declined.id));
    });

    test('is sent once, however often its job runs', async () => {
      const before = (await listDispatches(db, documentId)).length;
      const begin = mailJobs(desks.system, services)[0]!;
      await begin.run({ tenant: 'sample', documentId });
      await settle();
      assert.equal((await listDispatches(db, documentId)).length, before);
    });
  });
});
