import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, FormFault } from './index.ts';
import { libraryCard } from './testing/library-card.ts';

const oneField = (field: object, more: object = {}) => ({
  id: 'card',
  version: 1,
  title: 'Thẻ',
  stages: [{ id: 'one', title: 'Một', fields: [{ name: 'age', kind: 'number', label: 'Tuổi' }, field] }],
  ...more,
});

function faultsOf(source: unknown): readonly string[] {
  try {
    compileForm(source);
    return [];
  } catch (error) {
    assert.ok(error instanceof FormFault, String(error));
    return error.faults.map(({ place, message }) => `${place}: ${message}`);
  }
}

test('the form of the README compiles', () => {
  assert.deepEqual(
    libraryCard.stages.map(({ id }) => id),
    ['reader', 'card'],
  );
});

const mistakes: readonly [string, object, RegExp][] = [
  [
    'a key of another kind',
    { name: 'a', kind: 'yesNo', label: 'A', decimals: 2 },
    /fields\[1\]\.decimals: a yesNo takes no/,
  ],
  ['an unknown kind', { name: 'a', kind: 'colour', label: 'A' }, /stages\[0\]\.fields\[1\]\.kind/],
  ['a twin', { name: 'age', kind: 'text', label: 'A' }, /fields\[1\]\.name: another field/],
  ['a missing name', { kind: 'text', label: 'A' }, /fields\[1\]: a text needs a name/],
  [
    'an unknown name in FEEL',
    { name: 'a', kind: 'text', label: 'A', when: 'agee > 3' },
    /fields\[1\]\.when: no earlier field is named "agee"/,
  ],
  [
    'an unknown name in a map',
    { name: 'a', kind: 'text', label: 'A', when: { agee: 3 } },
    /fields\[1\]\.when: no earlier/,
  ],
  [
    'a field that waits for itself',
    { name: 'a', kind: 'text', label: 'A', when: 'a = "x"' },
    /no earlier field is named "a"/,
  ],
  [
    'a broken expression',
    { name: 'a', kind: 'computed', label: 'A', value: 'age + ' },
    /fields\[1\]\.value: .*character 7/,
  ],
  [
    'an unknown function',
    { name: 'a', kind: 'computed', label: 'A', value: 'cuont(age)' },
    /no function "cuont"/,
  ],
  ['a clock', { name: 'a', kind: 'computed', label: 'A', value: 'today()' }, /write "today"/],
  ['a name of every object', { name: 'constructor', kind: 'text', label: 'A' }, /"constructor" is reserved/],
  ['a name with a dot', { name: 'a.b', kind: 'text', label: 'A' }, /fields\[1\]\.name/],
  [
    'a pattern that is none',
    { name: 'a', kind: 'text', label: 'A', pattern: '(' },
    /fields\[1\]\.pattern: not a regular/,
  ],
  ['a choice of nothing', { name: 'a', kind: 'choice', label: 'A' }, /needs options/],
];
for (const [what, field, expected] of mistakes) {
  test(`${what} is refused with its place`, () => {
    assert.match(faultsOf(oneField(field)).join('\n'), expected);
  });
}

test('a misspelt part of a group is refused', () => {
  const group = { name: 'home', kind: 'address', label: 'Nơi ở' };
  const form = oneField(group, {
    rules: [{ id: 'r', check: 'home.provnce = "11"', field: 'home', message: 'X' }],
  });
  assert.match(faultsOf(form).join('\n'), /rules\[0\]\.check: "home" has no "provnce"/);
});

test('groups and tables nested five deep are refused, four are not', () => {
  const nested = (depth: number): object =>
    depth === 0
      ? { name: 'x', kind: 'text', label: 'X' }
      : { name: `t${depth}`, kind: 'table', label: 'T', fields: [nested(depth - 1)] };
  assert.deepEqual(faultsOf(oneField(nested(4))), []);
  assert.match(faultsOf(oneField(nested(5))).join('\n'), /nested more than 4 deep/);
});

test('a file that is not YAML is refused by line', () => {
  assert.match(faultsOf('id: a\nversion: [1')[0]!, /^line 2: /);
});

test('the schema of the answers says unconditional and simple conditional demands', () => {
  const schema = libraryCard.schema as { required: string[]; allOf: { if: object; then: object }[] };
  assert.deepEqual(schema.required, ['fullName', 'birthDate', 'identity', 'delivery', 'agreed']);
  assert.deepEqual(schema.allOf[0], {
    if: { properties: { delivery: { enum: ['post'] } }, required: ['delivery'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: { required: ['address'] },
  });
});
