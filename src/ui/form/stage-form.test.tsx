import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Answers,
  applyAction,
  checkAnswers,
  compileForm,
  type Form,
  presentStage,
  readAction,
  readPosted,
} from '#engines/forms/index.ts';
import { lan, libraryCard, lists, today } from '#engines/forms/testing/library-card.ts';
import { renderPart } from '#platform/html/index.ts';
import { StageForm } from './index.ts';
import { postedFrom } from './posted-from.ts';

const everyKind = compileForm({
  id: 'every-kind',
  version: 1,
  title: 'Mọi loại',
  stages: [
    {
      id: 'all',
      title: 'Tất cả',
      fields: [
        { name: 'text', kind: 'text', label: 'Chữ' },
        { name: 'longText', kind: 'longText', label: 'Đoạn', help: 'Viết nhiều dòng.' },
        { name: 'number', kind: 'number', label: 'Số', decimals: 3, unit: 'm²' },
        { name: 'money', kind: 'money', label: 'Tiền', hint: 'Bằng đồng' },
        { name: 'date', kind: 'date', label: 'Ngày', partial: true },
        { name: 'few', kind: 'choice', label: 'Ít', options: { a: 'A', b: 'B' } },
        { name: 'many', kind: 'choice', label: 'Nhiều', options: ['1', '2', '3', '4', '5', '6', '7'] },
        { name: 'several', kind: 'multiChoice', label: 'Vài', options: { x: 'X', y: 'Y', z: 'Z' } },
        { name: 'yesNo', kind: 'yesNo', label: 'Có không' },
        { name: 'agreed', kind: 'consent', label: 'Đồng ý' },
        { name: 'phone', kind: 'phone', label: 'Điện thoại' },
        { name: 'home', kind: 'address', label: 'Nơi ở' },
        { name: 'firm', kind: 'organisation', label: 'Tổ chức' },
        { name: 'files', kind: 'file', label: 'Tệp', maxFiles: 3 },
        { kind: 'note', label: 'Một lời nhắc.' },
        {
          kind: 'group',
          label: 'Gom lại',
          fields: [{ name: 'gathered', kind: 'text', label: 'Trong nhóm' }],
        },
        {
          name: 'rows',
          kind: 'table',
          label: 'Bảng',
          rowLabel: 'Dòng',
          fields: [
            { name: 'cell', kind: 'text', label: 'Ô' },
            {
              name: 'inner',
              kind: 'table',
              label: 'Bảng trong',
              fields: [{ name: 'deep', kind: 'text', label: 'Sâu' }],
            },
          ],
        },
      ],
    },
  ],
});

const show = (
  form: Form,
  stageId: string,
  answers: Answers,
  issues = [] as ReturnType<typeof checkAnswers>,
) =>
  renderPart(
    <StageForm
      view={presentStage(form, stageId, answers, issues, 'vi', { today, lists })}
      locale="vi"
      action="/ho-so/1"
    />,
  );

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) =>
    text
      .normalize('NFC')
      .replace(/[\r\n\0]+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');
const line = fc.array(word, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const optional = <T,>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const rows = fc.array(
  fc.record({ cell: optional(word), inner: fc.array(fc.record({ deep: optional(word) }), { maxLength: 2 }) }),
  { maxLength: 4 },
);
const commune = fc.constantFrom({ province: '11', commune: '03127' }, { province: '12', commune: '03388' });
const anyAnswers: fc.Arbitrary<Answers> = fc
  .record({
    text: optional(word),
    longText: optional(line),
    number: optional(fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n === 0 ? 0 : n / 1000))),
    money: optional(fc.nat(10_000_000_000)),
    date: optional(fc.constantFrom('1990-05-16', '1960', '1960-05', '2024-02-29', 'hôm qua')),
    few: optional(fc.constantFrom('a', 'b')),
    many: optional(fc.constantFrom('1', '7')),
    several: optional(fc.subarray(['x', 'y', 'z'], { minLength: 1 })),
    yesNo: optional(fc.boolean()),
    agreed: optional(fc.constant(true)),
    phone: optional(fc.constantFrom('0912345678', '113')),
    home: optional(commune),
    firm: optional(fc.record({ taxCode: fc.constant('0100109106-001'), name: word })),
    files: optional(fc.subarray(['file-1', 'file-2', 'file-3'], { minLength: 1 })),
    gathered: optional(word),
    rows,
  })
  .map((answers) => JSON.parse(JSON.stringify(answers)) as Answers);

test('whatever was answered, the page posts it back exactly', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const posted = postedFrom(show(everyKind, 'all', answers), 'continue');
      assert.deepEqual(readPosted(everyKind, 'all', posted), answers);
    }),
    { numRuns: 150 },
  );
});

test('whatever was typed is shown again as it was typed or as it was understood', () => {
  const typed = fc.record({ number: word, money: word, date: word, phone: word, text: word, longText: line });
  fc.assert(
    fc.property(typed, (posted) => {
      const read = readPosted(everyKind, 'all', posted);
      const again = readPosted(everyKind, 'all', postedFrom(show(everyKind, 'all', { ...read, rows: [] })));
      assert.deepEqual(again, { ...read, rows: [] });
    }),
  );
});

test('a box emptied and a tick taken away clear the answer; what was not on the page stays', () => {
  const posted = postedFrom(show(libraryCard, 'card', lan))
    .filter(([name, value]) => !(name === 'agreed' && value === 'yes'))
    .map(([name, value]): [string, string] => [name, name === 'companions.0.books' ? '' : value]);
  const { agreed: _, ...rest } = lan;
  assert.deepEqual(readPosted(libraryCard, 'card', posted, lan), {
    ...rest,
    companions: [{ fullName: 'Lò Văn An' }, { fullName: 'Quàng Thị Bé', books: 0 }],
  });
});

test('thirty rows are added, filled and one removed with plain buttons', () => {
  let answers: Answers = {};
  for (let row = 0; row < 30; row += 1) {
    const posted = postedFrom(show(everyKind, 'all', answers), 'add rows');
    answers = applyAction(everyKind, readPosted(everyKind, 'all', posted, answers), readAction(posted));
    const filled = postedFrom(show(everyKind, 'all', answers)).map(([name, value]): [string, string] =>
      name === `rows.${row}.cell` ? [name, `dòng ${row}`] : [name, value],
    );
    answers = readPosted(everyKind, 'all', filled, answers);
  }
  const posted = postedFrom(show(everyKind, 'all', answers), 'remove rows.7');
  answers = applyAction(everyKind, readPosted(everyKind, 'all', posted, answers), readAction(posted));
  const cells = (answers['rows'] as { cell: string }[]).map(({ cell }) => cell);
  assert.equal(cells.length, 29);
  assert.deepEqual(cells.slice(6, 8), ['dòng 6', 'dòng 8']);
});

test('a row is added to a table within a row', () => {
  const answers = applyAction(everyKind, { rows: [{ cell: 'a' }] }, { kind: 'add', path: 'rows.0.inner' });
  assert.deepEqual(answers, { rows: [{ cell: 'a', inner: [{}] }] });
  assert.match(show(everyKind, 'all', answers), /name="rows\.0\.inner\.0\.deep"/);
});

test('a hostile post reaches no prototype and cannot ask for a million rows', () => {
  const posted = {
    __proto__: 'x',
    'constructor.prototype.isAdmin': 'yes',
    'rows.0.__proto__.cell': 'x',
    rows: '1',
  };
  const read = readPosted(everyKind, 'all', Object.entries(posted) as [string, string][]);
  assert.deepEqual(read, { rows: [{}] });
  assert.equal(({} as { isAdmin?: string }).isAdmin, undefined);
  assert.throws(() => readPosted(everyKind, 'all', { rows: '1000000' }), { name: 'InvalidInput' });
});

test('every input has a label, every error a link to an input that exists and is described by it', () => {
  const answers: Answers = {
    rows: [{}],
    home: { province: '11' },
    date: 'x',
    number: 'y',
    phone: '1',
    firm: { taxCode: '1' },
  };
  const issues = checkAnswers(everyKind, answers, 'submit', { today, lists });
  assert.ok(issues.length >= 6, JSON.stringify(issues));
  const html = show(everyKind, 'all', answers, issues);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  for (const [, id] of html.matchAll(/<(?:input|select|textarea) class="[^"]*"[^>]* id="([^"]+)"/g)) {
    assert.ok(html.includes(`for="${id}"`), `no label for ${id}`);
  }
  for (const { field } of issues) {
    const id = field.slice(1).replaceAll('/', '.');
    assert.ok(html.includes(`href="#${id}"`) && ids.includes(id), id);
    assert.match(html, new RegExp(`id="${id}"[^>]*aria-describedby="[^"]*${id}-error`));
    assert.match(html, new RegExp(`id="${id}"[^>]*aria-invalid="true"`));
  }
  assert.ok(html.indexOf('ds-error-summary') < html.indexOf('name="text"'));
});

test('where an answer came from is told until it is changed', () => {
  const provenance = {
    '/fullName': {
      source: 'population',
      label: 'CSDL quốc gia về dân cư',
      asOf: '2026-03-12',
      value: 'Lò Thị Lan',
    },
  };
  const shown = (fullName: string) =>
    presentStage(libraryCard, 'reader', { fullName }, [], 'vi', { today, provenance }).fields[0]!.provenance;
  assert.equal(shown('Lò Thị Lan'), 'Lấy từ CSDL quốc gia về dân cư, ngày 12/03/2026');
  assert.equal(shown('Lò Thị Lan Anh'), undefined);
});

test('what anyone types is text and never markup', () => {
  const html = show(everyKind, 'all', {
    text: '"><script>alert(1)</script>',
    longText: '</textarea><script>',
    files: ['"><b>'],
  });
  assert.doesNotMatch(html, /<script|<b>/);
});

test('an option that is no longer offered is shown to its owner and to nobody else', () => {
  const radios = (few: string) => show(everyKind, 'all', { few });
  assert.match(radios('mine'), /value="mine" checked/);
  assert.doesNotMatch(radios('yours'), /mine/);
  assert.doesNotMatch(radios('a'), /mine|yours/);
});

test('English is spoken where the form has it, Vietnamese where it has not', () => {
  const view = presentStage(libraryCard, 'reader', {}, [], 'en', { today });
  assert.equal(view.title, 'The reader');
  assert.equal(view.fields[0]!.face.label, 'Họ và tên');
  const html = renderPart(<StageForm view={view} locale="en" action="/" />);
  assert.match(html, />Continue</);
});
