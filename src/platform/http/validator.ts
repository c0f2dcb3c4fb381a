import { Ajv, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

const everything: Options = { allErrors: true, useDefaults: true, strict: false };

/**
 * Compiles the schemas of routes. A query, a path and a posted form consist of strings, which become the numbers and lists
 * that the schema asks for; the JSON of the API is taken as it is: "1" is not 1.
 */
export function schemaValidator(): FastifySchemaCompiler<object> {
  const ofStrings = addFormats.default(new Ajv({ ...everything, coerceTypes: 'array' }));
  const ofJson = addFormats.default(new Ajv(everything));
  return ({ schema, url, httpPart }) => {
    const isJson = httpPart === 'body' && url.startsWith('/api/');
    return (isJson ? ofJson : ofStrings).compile(schema);
  };
}
