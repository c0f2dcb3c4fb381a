import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { createMailer } from '#platform/mail/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { tidyAddress } from './code-address.ts';
import { confirmCode } from './commands/confirm-code.ts';
import { requestCode } from './commands/request-code.ts';
import { sweepCodes } from './commands/sweep-codes.ts';
import { browser, latestEvents, openSite, samplePeople, secret } from './fixtures.ts';

const database = await testDatabase();
const { clock, nobody, system } = await samplePeople(database);

/** A real mail server, which keeps what it gets. */
const letters: Email[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    buffer(stream)
      .then((bytes) => PostalMime.parse(bytes))
      .then((letter) => letters.push(letter))
      .then(() => done(), done);
  },
});
await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
const mailer = createMailer({
  smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
  mailFrom: 'khong-tra-loi@muongmau.example',
});
after(() => {
  mailer.close();
  server.close();
});
const site = await openSite(database, clock, { sendMail: mailer.send });

/** The code in the last letter. */
const arrived = () => /\b(\d{6})\b/.exec(letters.at(-1)!.text!)![1]!;

async function asked(email: string, returnTo = '/') {
  const visitor = browser(site);
  const answer = await visitor.post('/dang-nhap/ma', { channel: 'email', email, returnTo });
  return { visitor, answer };
}

test('a newcomer signs in with a code from a real letter, says a name, and is known the next time', async () => {
  const { visitor, answer } = await asked(' Bua@NguoiDan.example ', '/ho-so');
  assert.equal(answer.headers.location, '/dang-nhap/ma');
  assert.match((await visitor.get('/dang-nhap/ma')).body, /bua@nguoidan\.example/);
  const letter = letters.at(-1)!;
  assert.equal(letter.to![0]!.address, 'bua@nguoidan.example');
  assert.equal(letter.subject, `Mã đăng nhập Tỉnh Mường Mẫu: ${arrived()}`);
  assert.match(letter.html!, new RegExp(arrived()));

  const proved = await visitor.post('/dang-nhap/ma/xac-nhan', { code: arrived() });
  assert.equal(proved.headers.location, '/dang-nhap/ho-ten');
  assert.equal(await visitor.who(), 'anonymous ');
  assert.equal((await visitor.post('/dang-nhap/ho-ten', { fullName: '  ' })).statusCode, 422);
  const entered = await visitor.post('/dang-nhap/ho-ten', { fullName: 'Bùa  Thị Dế' });
  assert.equal(entered.headers.location, '/ho-so');
  assert.equal(await visitor.who(), 'citizen Bùa Thị Dế');

  const { visitor: again } = await asked('bua@nguoidan.example');
  assert.equal((await again.post('/dang-nhap/ma/xac-nhan', { code: arrived() })).headers.location, '/');
  assert.equal(await again.who(), 'citizen Bùa Thị Dế');
  const [event] = await latestEvents(database, 1);
  assert.deepEqual([event!.type, event!.data['method']], ['citizen-signed-in', 'email']);
});

test('the answer to an address known here is the answer to any other', async () => {
  const answers = await Promise.all(
    ['lan@nguoidan.example', 'khong-ai-biet@nguoidan.example'].map(async (email) => {
      const { visitor, answer } = await asked(email);
      const page = (await visitor.get('/dang-nhap/ma')).body.replaceAll(email, 'EMAIL');
      return [answer.statusCode, answer.headers.location, page];
    }),
  );
  assert.deepEqual(answers[0], answers[1]);
});

test('an address in the data of an identified citizen does not open that citizen’s account', async () => {
  const { visitor } = await asked('lan@nguoidan.example');
  const proved = await visitor.post('/dang-nhap/ma/xac-nhan', { code: arrived() });
  assert.equal(proved.headers.location, '/dang-nhap/ho-ten');
  await visitor.post('/dang-nhap/ho-ten', { fullName: 'Một Người Khác' });
  const { visitor: lan } = await asked('lan@nguoidan.example');
  await lan.post('/dang-nhap/ma/xac-nhan', { code: arrived() });
  assert.equal(await lan.who(), 'citizen Một Người Khác');
});

const deliverTo = (codes: string[]) => async (code: string) => void codes.push(code);
const request = (address: string, codes: string[] = []) =>
  requestCode(nobody, { channel: 'email', address, secret, deliver: deliverTo(codes) });
const confirm = (codeId: string, code: string) =>
  confirmCode(nobody, { channel: 'email', codeId, code, secret });

test('a code works once', async () => {
  const codes: string[] = [];
  const { codeId } = await request('mot-lan@nguoidan.example', codes);
  assert.equal((await confirm(codeId, codes[0]!)).citizenId, null);
  await assert.rejects(confirm(codeId, codes[0]!), { code: 'wrong-code' });
});

test('five wrong tries use a code up, also when they come all at once', async () => {
  const codes: string[] = [];
  const { codeId } = await request('nam-lan@nguoidan.example', codes);
  const wrong = codes[0] === '000000' ? '000001' : '000000';
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => confirm(codeId, wrong)));
  assert.ok(tries.every(({ status }) => status === 'rejected'));
  await assert.rejects(confirm(codeId, codes[0]!), { code: 'wrong-code' });
});

test('a code is too old after ten minutes', async () => {
  const codes: string[] = [];
  const { codeId } = await request('cham@nguoidan.example', codes);
  clock.now = clock.now.add({ minutes: 10 });
  await assert.rejects(confirm(codeId, codes[0]!), { code: 'wrong-code' });
});

test('a code opens only with the id that its own browser holds', async () => {
  const codes: string[] = [];
  await request('mot@nguoidan.example', codes);
  const other = await request('hai@nguoidan.example', codes);
  if (codes[0] === codes[1]) return;
  await assert.rejects(confirm(other.codeId, codes[0]!), { code: 'wrong-code' });
});

test('one address gets five codes an hour, and the page says so', async () => {
  for (let sent = 0; sent < 5; sent += 1) await request('nhieu@nguoidan.example');
  const { answer } = await asked('nhieu@nguoidan.example');
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /nhiều mã được gửi/);
  clock.now = clock.now.add({ hours: 1 });
  assert.equal((await asked('nhieu@nguoidan.example')).answer.statusCode, 303);
});

test('neither the code nor the address stands in the log of events; the code stands nowhere', async () => {
  const codes: string[] = [];
  const { codeId } = await request('kin-dao@nguoidan.example', codes);
  const row = await database.db
    .selectFrom('oneTimeCode')
    .selectAll()
    .where('id', '=', codeId)
    .executeTakeFirstOrThrow();
  assert.ok(!JSON.stringify(row).includes(`"${codes[0]}"`));
  assert.doesNotMatch(JSON.stringify(await latestEvents(database, 3)), /kin-dao/);
});

test('when the letter cannot be sent the page says so', async () => {
  const broken = await openSite(database, clock, {
    sendMail: () => Promise.reject(new Error('the server is away')),
  });
  const answer = await browser(broken).post('/dang-nhap/ma', {
    channel: 'email',
    email: 'ai@nguoidan.example',
  });
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /chưa gửi được mã/);
});

test('what is no address is told beside the field, and nothing is sent', async () => {
  const before = letters.length;
  for (const email of [
    '',
    'lan',
    'lan@nguoidan',
    'a@b.example, c@d.example',
    'lan@nguoidan.example\nBcc: x@y.example',
  ]) {
    const { answer } = await asked(email);
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /id="email-error"/);
  }
  assert.equal(letters.length, before);
});

test('a channel without a carrier is neither offered nor taken', async () => {
  assert.doesNotMatch((await browser(site).get('/dang-nhap')).body, /Số điện thoại/);
  const answer = await browser(site).post('/dang-nhap/ma', { channel: 'phone', phone: '0912345678' });
  assert.equal(answer.headers.location, '/dang-nhap');
  const messages: { to: string; text: string }[] = [];
  const phones = await openSite(database, clock, {
    sendTextMessage: async (message) => void messages.push(message),
  });
  const visitor = browser(phones);
  assert.match((await visitor.get('/dang-nhap')).body, /Số điện thoại/);
  await visitor.post('/dang-nhap/ma', { channel: 'phone', phone: '091 234 5678' });
  assert.equal(messages[0]!.to, '+84912345678');
  assert.match(messages[0]!.text, /\d{6}/);
});

test('addresses are compared as people mean them', () => {
  assert.equal(tidyAddress('email', ' Lan@NguoiDan.EXAMPLE'), 'lan@nguoidan.example');
  assert.equal(tidyAddress('phone', '+84 912.345.678'), '+84912345678');
  assert.equal(tidyAddress('phone', '0212345678'), undefined);
});

test('codes and their addresses are forgotten after a day', async () => {
  await request('cu@nguoidan.example');
  clock.now = clock.now.add({ hours: 25 });
  assert.ok((await sweepCodes(system)) > 0);
  const { left } = await database.db
    .selectFrom('oneTimeCode')
    .select((the) => the.fn.countAll<string>().as('left'))
    .executeTakeFirstOrThrow();
  assert.equal(left, '0');
});
