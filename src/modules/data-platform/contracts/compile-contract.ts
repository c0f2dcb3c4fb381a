import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type ContractDocument, encodePart, type Operation, resolved } from './contract-document.ts';
import { type Json, type JsonObject, listIn, objectIn, textIn } from './json-value.ts';

/** Where something is not as the schema says; never the value that stood there. */
export interface Problem {
  readonly at: string;
  readonly rule: string;
  readonly detail: string;
}

/** What of a call is checked: parameters by name, and the body where it is JSON. */
export interface CalledWith {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly mediaType: string | null;
  readonly body: Json | undefined;
}

export interface CompiledContract {
  /** The operation at that address, and the values of its path. */
  find(
    method: string,
    path: string,
  ): { readonly operation: Operation; readonly path: Record<string, string> } | 'method-unknown' | undefined;
  checkRequest(operationId: string, called: CalledWith): readonly Problem[];
  /** Whether an answer of that status and type is described, and the schema that it has, if it has one. */
  checkResponse(
    operationId: string,
    status: number,
    mediaType: string | null,
    body: Json | undefined,
  ): readonly Problem[];
  responseSchema(operationId: string, status: number): JsonObject | undefined;
}

const options: Options = { strict: false, allErrors: false, validateFormats: true, ownProperties: true };
const documentId = 'contract:';

/**
 * Makes a document into checks. Schemas are compiled where they are first needed, once for each contract.
 *
 * @throws Error for a schema that is none
 */
export function compileContract(
  document: ContractDocument,
  operations: readonly Operation[],
): CompiledContract {
  const ajvOf = (more: Options) => {
    const ajv = addFormats.default(new Ajv2020({ ...options, ...more }));
    return ajv.addSchema({ $id: documentId, paths: document['paths'], components: document['components'] });
  };
  const [ofJson, ofStrings] = [ajvOf({}), ajvOf({ coerceTypes: 'array' })];
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const nodeOf = (id: string) => {
    const { path, method } = byId.get(id)!;
    return objectIn(objectIn(objectIn(document['paths'])[path])[method]);
  };
  const pointerOf = (id: string, ...parts: readonly string[]) => {
    const { path, method } = byId.get(id)!;
    return `${documentId}#/${['paths', path, method, ...parts].map(encodePart).join('/')}`;
  };
  const kept = new Map<string, ValidateFunction | null>();
  const once = (key: string, make: () => ValidateFunction | null) => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key)!;
  };

  const parameters = (id: string) =>
    once(`${id} parameters`, () => ofStrings.compile(parameterSchema(document, byId.get(id)!)));
  /** A body is described where it stands, or behind a reference. */
  const contentOf = (id: string, where: readonly string[], node: JsonObject) => {
    const reference = textIn(node['$ref']);
    return {
      content: objectIn(resolved(document, node)['content']),
      base: reference ? documentId + reference : pointerOf(id, ...where),
    };
  };
  const bodyOf = (id: string, where: readonly string[], node: JsonObject, mediaType: string | null) => {
    const { content, base } = contentOf(id, where, node);
    const named =
      Object.keys(content).find((each) => bareType(each) === mediaType) ??
      (content['*/*'] ? '*/*' : undefined);
    if (named === undefined) return undefined;
    if (objectIn(content[named])['schema'] === undefined || !isJson(mediaType)) return null;
    const $ref = `${base}/content/${encodePart(named)}/schema`;
    return once($ref, () => ofJson.compile({ $ref }));
  };
  const responseOf = (id: string, status: number): readonly [string, JsonObject] | undefined => {
    const responses = objectIn(nodeOf(id)['responses']);
    const key = [String(status), `${Math.trunc(status / 100)}XX`, 'default'].find(
      (each) => responses[each] !== undefined,
    );
    return key === undefined ? undefined : [key, objectIn(responses[key])];
  };

  for (const { id } of operations) {
    parameters(id);
    for (const [where, node] of bodiesOf(nodeOf(id))) {
      for (const mediaType of Object.keys(contentOf(id, where, node).content))
        bodyOf(id, where, node, bareType(mediaType));
    }
  }
  const routes = operations.map((operation) => ({ operation, pattern: patternOf(operation.path) }));
  return {
    find(method, path) {
      const there = routes
        .map(({ operation, pattern }) => ({ operation, found: pattern.exec(path) }))
        .filter(({ found }) => found)
        // A path without parameters goes before one with them (OpenAPI 3.1, 4.8.8.2).
        .toSorted(
          (one, other) => one.operation.path.split('{').length - other.operation.path.split('{').length,
        );
      if (there.length === 0) return undefined;
      const hit = there.find(({ operation }) => operation.method === method.toLowerCase());
      if (!hit) return 'method-unknown';
      const names = [...hit.operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
      return {
        operation: hit.operation,
        path: Object.fromEntries(
          names.map((name, index) => [name, decodeURIComponent(hit.found![index + 1]!)]),
        ),
      };
    },
    checkRequest(id, { path, query, mediaType, body }) {
      const check = parameters(id)!;
      const wrong = check({ path: { ...path }, query: objectOf(query) }) ? [] : problemsOf(check.errors);
      const node = objectIn(nodeOf(id)['requestBody']);
      if (mediaType === null) {
        const isNeeded = resolved(document, node)['required'] === true;
        return isNeeded ? [...wrong, { at: '/body', rule: 'required', detail: 'body' }] : wrong;
      }
      const checkBody = bodyOf(id, ['requestBody'], node, mediaType);
      if (checkBody === undefined) return [...wrong, { at: '/body', rule: 'mediaType', detail: mediaType }];
      if (!checkBody || checkBody(body)) return wrong;
      return [...wrong, ...problemsOf(checkBody.errors).map((each) => ({ ...each, at: `/body${each.at}` }))];
    },
    checkResponse(id, status, mediaType, body) {
      const response = responseOf(id, status);
      if (!response) return [{ at: '', rule: 'status', detail: String(status) }];
      if (mediaType === null) return [];
      const [key, node] = response;
      const check = bodyOf(id, ['responses', key], node, mediaType);
      if (check === undefined) return [{ at: '', rule: 'mediaType', detail: mediaType }];
      return !check || check(body) ? [] : problemsOf(check.errors);
    },
    responseSchema(id, status) {
      const content = objectIn(resolved(document, responseOf(id, status)?.[1])['content']);
      const json = Object.keys(content).find((each) => isJson(bareType(each)));
      return json === undefined ? undefined : objectIn(objectIn(content[json])['schema']);
    },
  };
}

export const bareType = (mediaType: string): string => mediaType.split(';', 1)[0]!.trim().toLowerCase();
export const isJson = (mediaType: string | null): boolean =>
  mediaType !== null && /^application\/([\w.-]+\+)?json$/.test(mediaType);

/** Nothing but what is declared: an undeclared parameter may mean something to the provider that nobody agreed on. */
function parameterSchema(document: ContractDocument, { path, method }: Operation): JsonObject {
  const item = objectIn(objectIn(document['paths'])[path]);
  const declared = [...listIn(item['parameters']), ...listIn(objectIn(item[method])['parameters'])].map(
    (each) => resolved(document, each),
  );
  const groupOf = (place: string) => {
    const those = declared.filter((each) => each['in'] === place);
    return {
      type: 'object',
      properties: Object.fromEntries(
        those.map((each) => [textIn(each['name']), within(objectIn(each['schema']))]),
      ),
      required: those.filter((each) => each['required'] === true).map((each) => textIn(each['name'])),
      ...(place === 'query' && { additionalProperties: false }),
    };
  };
  return { type: 'object', properties: { path: groupOf('path'), query: groupOf('query') } };
}

/** A reference within the document, as it is written outside of it. */
const within = (schema: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? documentId + value : value,
  );

function* bodiesOf(operation: JsonObject): Generator<readonly [readonly string[], JsonObject]> {
  if (operation['requestBody']) yield [['requestBody'], objectIn(operation['requestBody'])];
  for (const [status, node] of Object.entries(objectIn(operation['responses'])))
    yield [['responses', status], objectIn(node)];
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)')}$`);

const objectOf = (query: URLSearchParams) =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );

const problemsOf = (errors: readonly ErrorObject[] | null | undefined): readonly Problem[] =>
  (errors ?? []).slice(0, 20).map(({ instancePath, keyword, params }) => ({
    // A list has thousands of places and one fault.
    at: instancePath.replace(/\/\d+(?=\/|$)/g, '/*'),
    rule: keyword,
    detail: String(
      params['missingProperty'] ?? params['additionalProperty'] ?? params['type'] ?? params['format'] ?? '',
    ),
  }));
