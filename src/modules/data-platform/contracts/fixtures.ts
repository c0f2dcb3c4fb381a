import type { Json, JsonObject } from './json-value.ts';
import { type ReadContract, readContract } from './read-contract.ts';

/** A library that tells of its members and lends them books: nobody's procedure. */
export const libraryContract = {
  openapi: '3.1.0',
  info: { title: 'Thư viện tỉnh', version: '1', description: 'Thẻ bạn đọc và lượt mượn.' },
  'x-data-class': 'personal',
  'x-purposes': { 'cap-the': 'Cấp thẻ bạn đọc', 'thong-ke': 'Thống kê' },
  paths: {
    '/members/{number}': {
      parameters: [
        { name: 'number', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9]{12}$' } },
      ],
      get: {
        operationId: 'getMember',
        summary: 'Thông tin một bạn đọc',
        'x-purposes': ['cap-the'],
        'x-subject': { in: 'path', name: 'number' },
        parameters: [{ name: 'fields', in: 'query', schema: { type: 'string', maxLength: 50 } }],
        responses: {
          200: {
            description: 'Có',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Member' } } },
          },
          404: { description: 'Không có' },
        },
      },
    },
    '/loans': {
      get: {
        operationId: 'listLoans',
        summary: 'Lượt mượn trong ngày',
        'x-data-class': 'internal',
        parameters: [
          { name: 'on', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 500 } },
        ],
        responses: {
          200: {
            description: 'Danh sách',
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Loan' } } },
            },
          },
        },
      },
      post: {
        operationId: 'lend',
        summary: 'Cho mượn một cuốn',
        'x-subject': { in: 'body', name: '/member' },
        'x-max-bytes': 2000,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Loan' } } },
        },
        responses: {
          201: {
            description: 'Đã ghi',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
    '/catalogue': {
      get: {
        operationId: 'getCatalogue',
        summary: 'Toàn bộ danh mục sách',
        'x-data-class': 'open',
        responses: { 200: { description: 'CSV', content: { 'text/csv': {} } } },
      },
    },
  },
  components: {
    schemas: {
      Member: {
        type: 'object',
        required: ['number', 'name'],
        properties: {
          number: { type: 'string' },
          name: { type: 'string' },
          phone: { type: ['string', 'null'] },
          kind: { enum: ['adult', 'child'] },
          guarantor: { $ref: '#/components/schemas/Member' },
        },
      },
      Loan: {
        type: 'object',
        required: ['member', 'book'],
        properties: {
          member: { type: 'string' },
          book: { type: 'string', maxLength: 200 },
          days: { type: 'integer', maximum: 60 },
        },
        additionalProperties: false,
      },
    },
  },
} as const satisfies JsonObject;

/** The library's contract with another value at each of these places; `undefined` takes away what stood there. */
export function changedLibrary(changes: Readonly<Record<string, Json | undefined>> = {}): ReadContract {
  const document = structuredClone(libraryContract) as unknown as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(changes)) {
    const parts = pointer
      .slice(1)
      .split('/')
      .map((part) => part.replaceAll('~1', '/'));
    const last = parts.pop()!;
    const parent = parts.reduce<Record<string, unknown>>(
      (at, part) => at[part] as Record<string, unknown>,
      document,
    );
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return readContract(JSON.stringify(document));
}
