import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { indexColumns } from './index-row.ts';
import { parseCatalogue } from './parse-catalogue.ts';

const libraryCard = {
  code: '9.000001',
  name: 'Cấp thẻ thư viện',
  field: 'Thư viện',
  level: ['Cấp xã', 'Cấp huyện'],
  audience: ['Công dân Việt Nam', 'Cán bộ', 'công chức', 'viên chức'],
  agency: null,
  channels: [
    {
      channel: 'Trực tiếp',
      time_limit: 2,
      time_unit: null,
      free: false,
      fees: [{ amount: 5000, currency: 'VND', note: '' }],
    },
    { channel: 'Trực tuyến', time_limit: 8, time_unit: 'Giờ', free: true, fees: [] },
  ],
  components: [{ name: 'Ảnh 3x4', originals: 1, copies: 0, form_file: null, case: 'Giấy tờ phải nộp:' }],
  results: [{ name: 'Thẻ thư viện', code: null }],
  legal_basis: ['01/2020/TT'],
  portal_url: null,
};
const row = '9.000002\tĐổi thẻ\tThư viện\tCấp tỉnh, Cấp xã\tBộ Sách\t1/QĐ\t1.5\tNgày\t0';
const tsv = (...lines: string[]) => [indexColumns.join('\t'), ...lines, ''].join('\n');
const json = (...records: unknown[]) => JSON.stringify({ meta: { count: 1 }, procedures: records });
const reasons = (content: string | Uint8Array, name = 'catalogue') =>
  parseCatalogue(name, content).problems.map(({ reason, place }) => [reason, place.line, place.record]);

test('a full record keeps every fact in our words', () => {
  const { records, problems } = parseCatalogue('procedures.json', json(libraryCard));
  assert.deepEqual(problems, []);
  const { procedure, place } = records[0]!;
  assert.deepEqual(place, { line: 1, record: 1, code: '9.000001' });
  assert.deepEqual(procedure.levels, ['commune', 'district']);
  assert.deepEqual(procedure.audiences, ['Công dân Việt Nam', 'Cán bộ, công chức, viên chức']);
  assert.deepEqual(procedure.channels, [
    {
      kind: 'inPerson',
      timeLimit: { amount: 2, unit: 'workingDay', isUnitConfirmed: false },
      isFree: false,
      fees: [{ amountVnd: 5000, note: undefined }],
    },
    {
      kind: 'online',
      timeLimit: { amount: 8, unit: 'hour', isUnitConfirmed: true },
      isFree: true,
      fees: [],
    },
  ]);
  assert.equal(procedure.components[0]!.case, 'Giấy tờ phải nộp');
  assert.equal(procedure.results[0]!.code, undefined);
});

test('an index row becomes one desk channel with its unit confirmed or not', () => {
  const { records } = parseCatalogue(
    'index.tsv',
    tsv(row, row.replace('000002', '000003').replace('Ngày', '')),
  );
  assert.deepEqual(records[0]!.procedure.levels, ['province', 'commune']);
  assert.deepEqual(records[0]!.procedure.channels, [
    {
      kind: 'inPerson',
      timeLimit: { amount: 1.5, unit: 'day', isUnitConfirmed: true },
      isFree: true,
      fees: [],
    },
  ]);
  assert.equal(records[1]!.procedure.channels[0]!.timeLimit!.isUnitConfirmed, false);
});

test('a byte order mark, CRLF and decomposed accents do no harm', () => {
  const windows = `\uFEFF${tsv(row).normalize('NFD').replaceAll('\n', '\r\n')}`;
  const { records, problems } = parseCatalogue('index.tsv', new TextEncoder().encode(windows));
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.procedure.name, 'Đổi thẻ');
});

test('a record given twice is taken once and reported', () => {
  const { records, problems } = parseCatalogue('index.tsv', tsv(row, row));
  assert.equal(records.length, 1);
  assert.deepEqual(problems[0], {
    place: { line: 3, record: 2, code: '9.000002' },
    reason: 'duplicate-code',
    params: { firstLine: 2 },
    isTaken: false,
  });
});

test('a broken record costs only itself', () => {
  const pretty = JSON.stringify([libraryCard, { ...libraryCard, code: '9.000009' }], null, 1);
  const lostQuote = pretty.replace('"Thư viện"', '"Thư viện');
  const { records, problems } = parseCatalogue('x.json', lostQuote);
  assert.deepEqual(
    records.map((record) => record.procedure.code),
    ['9.000009'],
  );
  assert.deepEqual(
    problems.map(({ reason, place }) => [reason, place.line]),
    [['not-json', 2]],
  );
});

test('a truncated file gives what came before the cut', () => {
  const text = json(libraryCard, { ...libraryCard, code: '9.000009' });
  const { records, problems } = parseCatalogue('x.json', text.slice(0, -40));
  assert.equal(records.length, 1);
  assert.deepEqual(
    problems.map((problem) => [problem.reason, problem.place.record]),
    [['truncated', 2]],
  );
  assert.deepEqual(reasons(text.slice(0, -2)), [['truncated', 1, 2]]);
});

test('each kind of bad input has its own reason and place', () => {
  assert.deepEqual(reasons('hello'), [['unknown-format', 1, 0]]);
  assert.deepEqual(reasons(''), [['unknown-format', 1, 0]]);
  assert.deepEqual(reasons('{"rows": []}'), [['unknown-format', 1, 0]]);
  assert.deepEqual(reasons('code\tname\n1\t2'), [['missing-column', 1, 0]]);
  assert.deepEqual(reasons(tsv(`${row}\tx`)), [['wrong-column-count', 2, 1]]);
  assert.deepEqual(reasons(tsv('', row.replace('9.', 'x.'))), [['wrong-shape', 3, 1]]);
  assert.deepEqual(reasons(tsv(row.replace('Cấp xã', 'Cấp làng'))), [['unknown-word', 2, 1]]);
  assert.deepEqual(reasons(json({ ...libraryCard, code: 1 })), [['wrong-shape', 1, 1]]);
  assert.deepEqual(reasons(json(libraryCard).replace('Trực tuyến', '__proto__')), [['unknown-word', 1, 1]]);
  assert.deepEqual(reasons(json({ ...libraryCard, portal_url: 'javascript:1' })), [['wrong-shape', 1, 1]]);
  assert.deepEqual(reasons(Uint8Array.of(0xff, 0xfe, 0x41)), [['not-utf8', 1, 0]]);
  assert.deepEqual(reasons(new Uint8Array(64 * 1024 * 1024 + 1)), [['file-too-large', 1, 0]]);
  assert.deepEqual(reasons(`[{"a":"${'x'.repeat(2 ** 20)}"}]`), [['record-too-large', 1, 1]]);
});

test('a hundred thousand nested brackets are refused without delay', () => {
  const bomb = '['.repeat(100_000);
  assert.deepEqual(reasons(bomb + ']'.repeat(100_000)), [['too-deep', 1, 1]]);
  assert.deepEqual(reasons(bomb), [['truncated', 1, 1]]);
});

test('a fee that cannot be true is left out and the record taken', () => {
  const fees = [
    { amount: 40, currency: 'VND', note: '000 đ/giấy' },
    { amount: 10, currency: 'USD', note: null },
  ];
  const channels = [{ ...libraryCard.channels[0], fees }];
  const { records, problems } = parseCatalogue('x.json', json({ ...libraryCard, channels }));
  assert.deepEqual(records[0]!.procedure.channels[0]!.fees, []);
  assert.deepEqual(
    problems.map(({ reason, isTaken }) => [reason, isTaken]),
    [
      ['fee-implausible', true],
      ['fee-not-in-dong', true],
    ],
  );
});

test('a count glued to the number before it is cut off again', () => {
  const components = [{ ...libraryCard.components[0], originals: 181 }];
  const { records, problems } = parseCatalogue('x.json', json({ ...libraryCard, components }));
  assert.equal(records[0]!.procedure.components[0]!.originals, 1);
  assert.deepEqual(
    problems.map(({ reason, params }) => [reason, params['amount']]),
    [['count-implausible', 181]],
  );
});

const shared = process.env['MUONG_SHARED'] ?? '../shared';
for (const [file, count] of [
  ['procedures.json', 440],
  ['procedures-index.tsv', 2842],
] as const) {
  const path = join(shared, 'domain', file);
  const skip = existsSync(path) ? false : `${file} is not here`;
  test(`every record of the published ${file} is taken`, { skip }, () => {
    const { records, problems } = parseCatalogue(file, readFileSync(path));
    assert.equal(records.length, count);
    assert.deepEqual(
      problems.filter((problem) => !problem.isTaken),
      [],
    );
  });
}
