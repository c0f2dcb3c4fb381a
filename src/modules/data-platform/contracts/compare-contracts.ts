import { compareSchemas, type Difference, type SchemaChange, type Side } from './compare-schemas.ts';
import { type ContractDocument, type Operation, resolved } from './contract-document.ts';
import { type JsonObject, listIn, objectIn, textIn } from './json-value.ts';
import type { ReadContract } from './read-contract.ts';

export type Change =
  | Difference
  | 'operation-removed'
  | 'operation-added'
  | 'parameter-removed'
  | 'parameter-added'
  | 'parameter-required'
  | 'media-type-removed'
  | 'media-type-added'
  | 'response-removed'
  | 'response-added'
  | 'body-required'
  | 'purpose-removed'
  | 'class-raised'
  | 'expectation-broken';

/** One difference between two versions of a contract. */
export interface ContractChange {
  readonly what: Change;
  readonly operation: string;
  /** Where in the operation: "query/ward", "response 200/items". */
  readonly at: string;
  readonly breaks: boolean;
  readonly detail: string;
}

/** What differs between two versions, and what of it breaks a client of the first. Renaming an operation's path is removing it. */
export function compareContracts(before: ReadContract, after: ReadContract): readonly ContractChange[] {
  const place = ({ method, path }: Operation) => `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`;
  const now = new Map(after.operations.map((operation) => [operation.id, operation]));
  const then = new Set(before.operations.map(({ id }) => id));
  return [
    ...before.operations.flatMap((was) => {
      const is = now.get(was.id);
      return is && place(is) === place(was)
        ? [...ofOperation(before.document, after.document, was, is)]
        : [change(was, 'operation-removed', '', true, `${was.method.toUpperCase()} ${was.path}`)];
    }),
    ...after.operations
      .filter(({ id }) => !then.has(id))
      .map((is) => change(is, 'operation-added', '', false, `${is.method.toUpperCase()} ${is.path}`)),
  ];
}

const change = (
  { id }: Operation,
  what: Change,
  at: string,
  breaks: boolean,
  detail: string,
): ContractChange => ({ what, operation: id, at, breaks, detail });

function* ofOperation(
  before: ContractDocument,
  after: ContractDocument,
  was: Operation,
  is: Operation,
): Generator<ContractChange> {
  const documents = { before, after };
  const within = (at: string, changes: readonly SchemaChange[]) =>
    changes.map((each) => ({ ...each, at: at + each.at, operation: was.id }));
  for (const purpose of was.purposes) {
    if (!is.purposes.includes(purpose)) yield change(was, 'purpose-removed', '', true, purpose);
  }
  if (was.dataClass !== is.dataClass)
    yield change(was, 'class-raised', '', false, `${was.dataClass} → ${is.dataClass}`);

  const [had, has] = [parametersOf(before, was), parametersOf(after, is)];
  for (const [name, parameter] of had) {
    const now = has.get(name);
    if (!now) yield change(was, 'parameter-removed', name, true, name);
    else yield* within(name, compareSchemas(documents, 'request', parameter['schema'], now['schema']));
  }
  for (const [name, parameter] of has) {
    const isNeeded = parameter['required'] === true;
    const before = had.get(name);
    if (!before) yield change(was, isNeeded ? 'parameter-required' : 'parameter-added', name, isNeeded, name);
    else if (isNeeded && before['required'] !== true)
      yield change(was, 'parameter-required', name, true, name);
  }

  const [bodyWas, bodyIs] = [bodyOf(before, was), bodyOf(after, is)];
  if (bodyIs['required'] === true && bodyWas['required'] !== true)
    yield change(was, 'body-required', 'body', true, '');
  yield* ofContent('body', 'request', bodyWas, bodyIs);

  const [answered, answers] = [responsesOf(before, was), responsesOf(after, is)];
  for (const [status, response] of answered) {
    const now = answers.get(status);
    if (!now) yield change(was, 'response-removed', status, /^2/.test(status), status);
    else yield* ofContent(`response ${status}`, 'response', response, now);
  }
  for (const status of answers.keys()) {
    if (!answered.has(status)) yield change(was, 'response-added', status, false, status);
  }

  function* ofContent(at: string, side: Side, one: JsonObject, other: JsonObject): Generator<ContractChange> {
    const [contentWas, contentIs] = [objectIn(one['content']), objectIn(other['content'])];
    for (const [type, media] of Object.entries(contentWas)) {
      if (contentIs[type] === undefined) yield change(was, 'media-type-removed', at, true, type);
      else
        yield* within(
          at,
          compareSchemas(documents, side, objectIn(media)['schema'], objectIn(contentIs[type])['schema']),
        );
    }
    for (const type of Object.keys(contentIs)) {
      if (contentWas[type] === undefined) yield change(was, 'media-type-added', at, false, type);
    }
  }
}

const nodeOf = (document: ContractDocument, { path, method }: Operation) =>
  objectIn(objectIn(objectIn(document['paths'])[path])[method]);

const bodyOf = (document: ContractDocument, operation: Operation) =>
  resolved(document, nodeOf(document, operation)['requestBody']);

const responsesOf = (document: ContractDocument, operation: Operation) =>
  new Map(
    Object.entries(objectIn(nodeOf(document, operation)['responses'])).map(([status, node]) => [
      status,
      resolved(document, node),
    ]),
  );

function parametersOf(document: ContractDocument, operation: Operation): ReadonlyMap<string, JsonObject> {
  const item = objectIn(objectIn(document['paths'])[operation.path]);
  const those = [...listIn(item['parameters']), ...listIn(nodeOf(document, operation)['parameters'])].map(
    (each) => resolved(document, each),
  );
  // The name of a path's parameter is the provider's own business; its place is not.
  const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  return new Map(
    those.map((each) => {
      const [place, name] = [textIn(each['in']), textIn(each['name'])];
      return [place === 'path' ? `path/${inPath.indexOf(name)}` : `${place}/${name}`, each];
    }),
  );
}
