import type { CompiledContract, Problem } from './compile-contract.ts';
import { type ContractDocument, resolved } from './contract-document.ts';
import { isObject, type Json, type JsonObject, listIn, objectIn } from './json-value.ts';
import type { ReadContract } from './read-contract.ts';

/** An example that a client relies on: what it asks, and an answer of the kind it can work with. */
export interface Example {
  readonly operation: string;
  readonly request: {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Json;
  };
  readonly response: { readonly status: number; readonly body?: Json };
}

/**
 * What of an example a contract does not promise: its request must be taken, its answer be as described, and each field
 * that the client reads be named in the description. Nobody is called.
 */
export function expectationProblems(
  { document, operations }: ReadContract,
  compiled: CompiledContract,
  { operation, request, response }: Example,
): readonly Problem[] {
  if (!operations.some(({ id }) => id === operation))
    return [{ at: '', rule: 'operation', detail: operation }];
  const type = 'application/json';
  const asked = {
    path: request.path ?? {},
    query: new URLSearchParams(request.query),
    mediaType: request.body === undefined ? null : type,
    body: request.body,
  };
  const { status, body } = response;
  const schema = compiled.responseSchema(operation, status);
  return [
    ...compiled.checkRequest(operation, asked).map((each) => ({ ...each, at: `request${each.at}` })),
    ...compiled.checkResponse(operation, status, body === undefined ? null : type, body),
    ...(body !== undefined && schema ? [...unnamed(document, schema, body, '')] : []),
  ];
}

/** Fields of the example that the schema does not know: they may come today and be gone tomorrow. */
function* unnamed(
  document: ContractDocument,
  node: Json | undefined,
  example: Json | undefined,
  at: string,
): Generator<Problem> {
  const schema = resolved(document, node);
  if (Array.isArray(example)) {
    if (example[0] !== undefined) yield* unnamed(document, schema['items'], example[0], `${at}/*`);
    return;
  }
  const choices = [schema, ...['oneOf', 'anyOf', 'allOf'].flatMap((word) => listIn(schema[word]))];
  const properties: JsonObject = Object.fromEntries(
    choices.flatMap((each) => Object.entries(objectIn(resolved(document, each)['properties']))),
  );
  if (!isObject(example) || isObject(schema['additionalProperties'])) return;
  for (const [name, value] of Object.entries(example)) {
    if (properties[name] === undefined) yield { at: `${at}/${name}`, rule: 'undescribed', detail: name };
    else yield* unnamed(document, properties[name], value, `${at}/${name}`);
  }
}

/**
 * What of an example's answer is missing from a real one: each of its fields must be there, of the same type; of a list,
 * every entry must be like the example's. Values may differ, and there may be more (consumer-driven contracts).
 */
export function* shapeProblems(
  expected: Json | undefined,
  got: Json | undefined,
  at = '',
): Generator<Problem> {
  const [wanted, type] = [typeOf(expected), typeOf(got)];
  // Null in an example says that the field is there, and nothing of what it holds.
  if (wanted === 'null' && got !== undefined) return;
  if (wanted !== type) {
    yield { at, rule: 'type', detail: `${wanted} ≠ ${type}` };
  } else if (Array.isArray(expected)) {
    const problems = (got as readonly Json[]).flatMap((each) => [
      ...shapeProblems(expected[0] ?? null, each, `${at}/*`),
    ]);
    yield* problems.slice(0, 5);
  } else if (isObject(expected)) {
    for (const [name, value] of Object.entries(expected))
      yield* shapeProblems(value, objectIn(got)[name], `${at}/${name}`);
  }
}

const typeOf = (value: Json | undefined): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};
