import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Procedure } from '../model.ts';
import { buildFinder } from './finder.ts';
import { readLexicon } from './lexicon.ts';

const procedure = (code: string, name: string, more: Partial<Procedure> = {}): Procedure => ({
  code,
  name,
  field: 'Thư viện',
  levels: ['commune'],
  audiences: [],
  channels: [],
  components: [],
  results: [],
  legalBases: [],
  keywords: [],
  ...more,
});

const library = [
  procedure('9.000001', 'Thủ tục cấp thẻ thư viện'),
  procedure('9.000002', 'Thủ tục cấp lại thẻ thư viện'),
  procedure('9.000003', 'Thủ tục cấp thẻ thư viện cho người nước ngoài', { levels: ['province'] }),
  procedure('9.000004', 'Gia hạn mượn sách', { results: [{ name: 'Phiếu gia hạn' }] }),
  procedure('9.000005', 'Bồi thường tài liệu bị mất, bị hỏng', {
    audiences: ['Công dân Việt Nam'],
    keywords: ['làm rách sách'],
  }),
];
const lexicon = readLexicon([
  {
    courtesies: ['tôi muốn', 'cho hỏi', 'bạn'],
    words: { ttv: 'thẻ thư viện', 'library card': 'thẻ thư viện', 'ông tây': 'người nước ngoài' },
    variants: [{ marks: ['người nước ngoài'], asked: ['tây'], factor: 0.6 }],
    procedures: { '9.000001': { popularity: 1 }, '9.000004': { asked: ['đọc chưa xong muốn giữ thêm'] } },
    situations: [{ asked: ['chuột gặm sách'], codes: ['9.000005', '9.000004'] }],
  },
]);
const finder = buildFinder(library, lexicon);
const codes = (question: string, options = {}) =>
  finder.search(question, options).items.map((item) => item.code);
const first = (question: string) => codes(question)[0];

test('accents, case, typing slips, Telex leftovers and glued words do not hide a name', () => {
  for (const typed of [
    'cấp thẻ thư viện',
    'CAP THE THU VIEN',
    'cap the thu vienn',
    'caaps ther thuw vieenj',
    'cap the thuvien',
    'câp thẽ thứ viên',
    'tôi muốn cap teh thu vien',
  ]) {
    assert.equal(first(typed), '9.000001', typed);
  }
});

test('accents that were typed are meant, save that hỏi and ngã are taken for each other', () => {
  const two = buildFinder(
    [procedure('9.000010', 'Sửa chữa sách'), procedure('9.000011', 'Sữa chua cho bạn đọc')],
    readLexicon([{ words: { 'mở hàng': 'sữa chua', 'mơ hàng': 'sửa chữa' } }]),
  );
  const firstOf = (question: string) => two.search(question).items[0]!.code;
  assert.equal(firstOf('sữa chua'), '9.000011');
  assert.equal(firstOf('sửa chua'), '9.000011');
  assert.equal(firstOf('sữa chữa sách'), '9.000010');
  assert.equal(firstOf('mở hàng'), '9.000011');
  assert.equal(firstOf('mơ hàng'), '9.000010');
});

test('a story is found by what its clauses meet in several phrases', () => {
  const procedures = [
    procedure('9.000012', 'Cho mượn sách', { keywords: ['đem sách về nhà', 'đọc ở nhà', 'bà cụ yếu chân'] }),
    procedure('9.000013', 'Phòng đọc', { keywords: ['đọc sách tại chỗ'] }),
  ];
  const story =
    'bà cụ nhà tôi yếu chân lắm, không ra được thư viện, chỉ thích đọc thôi, đem về nhà có được không';
  assert.equal(buildFinder(procedures, readLexicon([{}])).search(story).items[0]!.code, '9.000012');
});

test('abbreviations, English and everyday words are understood', () => {
  assert.equal(first('làm ttv'), '9.000001');
  assert.equal(first('library card'), '9.000001');
  assert.equal(first('đọc chưa xong'), '9.000004');
  assert.equal(first('sach bi rach'), '9.000005');
});

test('an ordinary procedure ranks before its variant until the question asks for the variant', () => {
  assert.equal(first('thẻ thư viện'), '9.000001');
  assert.equal(first('thẻ thư viện cho ông tây'), '9.000003');
});

test('a situation leads to several procedures in its order', () => {
  assert.deepEqual(codes('chuot gam sach').slice(0, 2), ['9.000005', '9.000004']);
});

test('a group is written once and stands for all its words', () => {
  const grouped = buildFinder(
    library,
    readLexicon([
      { groups: { beast: ['chuột', 'mèo', 'chó'] } },
      { courtesies: ['tôi'], procedures: { '9.000005': { asked: ['<beast> gặm sách'] } } },
    ]),
  );
  assert.equal(grouped.search('mèo tôi gặm sách').items[0]!.why.text, 'mèo gặm sách');
  assert.throws(() => readLexicon([{ courtesies: ['thưa <title>'] }]), /no group <title>/);
});

test('a whole field may be a variant', () => {
  const variants = [{ marks: [], fields: ['Lưu trữ'], asked: ['lưu trữ'], factor: 0.6 }];
  const two = [
    procedure('9.000006', 'Cấp thẻ đọc', { field: 'Lưu trữ' }),
    procedure('9.000007', 'Cấp thẻ đọc'),
  ];
  const inTwo = buildFinder(two, readLexicon([{ variants }]));
  assert.equal(inTwo.search('thẻ đọc').items[0]!.code, '9.000007');
  assert.equal(inTwo.search('thẻ đọc lưu trữ').items[0]!.code, '9.000006');
});

test('refusing is not cut out as a courtesy inside it', () => {
  const refusing = buildFinder(
    [procedure('9.000008', 'Cấp thẻ đọc'), procedure('9.000009', 'Trả thẻ đọc')],
    readLexicon([{ courtesies: ['muốn giữ'], words: { 'không muốn giữ': 'trả' } }]),
  );
  assert.equal(refusing.search('không muốn giữ thẻ đọc').items[0]!.code, '9.000009');
});

test('a code is answered by its procedure alone', () => {
  const { items, total } = finder.search(' 9.000002 ');
  assert.deepEqual([items[0]!.code, items[0]!.why.by, total], ['9.000002', 'code', 1]);
});

test('level, audience and limit narrow the answer; total counts before the limit', () => {
  assert.deepEqual(codes('thẻ thư viện', { level: 'province' }), ['9.000003']);
  assert.equal(codes('bồi thường tài liệu', { audience: 'Doanh nghiệp' }).includes('9.000005'), false);
  const { items, total } = finder.search('thẻ thư viện', { limit: 1 });
  assert.equal(items.length, 1);
  assert.ok(total >= 3);
});

test('the answer says which words found it', () => {
  assert.deepEqual(finder.search('phiếu gia hạn').items[0]!.why, { by: 'result', text: 'Phiếu gia hạn' });
});

test('nonsense, emptiness and a very long question are answered calmly', () => {
  assert.deepEqual(finder.search('').items, []);
  assert.deepEqual(finder.search('???').items, []);
  assert.deepEqual(finder.search('qwzx').items, []);
  assert.ok(finder.search('thẻ thư viện '.repeat(10_000)).items.length > 0);
  assert.ok(finder.search('x'.repeat(100_000)).total >= 0);
});

test('a lexicon of the wrong shape is refused with the place', () => {
  assert.throws(() => readLexicon([{ word: {} }]), /finder lexicon/);
  assert.throws(() => readLexicon([{ procedures: { khaisinh: {} } }]), /procedures/);
});
