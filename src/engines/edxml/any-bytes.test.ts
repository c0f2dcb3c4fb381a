import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createDemoAuthority, keySigner } from '#engines/pdf-signature/index.ts';
import {
  checkEnvelope,
  EdxmlRefusal,
  listAttachments,
  openAttachment,
  readEnvelope,
  signEnvelope,
  verifyEnvelope,
  writeEnvelope,
} from './index.ts';
import { samples } from './samples.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const { certificate, privateKey } = createDemoAuthority({ commonName: 'Mẫu', ...years }).issue({
  commonName: 'UBND tỉnh',
  ...years,
});
const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
const signed = await signEnvelope(envelope, keySigner([certificate], privateKey));
const originals = [...Object.values(samples).map((text) => Buffer.from(text)), signed];

/** All that is ever done with what somebody sent. */
function use(bytes: Uint8Array): boolean {
  const read = readEnvelope(bytes);
  const { isValid } = verifyEnvelope(read.document);
  checkEnvelope(read.envelope);
  for (const attachment of listAttachments(read.envelope)) openAttachment(attachment);
  writeEnvelope(read.envelope);
  return isValid;
}

/** Nothing but a refusal with a code may come of it. */
function isUsedOrRefused(bytes: Uint8Array): boolean | 'refused' {
  try {
    return use(bytes);
  } catch (error) {
    if (error instanceof EdxmlRefusal) return 'refused';
    throw error;
  }
}

const markup = fc.constantFrom(
  '<',
  '>',
  '</',
  '/>',
  '"',
  '&',
  ';',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?x ?>',
  '<!DOCTYPE a>',
  'xmlns=""',
  '&#0;',
  '\u0000',
  'edXML:',
);

describe('whatever is sent', () => {
  test('is read or refused by a code: bytes changed, cut, doubled, markup put anywhere', () => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.nat({ max: 60 }),
      insert: fc.oneof(
        markup.map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 8 }),
      ),
      repeat: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (original, edits) => {
          let bytes = original;
          for (const { at, length, insert, repeat } of edits) {
            const place = at % bytes.length;
            const cut = bytes.subarray(place, place + length);
            const put = [...Array.from({ length: repeat }, () => cut), insert];
            bytes = Buffer.concat([bytes.subarray(0, place), ...put, bytes.subarray(place + length)]);
          }
          isUsedOrRefused(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('with one byte of a signed envelope changed is never what was signed', () => {
    assert.equal(use(signed), true);
    const start = signed.indexOf('<edXML:MessageHeader>');
    const end = signed.indexOf('</edXML:MessageHeader>');
    fc.assert(
      fc.property(fc.integer({ min: start, max: end }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(signed);
        bytes[at] = bytes[at]! ^ change;
        const outcome = isUsedOrRefused(bytes);
        if (outcome !== true) return;
        // Blanks inside a tag are spelling: the values are the same.
        assert.deepEqual(readEnvelope(bytes).envelope, readEnvelope(signed).envelope);
      }),
      { numRuns: 500 },
    );
  });
});
