import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { attach, openAttachment, readEnvelope, writeEnvelope } from './index.ts';
import { samplePdf, samples } from './samples.ts';

const asAttachment = (bytes: Uint8Array, facts: object = {}) => ({
  encoded: Buffer.from(Buffer.from(bytes).toString('base64')),
  ...facts,
});
const zipped = (files: Record<string, Uint8Array>) => zipSync(files);
const open = (bytes: Uint8Array, facts: object) => openAttachment(asAttachment(bytes, facts));

describe('an attachment', () => {
  const cases: readonly (readonly [string, Uint8Array, object, Uint8Array, string])[] = [
    [
      'as it is',
      samplePdf,
      { contentType: 'application/pdf', attachmentName: 'a.pdf' },
      samplePdf,
      'application/pdf',
    ],
    [
      'alone in a ZIP under a name of no meaning',
      zipped({ '7f3a.pdf': samplePdf }),
      { contentType: 'application/zip', attachmentName: 'cong-van.pdf' },
      samplePdf,
      'application/pdf',
    ],
    [
      'of a type that says PDF where the bytes are one',
      samplePdf,
      { contentType: 'application/zip', attachmentName: 'a.pdf' },
      samplePdf,
      'application/zip',
    ],
  ];
  for (const [how, bytes, facts, expected, mediaType] of cases) {
    test(`comes out ${how}`, () => {
      const opened = open(bytes, facts);
      assert.deepEqual(Buffer.from(opened.bytes), Buffer.from(expected));
      assert.equal(opened.mediaType, mediaType);
    });
  }

  test('that is a ZIP of several files, or one sent as a ZIP, stays a ZIP', () => {
    const several = zipped({ 'a.pdf': samplePdf, 'b.pdf': samplePdf });
    const zip = { contentType: 'application/zip' };
    assert.deepEqual(open(several, { ...zip, attachmentName: 'ho-so.zip' }).bytes.length, several.length);
    const one = zipped({ 'a.pdf': samplePdf });
    assert.deepEqual(open(one, { ...zip, attachmentName: 'mot-tep.zip' }).bytes.length, one.length);
    const packed = zipped({ 'x.zip': one });
    assert.deepEqual(open(packed, { ...zip, attachmentName: 'mot-tep.zip' }).bytes.length, one.length);
  });

  test('that would unpack into a flood is refused while it unpacks', { timeout: 20_000 }, () => {
    const bomb = zipped({ 'a.pdf': new Uint8Array(64 * 2 ** 20) });
    assert.ok(bomb.length < 100_000);
    const attachment = asAttachment(bomb, { contentType: 'application/zip', attachmentName: 'a.pdf' });
    assert.throws(() => openAttachment(attachment, { maxAttachmentBytes: 2 ** 20 }), {
      code: 'attachment-too-large',
    });
    // Its size in the archive says ten bytes; what comes out is believed instead.
    const lying = Buffer.from(bomb);
    for (const at of [22, lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24])
      lying.writeUInt32LE(10, at);
    assert.throws(
      () => openAttachment({ ...attachment, ...asAttachment(lying) }, { maxAttachmentBytes: 2 ** 20 }),
      { code: 'attachment-too-large' },
    );
  });

  test('that is broken is refused by a code', () => {
    const zip = zipped({ 'a.pdf': samplePdf });
    const facts = { contentType: 'application/zip', attachmentName: 'a.pdf' };
    assert.throws(() => open(zip.subarray(0, 50), facts), { code: 'zip-malformed' });
    assert.throws(() => openAttachment({ encoded: Buffer.from('A'.repeat(5)) }), {
      code: 'attachment-malformed',
    });
    assert.throws(() => openAttachment({ encoded: Buffer.from('ab=c') }), { code: 'attachment-malformed' });
  });

  test('comes out as it went in, of any bytes, through a written envelope', () => {
    const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), (bytes) => {
        const { attachment, reference } = attach('mot', {
          name: 'a.bin',
          mediaType: 'application/octet-stream',
          bytes,
        });
        const sent = {
          ...envelope,
          body: { manifest: { references: [reference] } },
          attachments: { attachments: [attachment] },
        };
        const [received] = readEnvelope(writeEnvelope(sent)).envelope.attachments!.attachments!;
        assert.deepEqual(Buffer.from(openAttachment(received!).bytes), Buffer.from(bytes));
      }),
      { numRuns: 60 },
    );
  });

  test('that is not Base64 is never written as if it were', () => {
    const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
    const forged = { attachments: [{ encoded: Buffer.from('</x><y/>') }] };
    assert.throws(() => writeEnvelope({ ...envelope, attachments: forged }), TypeError);
    const text = samples.vnpt.replace(/JVBERi[^<]*/, '&lt;a/&gt;');
    const written = writeEnvelope(readEnvelope(Buffer.from(text)).envelope).toString();
    assert.match(written, /&lt;a\/&gt;/);
  });
});
