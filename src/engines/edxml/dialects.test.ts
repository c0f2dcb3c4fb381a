import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isStatus, listAttachments, openAttachment, readEnvelope, writeEnvelope } from './index.ts';
import { samplePdf, samples } from './samples.ts';

const date = Temporal.PlainDate.from;
const read = (text: string | Uint8Array) => readEnvelope(Buffer.from(text as string));

describe('an envelope of another vendor', () => {
  for (const [name, text] of Object.entries(samples)) {
    test(`loses nothing when it is read, written and read again: ${name}`, () => {
      const first = read(text).envelope;
      const written = writeEnvelope(first);
      const second = read(written).envelope;
      assert.deepEqual(second, first);
      assert.deepEqual(writeEnvelope(second), written);
    });
  }

  test('of the usual kit is understood to the last value', () => {
    const { envelope, findings } = read(samples.vnpt);
    const { message, trace } = envelope.header;
    assert.deepEqual(
      findings.map(({ path }) => path.split('/').at(-1)),
      ['ReferenceCodes'],
    );
    assert.equal(message.from?.organId, '000.00.00.H18');
    assert.deepEqual(
      message.to?.map(({ organName }) => organName),
      ['Sở Nội vụ', 'Sở Y tế'],
    );
    assert.equal(message.subject, 'V/v rà soát "hồ sơ" & giấy tờ <khẩn>');
    assert.deepEqual(message.dueOn, date('2019-04-15'));
    assert.equal(message.otherInfo?.isDirective, false);
    assert.equal(message.otherInfo?.priority, 1);
    assert.deepEqual(message.otherInfo?.appendixes?.appendixes, ['Phụ lục 1', 'Phụ lục 2']);
    assert.deepEqual(message.responseForTask?.taskCodes, ['NV-2019-77']);
    assert.equal(trace?.traces?.[0]?.at?.toString(), '2019-04-02T09:15:30');
    assert.equal(trace?.business?.type, 3);
    assert.equal(trace?.business?.isOnPaperToo, false);
    assert.deepEqual(trace?.business?.changes?.receivers?.receivers, [{ organId: '000.00.14.H18', type: 0 }]);
    assert.deepEqual(trace?.business?.replacements?.replaced?.[0]?.organIds?.organIds, [
      '000.00.12.H18',
      '000.00.13.H18',
    ]);
    assert.equal(isStatus(envelope), false);
  });

  for (const name of ['vnpt', 'dotNet', 'flat', 'mime'] as const) {
    test(`gives its one attachment with name and type: ${name}`, () => {
      const [attachment, ...others] = listAttachments(read(samples[name]).envelope);
      const { mediaType, bytes, ...file } = openAttachment(attachment!);
      assert.equal(others.length, 0);
      assert.equal(mediaType, 'application/pdf');
      assert.match(file.name, /\.pdf$/);
      assert.deepEqual(Buffer.from(bytes), Buffer.from(samplePdf));
    });
  }

  test('without prefixes, in another order, with oddities: what cannot be read stays where it was', () => {
    const { envelope, findings } = read(samples.dotNet);
    const { message } = envelope.header;
    assert.equal(message.code?.number, '45');
    assert.equal(message.dueOn, undefined);
    assert.equal(envelope.body?.manifest?.references?.[0]?.contentId, 'mot');
    assert.deepEqual(
      findings.map(({ code, path }) => `${code} ${path.split('/').at(-1)}`),
      [
        'element-unknown MaSoThue',
        'value-unreadable DueDate',
        'value-unreadable Priority',
        'element-unknown DigitalSignature',
      ],
    );
    const written = writeEnvelope(envelope).toString();
    for (const kept of ['sớm nhất có thể', 'Hỏa tốc', 'x:kenh="LGSP"', 'lang="vi"', '<x:MaSoThue>0100'])
      assert.ok(written.includes(kept), kept);
  });

  test('with another root and namespace is brought into the order of the standard', () => {
    const { header, attachments } = read(samples.flat).envelope;
    assert.equal(header.message.documentType?.typeName, 'Công văn');
    assert.equal(header.message.signer?.fullName, 'Trần Mẫu');
    assert.deepEqual(header.message.promulgation?.on, date('2026-04-02'), 'midnight in Viet Nam');
    assert.equal(header.trace?.traces?.length, 1);
    assert.equal(attachments?.attachments?.[0]?.contentId, 'attachment-1');
  });

  test('is a status when it carries one', () => {
    const { envelope, findings } = read(samples.status);
    assert.ok(isStatus(envelope));
    assert.equal(envelope.header.message.statusCode, '02');
    assert.equal(envelope.header.message.responseFor?.[0]?.code, '781/UBND-NC');
    assert.deepEqual(findings, []);
  });
});

describe('the same envelope', () => {
  const expected = read(samples.vnpt).envelope;
  const utf16 = Buffer.from(`\ufeff${samples.vnpt}`, 'utf16le');
  const spellings: readonly (readonly [string, Uint8Array])[] = [
    ['with a byte order mark', Buffer.from(`\ufeff${samples.vnpt}`)],
    ['with line ends of Windows', Buffer.from(samples.vnpt.replaceAll('\n', '\r\n'))],
    ['in UTF-16', utf16],
    ['in UTF-16, the other end first', Buffer.from(utf16).swap16()],
    ['in UTF-16 without a mark', utf16.subarray(2)],
    ['with blanks before the declaration', Buffer.from(`\n  ${samples.vnpt}`)],
    ['without a declaration', Buffer.from(samples.vnpt.replace(/^<\?xml.*?\?>/, ''))],
    ['with a declaration that is wrong', Buffer.from(samples.vnpt.replace('utf-8', 'utf-16'))],
    [
      'under another prefix',
      Buffer.from(samples.vnpt.replaceAll('edXML:', 'ns0:').replaceAll('xmlns:edXML', 'xmlns:ns0')),
    ],
    ['with a prefix nobody declared', Buffer.from(samples.vnpt.replaceAll(/ xmlns:edXML="[^"]*"/g, ''))],
    [
      'under the older namespace',
      Buffer.from(samples.vnpt.replaceAll(/http:\/\/www.mic[^"]*/g, 'http://www.e-doc.vn/Schema/')),
    ],
    ['with its text in CDATA', Buffer.from(samples.vnpt.replace('>Sở Nội vụ<', '><![CDATA[Sở Nội vụ]]><'))],
  ];
  for (const [how, bytes] of spellings) {
    test(`reads the same ${how}`, () => {
      const { envelope } = readEnvelope(bytes);
      assert.deepEqual(asWritten(envelope), asWritten(expected));
    });
  }

  /** What is kept as it came keeps its prefix too, so compare what is written. */
  function asWritten(envelope: typeof expected): string {
    return writeEnvelope(envelope)
      .toString()
      .replaceAll('ns0:', 'edXML:')
      .replaceAll(/ xmlns:(ns0|edXML)="[^"]*"/g, '');
  }
});
