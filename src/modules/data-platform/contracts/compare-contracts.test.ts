import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareContracts } from './compare-contracts.ts';
import { changedLibrary } from './fixtures.ts';
import type { Json } from './json-value.ts';

const before = changedLibrary();
const member = '/components/schemas/Member';
const loan = '/components/schemas/Loan';
const get = '/paths/~1members~1{number}/get';

type Row = readonly [
  fact: string,
  changes: Readonly<Record<string, Json | undefined>>,
  told: readonly string[],
];

const breaking: readonly Row[] = [
  ['an operation is removed', { '/paths/~1catalogue': undefined }, ['operation-removed getCatalogue']],
  [
    'a field of an answer is removed',
    { [`${member}/properties/phone`]: undefined },
    ['field-removed getMember response 200/phone'],
  ],
  [
    'a field of an answer need not come any more',
    { [`${member}/required`]: ['number'] },
    ['field-optional getMember response 200/name'],
  ],
  [
    'a field of an answer is of another type',
    { [`${member}/properties/name`]: { type: 'object' } },
    ['type-changed getMember response 200/name'],
  ],
  [
    'an answer may hold what it never held',
    { [`${member}/properties/kind/enum`]: ['adult', 'child', 'company'] },
    ['value-added getMember response 200/kind'],
  ],
  [
    'a parameter becomes an obligation',
    { [`${get}/parameters/0/required`]: true },
    ['parameter-required getMember query/fields'],
  ],
  [
    'a parameter is removed',
    {
      '/paths/~1loans/get/parameters': [
        { name: 'on', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
      ],
    },
    ['parameter-removed listLoans query/limit'],
  ],
  [
    'a parameter takes less',
    { '/paths/~1loans/get/parameters/1/schema/maximum': 100 },
    ['limit-narrowed listLoans query/limit'],
  ],
  ['a purpose is no longer served', { [`${get}/x-purposes`]: ['thong-ke'] }, ['purpose-removed getMember']],
  [
    'an answer is no longer given in that form',
    { '/paths/~1catalogue/get/responses/200/content': { 'application/xml': {} } },
    ['media-type-removed getCatalogue response 200'],
  ],
];

const gentle: readonly Row[] = [
  ['nothing changes', {}, []],
  ['a description changes', { '/info/description': 'Khác' }, []],
  [
    'an operation is added',
    { '/paths/~1books': { get: { operationId: 'listBooks', responses: { 200: { description: '' } } } } },
    ['operation-added listBooks'],
  ],
  [
    'an answer tells more',
    { [`${member}/properties/email`]: { type: 'string' } },
    ['field-added getMember response 200/email'],
  ],
  [
    'an answer promises what it gave anyway',
    { [`${member}/required`]: ['number', 'name', 'kind'] },
    ['field-required getMember response 200/kind'],
  ],
  [
    'an answer is never empty any more',
    { [`${member}/properties/phone/type`]: 'string' },
    ['type-narrowed getMember response 200/phone'],
  ],
  [
    'a parameter takes more',
    { [`${get}/parameters/0/schema/maxLength`]: 100 },
    ['limit-changed getMember query/fields'],
  ],
  ['a parameter may be left out', { '/paths/~1loans/get/parameters/0/required': false }, []],
  [
    'the name of a place in the path changes',
    {
      '/paths/~1members~1{number}': undefined,
      '/paths/~1members~1{soThe}': {
        ...JSON.parse(JSON.stringify(before.document['paths']))['/members/{number}'],
        parameters: [
          { name: 'soThe', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9]{12}$' } },
        ],
      },
    },
    [],
  ],
];

const told = (changes: Row[1], isBreaking: boolean) =>
  compareContracts(before, changedLibrary(changes))
    .filter(({ breaks }) => breaks === isBreaking)
    .map(({ what, operation, at }) => `${what} ${operation}${at ? ` ${at}` : ''}`);

describe('a new version breaks clients when', () => {
  for (const [fact, changes, expected] of breaking) {
    test(fact, () => {
      const found = told(changes, true);
      for (const each of expected) assert.ok(found.includes(each), `${each} in ${found.join('; ')}`);
    });
  }
  test('a request must tell more, and an answer of the same shape need not', () => {
    const changes = { [`${loan}/required`]: ['member', 'book', 'days'] };
    assert.deepEqual(told(changes, true), ['field-required lend body/days']);
    assert.deepEqual(told(changes, false), ['field-required listLoans response 200/*/days']);
  });
});

describe('a new version breaks nobody when', () => {
  for (const [fact, changes, expected] of gentle) {
    test(fact, () => {
      assert.deepEqual(told(changes, true), []);
      for (const each of expected)
        assert.ok(told(changes, false).includes(each), told(changes, false).join('; '));
    });
  }
});
