import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type PackFile, readPack } from '#platform/packs/index.ts';
import { assessFee } from './assess-fee.ts';
import { compileFeeRule, FeeRuleFault } from './compile-fee-rule.ts';
import { explainChange, explainFee } from './explain-fee.ts';
import type { FeeVersion } from './fee-rule.ts';
import { readFeeCategories, readFeeRule, readFeeRules } from './read-fee-rules.ts';

const groups = new Set(['child', 'poorHousehold']);
const words = (vi: string) => ({ vi });

/** The fee of a library card. */
const card: FeeVersion = {
  effectiveFrom: '2026-01-01',
  legalBasis: 'Nội quy thư viện, Điều 2',
  lines: [
    { kind: 'fee', label: words('Thẻ'), amount: '30000' },
    {
      kind: 'levy',
      label: words('{book.title}: {book.weeks} tuần'),
      when: 'answers.books != null',
      each: 'answers.books',
      as: 'book',
      amount: '5001 * book.weeks',
    },
  ],
  exemptions: [{ for: ['child'], reason: words('trẻ em'), legalBasis: 'Nội quy, Điều 3' }],
  reductions: [
    { when: 'channel = "online"', percent: 30, reason: words('nộp trực tuyến'), legalBasis: 'Điều 4' },
    { for: ['poorHousehold'], percent: 50, reason: words('hộ nghèo'), legalBasis: 'Điều 5' },
  ],
  examples: [{ title: 'tại quầy', channel: 'inPerson', totalVnd: 30_000 }],
};
const rule = compileFeeRule(card, groups);
const books = [
  { title: 'Dế Mèn', weeks: 1 },
  { title: 'Vợ chồng A Phủ', weeks: 2 },
];
const assess = (over: Partial<Parameters<typeof assessFee>[1]>) =>
  assessFee(rule, { channel: 'inPerson', categories: [], answers: {}, ...over });

describe('a fee', () => {
  test('is told line by line, with what each is for and why less is paid', () => {
    const assessment = assess({ channel: 'online', answers: { books } });
    assert.deepEqual(explainFee(assessment, 'vi'), [
      'Phí: Thẻ: 30.000\u00a0đ',
      'Lệ phí: Dế Mèn: 1 tuần: 5.001\u00a0đ',
      'Lệ phí: Vợ chồng A Phủ: 2 tuần: 10.002\u00a0đ',
      'Giảm 30%: nộp trực tuyến (Điều 4)',
      // 70% of 5,001 and of 10,002, each rounded down to the đồng.
      'Phải nộp: 31.501\u00a0đ',
    ]);
  });

  test('is nothing for who is exempt, whatever reduction holds too', () => {
    const assessment = assess({ channel: 'online', categories: ['poorHousehold', 'child'] });
    assert.equal(assessment.totalVnd, 0);
    assert.equal(assessment.relief?.percent, 100);
  });

  test('is reduced once, by the largest reduction that holds', () => {
    const assessment = assess({ channel: 'online', categories: ['poorHousehold'] });
    assert.equal(assessment.totalVnd, 15_000);
    assert.equal(assessment.relief?.legalBasis, 'Điều 5');
  });

  test('that changed says what went, what came, and by how much', () => {
    const change = explainChange(assess({}), assess({ categories: ['poorHousehold'] }), 'vi');
    assert.deepEqual(change, [
      'Thêm: Giảm 50%: hộ nghèo (Điều 5)',
      '30.000\u00a0đ → 15.000\u00a0đ (giảm 15.000\u00a0đ)',
    ]);
  });

  test('is whole đồng, the sum of its lines, and never more than without relief', () => {
    const titles = fc.array(fc.record({ title: fc.string(), weeks: fc.integer({ min: 0, max: 500 }) }));
    const some = fc.subarray(['child', 'poorHousehold']);
    const channels = fc.constantFrom('online', 'inPerson', 'post');
    fc.assert(
      fc.property(titles, some, channels, (books, categories, channel) => {
        const { lines, totalVnd } = assess({ channel, categories, answers: { books } });
        assert.ok(Number.isSafeInteger(totalVnd) && totalVnd >= 0);
        assert.equal(
          totalVnd,
          lines.reduce((sum, line) => sum + line.payableVnd, 0),
        );
        assert.ok(lines.every(({ amountVnd, payableVnd }) => payableVnd >= 0 && payableVnd <= amountVnd));
      }),
    );
  });

  test('that gives no amount is a fault, not a free service', () => {
    const answers = { books: [{ title: 'Không số tuần' }] };
    assert.throws(() => assess({ answers }), FeeRuleFault);
  });
});

describe('a wrong rule is refused with its place', () => {
  const file = (version: object, over: object = {}): PackFile => ({
    path: 'sample/fees/the.yaml',
    pack: 'sample',
    name: 'fees/the.yaml',
    value: {
      code: 'the',
      name: words('Phí thẻ'),
      procedures: ['9.000001'],
      dueAt: 'submission',
      versions: [{ ...card, ...version }],
      ...over,
    },
  });
  const refused = (version: object, over?: object) => {
    try {
      readFeeRule(file(version, over), groups);
    } catch (error) {
      return (error as Error).message;
    }
    return 'taken';
  };
  const line = card.lines[0]!;
  const wrong: readonly (readonly [what: string, says: string | RegExp, version: object, over?: object])[] = [
    ['an unknown key', /^sample\/fees\/the\.yaml: \/versions\/0/, { colour: 'red' }],
    [
      'text that is not FEEL',
      /the\.yaml: \/versions\/0\/lines\/0\/amount: "30000 \+"/,
      { lines: [{ ...line, amount: '30000 +' }] },
    ],
    [
      'a name nobody knows',
      /\/versions\/0\/lines\/0\/amount: "price \* 2"/,
      { lines: [{ ...line, amount: 'price * 2' }] },
    ],
    [
      'a name inside a label',
      /\/versions\/0\/lines\/0\/label: "book\.title"/,
      { lines: [{ ...line, label: words('{book.title}') }] },
    ],
    [
      'a group that is none',
      /\/exemptions\/0\/for\/1: no group of people is "rich"/,
      { exemptions: [{ ...card.exemptions![0], for: ['child', 'rich'] }] },
    ],
    [
      'a relief for nobody',
      /\/reductions\/0: says neither/,
      { reductions: [{ percent: 10, reason: words('?'), legalBasis: '?' }] },
    ],
    ['a part of a đồng', /\/lines\/0\/amount: "0\.5" gave 0\.5/, { lines: [{ ...line, amount: '0.5' }] }],
    [
      'an example that comes out otherwise',
      /\/examples\/0\/totalVnd: "tại quầy" comes to 30000/,
      { examples: [{ ...card.examples[0], totalVnd: 1 }] },
    ],
    ['days that overlap', /\/versions\/1\/effectiveFrom: lies within/, {}, { versions: [card, card] }],
    ['another file’s code', /\/code: is not the name of the file/, {}, { code: 'khac' }],
  ];
  for (const [what, says, version, over] of wrong) {
    test(what, () => assert.match(refused(version, over), new RegExp(says)));
  }

  test('and a right one is taken', () => assert.equal(refused({}), 'taken'));
});

describe('the rules of the packs', () => {
  for (const name of ['national', 'sample', 'dien-bien', 'lai-chau']) {
    test(`${name}: every rule is read and its examples come out`, () => {
      const pack = readPack('packs', name);
      assert.ok(readFeeRules(pack).length > 5);
      assert.ok(readFeeCategories(pack).length > 5);
    });
  }
});
