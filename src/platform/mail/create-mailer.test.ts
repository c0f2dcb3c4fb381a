import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { createMailer } from './create-mailer.ts';

const letters: { readonly letter: Email; readonly recipients: readonly string[] }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    done(address.startsWith('unknown@') ? new Error('550 no such reader') : null);
  },
  onData(stream, { envelope }, done) {
    const recipients = envelope.rcptTo.map(({ address }) => address);
    buffer(stream)
      .then((bytes) => PostalMime.parse(bytes))
      .then((letter) => letters.push({ letter, recipients }))
      .then(() => done(), done);
  },
});
await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
const mailer = createMailer({ smtpUrl, mailFrom: 'Thư viện <thu-vien@library.example>' });
after(() => {
  mailer.close();
  server.close();
});

test('a letter arrives as it was written, marks and all', async () => {
  await mailer.send({
    to: 'lan@reader.example',
    subject: 'Thẻ của bạn đã in xong',
    text: 'Mời bạn đến lấy thẻ.\nThứ Hai, 8:00.',
    html: '<p>Mời bạn đến lấy <b>thẻ</b>.</p>',
  });
  const { letter, recipients } = letters.at(-1)!;
  assert.deepEqual(recipients, ['lan@reader.example']);
  assert.deepEqual(letter.from, { name: 'Thư viện', address: 'thu-vien@library.example' });
  assert.equal(letter.subject, 'Thẻ của bạn đã in xong');
  assert.equal(letter.text!.trim(), 'Mời bạn đến lấy thẻ.\nThứ Hai, 8:00.');
  assert.match(letter.html!, /<b>thẻ<\/b>/);
  assert.ok(letter.headers.some(({ key, value }) => key === 'auto-submitted' && value === 'auto-generated'));
});

test('what was typed as one address reaches one reader, and adds no header', async () => {
  const subject = 'Chào\r\nBcc: everyone@reader.example';
  await mailer.send({ to: 'lan@reader.example', subject, text: 'x' });
  const { letter, recipients } = letters.at(-1)!;
  assert.deepEqual(recipients, ['lan@reader.example']);
  assert.equal(letter.bcc, undefined);
  const before = letters.length;
  await mailer.send({ to: 'a@reader.example, b@reader.example', subject: 'x', text: 'x' }).catch(() => {});
  for (const sent of letters.slice(before)) assert.equal(sent.recipients.length, 1);
});

test('a declined reader and a server that is away are errors', async () => {
  await assert.rejects(mailer.send({ to: 'unknown@reader.example', subject: 'x', text: 'x' }));
  const lonely = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'a@library.example' });
  await assert.rejects(lonely.send({ to: 'lan@reader.example', subject: 'x', text: 'x' }));
});
