import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type EdxmlRefusalCode, readEnvelope } from './index.ts';
import { usualLimits } from './limits.ts';
import { samples } from './samples.ts';

const edxml = 'xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"';
const inside = (text: string) => samples.vnpt.replace('<edXML:DueDate>', `${text}<edXML:DueDate>`);
const laughs = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};&l${n};">`).join('');

/** Each would cost a careless reader minutes, gigabytes or a secret. The tests have a limit of their own: they must end. */
const hostile: readonly (readonly [string, () => string | Uint8Array, EdxmlRefusalCode])[] = [
  ['nested 50,000 deep', () => inside('<a>'.repeat(50_000)), 'too-deep'],
  [
    'nested 50,000 deep, and closed again',
    () => inside('<a>'.repeat(50_000) + '</a>'.repeat(50_000)),
    'too-deep',
  ],
  [
    'nested deep, each level declaring namespaces',
    () => inside(Array.from({ length: 50_000 }, (_, n) => `<a xmlns:p${n}="u">`).join('')),
    'too-deep',
  ],
  ['laden with entities', () => `<!DOCTYPE l [<!ENTITY l0 "ha">${laughs}]><edXML>&l30;</edXML>`, 'doctype'],
  [
    'that asks for a file of the server',
    () => `<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML ${edxml}>&x;</edXML>`,
    'doctype',
  ],
  ['with an entity nobody declared', () => inside('<a>&x;</a>'), 'malformed'],
  ['with a million elements', () => inside('<a/>'.repeat(1_000_000)), 'too-many-elements'],
  [
    'with a million attributes on one',
    () => inside(`<a ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
    'too-many-attributes',
  ],
  [
    'with one value of two million letters',
    () => inside(`<a>${'đ'.repeat(2_000_000)}</a>`),
    'value-too-long',
  ],
  [
    'with one attribute of two million letters',
    () => inside(`<a b="${'đ'.repeat(2_000_000)}"/>`),
    'value-too-long',
  ],
  ['of brackets alone', () => '<'.repeat(5_000_000), 'malformed'],
  ['of brackets that close at last', () => `${'<'.repeat(5_000_000)}>`, 'malformed'],
  ['cut short', () => samples.vnpt.slice(0, 3000), 'malformed'],
  ['of nothing', () => '', 'malformed'],
  ['that is a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), 'encoding-wrong'],
  ['with letters that are not UTF-8', () => Buffer.from(samples.vnpt, 'latin1'), 'encoding-wrong'],
  ['in an encoding nobody knows', () => samples.vnpt.replace('utf-8', 'x-nobody'), 'encoding-wrong'],
  ['about something else', () => '<html><body/></html>', 'not-edxml'],
  ['without a header', () => `<edXML ${edxml}><edXMLEnvelope/></edXML>`, 'not-edxml'],
  ['of MIME without an end', () => 'MIME-Version: 1.0\r\n\r\n<edXML/>', 'malformed'],
  ['of MIME in ten thousand parts', () => `--b\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}`, 'malformed'],
];

describe('an envelope', () => {
  for (const [what, make, code] of hostile) {
    test(`${what} is refused with a code`, { timeout: 20_000 }, () => {
      const bytes = Buffer.from(make() as string);
      assert.throws(() => readEnvelope(bytes), { name: 'EdxmlRefusal', code });
    });
  }

  test('larger than the limit is refused before it is looked at', () => {
    const limits = { ...usualLimits, maxBytes: 1000 };
    assert.throws(() => readEnvelope(Buffer.from(samples.vnpt), limits), { code: 'too-large' });
  });

  test('refused leaves no memory behind it, however large it was', { timeout: 60_000 }, () => {
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 10; round += 1) {
      const bytes = Buffer.from(inside('<a>'.repeat(200_000)));
      assert.throws(() => readEnvelope(bytes), { code: 'too-deep' });
    }
    assert.ok(process.memoryUsage().rss - before < 200 * 2 ** 20);
  });
});
