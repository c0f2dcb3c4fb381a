import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { envelopeShape } from './envelope-shape.ts';
import { readEnvelope, writeEnvelope } from './index.ts';
import { samples } from './samples.ts';
import type { Field, Shape } from './shape.ts';
import { escapeAttribute, escapeText } from './write-xml.ts';

/** Letters that XML can carry, with those that it must escape. */
const word = fc.string({
  unit: fc.constantFrom(...'abcĐỉệ019&<>"\'\t\n ]-;:/'.split(''), '\r', '😀'),
  maxLength: 12,
});
const name = fc.constantFrom('Ghi-chu', 'MaSoThue', 'Priority', 'Subject', 'OrganId', 'x:Rieng', 'a1:b');
const space = ' xmlns:x="urn:x" xmlns:a1="urn:a1"';
const attributes = fc
  .dictionary(fc.constantFrom('id', 'version', 'x:kenh', 'xml:lang'), word, { maxKeys: 2 })
  .map((found) =>
    Object.entries(found)
      .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
      .join(''),
  );
const stranger: fc.Arbitrary<string> = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ maxDepth: 2 }, word.map(escapeText), tie('element')), { maxLength: 3 }),
    )
    .map(([tag, found, inside]) => `<${tag}${found}>${inside.join('')}</${tag}>`),
})).element;

/** An element as its shape has it: fields in any order, doubled, missing, empty, wrong, with strangers among them. */
function elementOf(
  field: Pick<Field, 'name' | 'kind' | 'shape' | 'aliases'>,
  depth: number,
): fc.Arbitrary<string> {
  const content = field.kind === 'record' ? contentOf(field.shape!, depth) : simpleValue(field.kind);
  const spelled = fc.constantFrom(field.name, ...(field.aliases ?? []));
  return fc
    .tuple(spelled, attributes, content)
    .map(([tag, found, inside]) => `<${tag}${found}>${inside}</${tag}>`);
}

const simpleValue = (kind: Field['kind']): fc.Arbitrary<string> =>
  fc.oneof(
    word.map(escapeText),
    fc.constantFrom('1', '0', 'true', '2025/08/05', '05/08/2025 08:00:00', '2025-02-30', 'cid:a', ''),
    ...(kind === 'base64' ? [fc.base64String()] : []),
  );

function contentOf({ fields }: Shape, depth: number): fc.Arbitrary<string> {
  const parts = fields.filter(({ kind }) => kind !== 'element').map((field) => elementOf(field, depth + 1));
  const mixed = fc.array(
    fc.oneof({ arbitrary: fc.oneof(...parts), weight: 6 }, stranger, word.map(escapeText)),
    {
      maxLength: depth < 3 ? 5 : 3,
    },
  );
  return mixed.map((found) => found.join(''));
}

const header = envelopeShape.fields[0]!.shape!.fields[0]!;
const anyEnvelope = fc
  .tuple(
    elementOf(header.shape!.fields[0]!, 1),
    contentOf(header.shape!, 1),
    contentOf(envelopeShape, 3),
    attributes,
  )
  .map(
    ([message, more, rest, found]) =>
      `<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"${space}${found}><edXMLEnvelope><edXMLHeader>${message.replace(/MessageStatus(?=[ >])/g, 'MessageHeader')}${more}</edXMLHeader></edXMLEnvelope>${rest}</edXML>`,
  );

describe('reading, writing, reading', () => {
  test('loses nothing of any envelope, whatever stands in it', () => {
    fc.assert(
      fc.property(anyEnvelope, (text) => {
        const first = readEnvelope(Buffer.from(text)).envelope;
        const written = writeEnvelope(first);
        const second = readEnvelope(written).envelope;
        assert.deepEqual(second, first);
        assert.deepEqual(writeEnvelope(second), written);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps every word of every dialect, also among strangers put anywhere', () => {
    const texts = [samples.vnpt, samples.dotNet, samples.flat, samples.status];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.stringMatching(/^[0-9a-f]{8}$/),
        (text, at, mark) => {
          const places = [...text.matchAll(/<\/[\w:]+>/g)].slice(0, -1).map((found) => found.index);
          const place = places[at % places.length]!;
          const strange = `<z:La xmlns:z="urn:la" z:so="${mark}">giữ ${mark}</z:La>`;
          const given = text.slice(0, place) + strange + text.slice(place);
          const first = readEnvelope(Buffer.from(given)).envelope;
          const written = writeEnvelope(first);
          assert.ok(written.toString().includes(`z:so="${mark}">giữ ${mark}</z:La>`));
          assert.deepEqual(readEnvelope(written).envelope, first);
          for (const [, value] of text.matchAll(/>([^<>\s][^<>]*)</g)) {
            const isSpelledAnew = /^(\d{4}[-/]|\d\d\/\d\d\/|cid:|[\w+=/]{32})/.test(value!);
            assert.ok(isSpelledAnew || written.toString().includes(value!.trim()), value!);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
