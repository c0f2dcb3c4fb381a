import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { Issue } from '../../errors/index.ts';

/** Codes of issues by the JSON Schema keyword that failed. */
const codes: Readonly<Record<string, string>> = {
  required: 'required',
  type: 'wrong-type',
  format: 'wrong-format',
  pattern: 'wrong-format',
  enum: 'not-in-list',
  const: 'not-in-list',
  anyOf: 'not-in-list',
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'too-small',
  exclusiveMinimum: 'too-small',
  maximum: 'too-large',
  exclusiveMaximum: 'too-large',
  minItems: 'too-few',
  maxItems: 'too-many',
  uniqueItems: 'repeated',
  additionalProperties: 'unknown-field',
};

/**
 * What a schema found, as issues. In a body the field is a JSON pointer into it; elsewhere the part comes first
 * ("/querystring/page").
 */
export function validationIssues(
  errors: readonly FastifySchemaValidationError[],
  part: string | undefined,
): readonly Issue[] {
  const root = part === undefined || part === 'body' ? '' : `/${part}`;
  return errors.map(({ instancePath, keyword, params }) => ({
    field: `${root}${instancePath}${nameWithin(keyword, params)}`,
    code: codes[keyword] ?? 'not-valid',
    ...limitOf(params),
  }));
}

/** A missing or unknown property is reported on its parent. */
function nameWithin(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const name =
    keyword === 'required'
      ? params['missingProperty']
      : keyword === 'additionalProperties'
        ? params['additionalProperty']
        : undefined;
  return typeof name === 'string' ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
}

function limitOf({ limit }: Readonly<Record<string, unknown>>): Pick<Issue, 'params'> {
  return typeof limit === 'number' ? { params: { limit } } : {};
}
