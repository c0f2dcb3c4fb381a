import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PdfError } from '#engines/pdf-signature/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { refusedToSign } from './refused-to-sign.ts';

const { postedAgain } = refusedToSign({
  'pdf-encrypted': 'Tệp có mật khẩu.',
  'signing-key-locked': 'Khóa đã khóa.',
});
const typed = new URLSearchParams();

test('what is wrong with a file is told like a refusal', () => {
  assert.equal(postedAgain(new PdfError('pdf-encrypted', 'of the log'), typed).text, 'Tệp có mật khẩu.');
  assert.equal(postedAgain(new Refusal('signing-key-locked'), typed).text, 'Khóa đã khóa.');
});

test('a fault of a file that has no words here is thrown on as itself', () => {
  const fault = new PdfError('page-unknown', 'of the log');
  assert.throws(
    () => postedAgain(fault, typed),
    (error) => error === fault,
  );
});
