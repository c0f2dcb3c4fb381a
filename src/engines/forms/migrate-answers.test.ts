import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Answers,
  checkAnswers,
  compileForm,
  type FieldSource,
  type Form,
  migrateAnswers,
  presentStage,
} from './index.ts';
import { today } from './testing/library-card.ts';

const formOf = (fields: readonly object[], version = 1): Form =>
  compileForm({ id: 'card', version, title: 'Thẻ', stages: [{ id: 'one', title: 'Một', fields }] });

const text = (name: string, more: object = {}) => ({ name, kind: 'text', label: name, ...more });

test('an answer follows its field through a new name and into a new group', () => {
  const older = formOf([text('name'), text('phone'), text('note')]);
  const newer = formOf(
    [
      text('fullName', { was: 'name' }),
      {
        name: 'contact',
        kind: 'group',
        label: 'Liên hệ',
        fields: [{ name: 'mobile', kind: 'phone', label: 'Số', was: 'phone' }],
      },
    ],
    2,
  );
  const migrated = migrateAnswers(older, newer, {
    name: 'Lan',
    phone: '+84 912 345 678',
    note: 'gọi buổi tối',
  });
  assert.deepEqual(migrated.answers, { fullName: 'Lan', contact: { mobile: '0912345678' } });
  assert.deepEqual(migrated.lost, [{ label: 'note', field: '/note', value: 'gọi buổi tối' }]);
});

test('an option that is no more is given back as lost, others are kept', () => {
  const size = (options: object) => ({ name: 'size', kind: 'choice', label: 'Cỡ', options });
  const [older, newer] = [formOf([size({ s: 'S', m: 'M' })]), formOf([size({ m: 'M', l: 'L' })], 2)];
  assert.deepEqual(migrateAnswers(older, newer, { size: 'm' }), { answers: { size: 'm' }, lost: [] });
  assert.equal(migrateAnswers(older, newer, { size: 's' }).lost.length, 1);
});

test('rows keep their order and lose only the columns that went', () => {
  const table = (...fields: object[]) => ({ name: 'rows', kind: 'table', label: 'Bảng', fields });
  const older = formOf([table(text('a'), text('b'))]);
  const newer = formOf([table(text('c', { was: 'a' }))], 2);
  const { answers, lost } = migrateAnswers(older, newer, { rows: [{ a: '1', b: 'x' }, { a: '2' }] });
  assert.deepEqual(answers, { rows: [{ c: '1' }, { c: '2' }] });
  assert.deepEqual(
    lost.map(({ field }) => field),
    ['/rows/0/b'],
  );
});

const kinds = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'choice',
  'multiChoice',
  'yesNo',
  'consent',
  'phone',
  'identityNumber',
  'address',
  'organisation',
  'file',
  'table',
  'group',
] as const;
const names = ['a', 'b', 'c', 'd'];
const field = (depth: number): fc.Arbitrary<FieldSource> =>
  fc
    .record({
      name: fc.constantFrom(...names),
      kind: fc.constantFrom(...kinds.slice(0, depth === 0 ? -2 : undefined)),
      was: fc.constantFrom(...names),
    })
    .chain((base) => {
      const source = { ...base, label: base.name };
      if (base.kind === 'choice' || base.kind === 'multiChoice') {
        return fc.subarray(['x', 'y', 'z'], { minLength: 1 }).map((options) => ({ ...source, options }));
      }
      if (base.kind !== 'table' && base.kind !== 'group') return fc.constant(source);
      return fields(depth - 1).map((inside) => ({ ...source, fields: inside }));
    });
const fields = (depth: number): fc.Arbitrary<readonly FieldSource[]> =>
  fc.uniqueArray(field(depth), { minLength: 1, maxLength: 4, selector: ({ name }) => name });

/** Answers a draft of this form could hold, well-formed or still being typed. */
function draftOf(sources: readonly FieldSource[]): fc.Arbitrary<Answers> {
  const entries = sources.map(
    (source) => [source.name!, fc.option(answerTo(source), { nil: undefined })] as const,
  );
  return fc.record(Object.fromEntries(entries)).map((draft) => JSON.parse(JSON.stringify(draft)) as Answers);
}

function answerTo(source: FieldSource): fc.Arbitrary<unknown> {
  const typed = fc.constantFrom('12', '0912345678', '1990-05-16', 'hôm qua', 'x', 'đoạn\nhai dòng');
  switch (source.kind) {
    case 'number':
    case 'money':
      return fc.oneof(fc.integer(), typed);
    case 'yesNo':
      return fc.boolean();
    case 'consent':
      return fc.constant(true);
    case 'choice':
      return fc.constantFrom(...(source.options as string[]));
    case 'multiChoice':
      return fc.subarray(source.options as string[], { minLength: 1 });
    case 'file':
      return fc.constant(['file-1']);
    case 'address':
      return fc.constant({ province: '11', commune: '03127', detail: 'Bản Phủ' });
    case 'organisation':
      return fc.constant({ taxCode: '0100109106', name: 'Tổ hợp' });
    case 'group':
      return draftOf(source.fields!);
    case 'table':
      return fc.array(draftOf(source.fields!), { maxLength: 3 });
    default:
      return typed;
  }
}

const leaves = (value: unknown): number =>
  typeof value === 'object' && value !== null && !(Array.isArray(value) && typeof value[0] === 'string')
    ? Object.values(value).reduce((sum: number, part) => sum + leaves(part), 0)
    : 1;

test('every draft of every older version opens in the newer, and no answer vanishes unmentioned', () => {
  const pair = fc
    .record({ before: fields(2), after: fields(2) })
    .chain(({ before, after }) =>
      fc.record({ before: fc.constant(before), after: fc.constant(after), draft: draftOf(before) }),
    );
  fc.assert(
    fc.property(pair, ({ before, after, draft }) => {
      const [older, newer] = [formOf(before), formOf(after, 2)];
      assert.deepEqual(checkAnswers(older, draft, 'save', { today }), []);
      const { answers, lost } = migrateAnswers(older, newer, draft);
      assert.deepEqual(checkAnswers(newer, answers, 'save', { today }), []);
      presentStage(newer, 'one', answers, checkAnswers(newer, answers, 'submit', { today }), 'vi', { today });
      // An answer may be wanted by two new fields, but none may be lost and unmentioned.
      assert.ok(leaves(answers) + lost.length >= leaves(draft));
    }),
    { numRuns: 60 },
  );
});

test('a draft opened in its own version is unchanged', () => {
  const own = fields(2).chain((sources) =>
    fc.record({ sources: fc.constant(sources), draft: draftOf(sources) }),
  );
  fc.assert(
    fc.property(own, ({ sources, draft }) => {
      const form = formOf(sources.map(({ was: _, ...source }) => source));
      const { answers, lost } = migrateAnswers(form, form, draft);
      assert.deepEqual(lost, []);
      assert.deepEqual(
        checkAnswers(form, answers, 'submit', { today }),
        checkAnswers(form, draft, 'submit', { today }),
      );
    }),
    { numRuns: 60 },
  );
});
