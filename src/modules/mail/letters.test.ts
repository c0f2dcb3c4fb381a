import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dangerOf } from './danger.ts';
import { codeIn } from './letter-words.ts';
import { readLetter } from './read-letter.ts';
import { secretMark } from './secret-mark.ts';
import { isVouchedFor, readSenderCheck } from './sender-check.ts';

const lines = (...text: readonly string[]) => Buffer.from(text.join('\r\n'));

describe('who sent a letter', () => {
  const header = (value: string) => ({ key: 'authentication-results', value });
  const own = 'mail.nalua.example';

  test('is told by our own server alone, and by its newest word', () => {
    const forged = header('mx.evil.example; dmarc=pass header.from=snv.example');
    const older = header(`${own}; spf=pass smtp.mailfrom=snv.example`);
    const newest = header(`${own} 1; spf=fail (no; really) smtp.mailfrom=snv.example; dkim=none`);
    assert.equal(readSenderCheck([forged], own), null);
    const check = readSenderCheck([forged, newest, older], own)!;
    assert.deepEqual(check.results, [
      { method: 'spf', result: 'fail', of: 'snv.example' },
      { method: 'dkim', result: 'none', of: null },
    ]);
    assert.equal(isVouchedFor(check, 'vt@snv.example'), false);
  });

  test('is vouched for by a signature of the very domain, not of another', () => {
    const check = readSenderCheck([header(`${own}; dkim=pass header.d=bulk.example`)], own);
    assert.equal(isVouchedFor(check, 'vt@snv.example'), false);
    assert.equal(isVouchedFor(check, 'vt@bulk.example'), true);
    assert.equal(isVouchedFor(null, 'vt@bulk.example'), false);
  });
});

describe('a mark of secrecy', () => {
  const marked: Readonly<Record<string, ReturnType<typeof secretMark>>> = {
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMẬT\nSố: 12/CV': 'secret',
    'Độ mật: Tối mật': 'top-secret',
    '[MẬT] Kế hoạch': 'secret',
    'MẬT: kế hoạch diễn tập': 'secret',
    'Văn bản TUYỆT MẬT gửi kèm': 'utmost-secret',
    'Hướng dẫn bảo mật thông tin': null,
    'BẢO MẬT VÀ AN TOÀN': null,
    'Giữ bí mật nhà nước': null,
    'Đổi mật khẩu trước ngày 30': null,
    'Mật ong Mường Nhé': null,
  };
  for (const [text, degree] of Object.entries(marked)) {
    test(`${degree ?? 'is not'} in “${text.replaceAll('\n', ' / ')}”`, () => {
      assert.equal(secretMark(text), degree);
      assert.equal(secretMark(text.normalize('NFD')), degree, 'written with separate marks');
    });
  }
});

test('a dangerous file is known by its name or its bytes, whatever it claims to be', () => {
  const plain = Buffer.from('%PDF-1.7\n');
  const zip = (name: string, flags = 0) => {
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 0, 'latin1');
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([Buffer.from('PK\x03\x04'), entry, Buffer.from(name), Buffer.alloc(22)]);
  };
  const of = (name: string, bytes: Uint8Array = plain) => dangerOf({ name, bytes });
  assert.equal(of('Công văn.pdf'), null);
  assert.equal(of('Công văn.pdf.exe '), 'program');
  assert.equal(of('Công văn.pdf', Buffer.from('MZ\x90\0')), 'program');
  assert.equal(of('anh‮gpj.exe'), 'hidden-name');
  assert.equal(of('Biểu.xlsm'), 'macros');
  assert.equal(of('Biểu.xlsx', zip('xl/vbaProject.bin')), 'macros');
  assert.equal(of('Biểu.xlsx', zip('xl/workbook.xml')), null);
  assert.equal(of('ảnh.zip', zip('anh.jpg.js')), 'script');
  assert.equal(of('ảnh.zip', zip('anh.jpg', 1)), 'locked');
  assert.equal(of('ảnh.svg'), 'script');
});

test('a number and notation are found in a subject or the name of a file', () => {
  assert.equal(codeIn(['V/v báo cáo (Công văn số 1420/SNV-CCHC)']), '1420/SNV-CCHC');
  assert.equal(codeIn(['Gửi văn bản', '07_QĐ-UBND.pdf']), '07/QĐ-UBND');
  assert.equal(codeIn(['Họp lúc 8/10/2026']), null);
});

describe('a letter', () => {
  test('is read with its files, without the pictures that dress it', async () => {
    const letter = await readLetter(
      lines(
        'From: =?UTF-8?Q?V=C4=83n_th=C6=B0?= <vt@snv.example>',
        'Subject: =?UTF-8?Q?V/v_b=C3=A1o_c=C3=A1o?=',
        'Message-ID: <1@snv.example>',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: multipart/related; boundary=y',
        '',
        '--y',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>Kính gửi</p><script>alert(1)</script><img src="cid:logo">',
        '--y',
        'Content-Type: image/png; name=logo.png',
        'Content-ID: <logo>',
        'Content-Disposition: inline',
        '',
        'PNG',
        '--y--',
        '--x',
        'Content-Type: application/pdf; name="1.pdf"',
        'Content-Disposition: attachment; filename="1.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('%PDF-1.7').toString('base64'),
        '--x--',
        '',
      ),
      'mail.nalua.example',
    );
    assert.equal(letter.senderName, 'Văn thư');
    assert.equal(letter.subject, 'V/v báo cáo');
    assert.equal(letter.messageId, '1@snv.example');
    assert.equal(letter.text, 'Kính gửi');
    assert.deepEqual(
      letter.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
      [['1.pdf', '%PDF-1.7']],
    );
    assert.equal(letter.report, null);
  });

  test('nested without end is no letter', async () => {
    const nested = Array.from({ length: 500 }, (_, depth) =>
      [`Content-Type: multipart/mixed; boundary=b${depth}`, '', `--b${depth}`].join('\r\n'),
    ).join('\r\n');
    await assert.rejects(readLetter(Buffer.from(nested), 'mail.nalua.example'));
  });
});
