import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { InvalidInput } from '#platform/errors/index.ts';
import { compileContract } from './compile-contract.ts';
import { changedLibrary, libraryContract } from './fixtures.ts';
import { readContract } from './read-contract.ts';

const codesOf = (text: string): readonly string[] => {
  try {
    readContract(text);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.issues.map(({ code, params }) => (params?.['at'] ? `${code} ${params['at']}` : code));
  }
};
const withPaths = (paths: unknown) => JSON.stringify({ ...libraryContract, paths });

describe('a contract', () => {
  test('is read from JSON and from YAML alike, with purposes, class of data and subject of each operation', () => {
    const [json, yaml] = [
      JSON.stringify(libraryContract),
      stringify(libraryContract, { aliasDuplicateObjects: false }),
    ].map(readContract);
    assert.deepEqual(yaml!.operations, json!.operations);
    assert.deepEqual(json!.operations[0], {
      id: 'getMember',
      method: 'get',
      path: '/members/{number}',
      summary: 'Thông tin một bạn đọc',
      purposes: ['cap-the'],
      dataClass: 'personal',
      subject: { in: 'path', name: 'number' },
      maxRequestBytes: 2 ** 20,
    });
  });

  test('that cannot be worked by is refused, told by place', () => {
    const operation = { operationId: 'read', responses: {} };
    const table: readonly (readonly [string, string | RegExp])[] = [
      ['{', /^contract-unreadable/],
      ['openapi: "3.0.3"', 'contract-not-openapi'],
      ['{"swagger":"2.0"}', 'contract-not-openapi'],
      [withPaths({}), 'contract-empty /paths'],
      [withPaths({ '/a': { get: { responses: {} } } }), 'contract-operation-unnamed GET /a'],
      [withPaths({ '/a': { get: operation, put: operation } }), 'contract-operation-twice PUT /a'],
      [
        withPaths({ '/a': { get: { ...operation, 'x-purposes': ['ban'] } } }),
        'contract-purpose-unknown GET /a · ban',
      ],
      [withPaths({ '/../a': { get: operation } }).replace('/../', '/%2e%2e/'), /^contract-path-wrong/],
      [
        withPaths({ '/a': { $ref: 'http://169.254.169.254/x' } }),
        'contract-reference-wrong /paths/~1a'.replace('~1', '/'),
      ],
      [JSON.stringify({ ...libraryContract, 'x-purposes': {} }), /^contract-purposes-missing/],
      [
        JSON.stringify({
          ...libraryContract,
          components: { schemas: { ...libraryContract.components.schemas, Member: { type: 'nothing' } } },
        }),
        /^contract-schema-wrong/,
      ],
      [`{"openapi":"3.1.0","a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'contract-too-deep'],
      ['a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]', /^contract-unreadable/],
      [' '.repeat(5 * 2 ** 20), 'contract-too-large'],
    ];
    for (const [text, expected] of table) {
      const [code = 'none'] = codesOf(text);
      if (typeof expected === 'string') assert.equal(code, expected);
      else assert.match(code, expected);
    }
  });

  test('finds an operation by method and path, and checks what goes in and what comes out', () => {
    const { document, operations } = changedLibrary();
    const contract = compileContract(document, operations);
    assert.equal(contract.find('GET', '/nothing'), undefined);
    assert.equal(contract.find('DELETE', '/loans'), 'method-unknown');
    const found = contract.find('GET', '/members/099094000007');
    assert.ok(found && found !== 'method-unknown');
    assert.deepEqual([found.operation.id, { ...found.path }], ['getMember', { number: '099094000007' }]);

    const asked = (query: string, path: Record<string, string> = {}, body?: object, id = 'listLoans') =>
      contract
        .checkRequest(id, {
          path,
          query: new URLSearchParams(query),
          mediaType: body ? 'application/json' : null,
          body: body as never,
        })
        .map(({ at, rule }) => `${at} ${rule}`);
    assert.deepEqual(asked('on=2026-11-25&limit=10'), []);
    assert.deepEqual(asked('limit=10'), ['/query required']);
    assert.deepEqual(asked('on=2026-11-25&limit=1000'), ['/query/limit maximum']);
    assert.deepEqual(asked('on=2026-11-25&admin=1'), ['/query additionalProperties']);
    assert.deepEqual(asked('', { number: 'abc' }, undefined, 'getMember'), ['/path/number pattern']);
    assert.deepEqual(asked('', {}, { member: '1', book: 'Truyện Kiều' }, 'lend'), []);
    assert.deepEqual(asked('', {}, { member: '1', book: 'Truyện Kiều', more: 1 }, 'lend'), [
      '/body additionalProperties',
    ]);
    assert.deepEqual(asked('', {}, undefined, 'lend'), ['/body required']);

    const answered = (id: string, status: number, type: string | null, body?: object) =>
      contract
        .checkResponse(id, status, type, body as never)
        .map(({ at, rule, detail }) => `${at} ${rule} ${detail}`);
    assert.deepEqual(
      answered('getMember', 200, 'application/json', { number: '1', name: 'Lan', phone: null }),
      [],
    );
    assert.deepEqual(answered('getMember', 200, 'application/json', { number: '1', phone: 84 }), [
      ' required name',
    ]);
    assert.deepEqual(answered('getMember', 404, null), []);
    assert.deepEqual(answered('getMember', 418, null), [' status 418']);
    assert.deepEqual(answered('getCatalogue', 200, 'text/csv'), []);
    assert.deepEqual(answered('getCatalogue', 200, 'text/html'), [' mediaType text/html']);
    assert.deepEqual(
      answered('listLoans', 200, 'application/json', [
        { member: '1', book: 'a' },
        { member: 2, book: 'b' },
      ]),
      ['/*/member type string'],
    );
  });
});
