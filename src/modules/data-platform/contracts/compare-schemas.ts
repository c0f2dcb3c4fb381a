import { type ContractDocument, resolved } from './contract-document.ts';
import {
  canonicalJson,
  isObject,
  type Json,
  type JsonObject,
  listIn,
  objectIn,
  stringsIn,
} from './json-value.ts';

/** What a difference is called; the pages have words for each. */
export type Difference =
  | 'field-removed'
  | 'field-added'
  | 'field-required'
  | 'field-optional'
  | 'type-changed'
  | 'type-narrowed'
  | 'type-widened'
  | 'value-removed'
  | 'value-added'
  | 'limit-narrowed'
  | 'limit-changed'
  | 'schema-changed';

export interface SchemaChange {
  readonly at: string;
  readonly what: Difference;
  readonly breaks: boolean;
  readonly detail: string;
}

/** Who writes what the schema describes: of a request the client, of an answer the provider. */
export type Side = 'request' | 'response';

interface Pair {
  readonly before: ContractDocument;
  readonly after: ContractDocument;
  readonly side: Side;
  /** Pairs under way: a schema may lead back to itself. */
  readonly seen: Set<string>;
}

/**
 * What differs between two schemas, and what of it breaks a client written for the first: in a request whatever was
 * accepted must be accepted still; in an answer whatever was promised must come still.
 */
export function compareSchemas(
  documents: { readonly before: ContractDocument; readonly after: ContractDocument },
  side: Side,
  before: Json | undefined,
  after: Json | undefined,
): readonly SchemaChange[] {
  return [...differences({ ...documents, side, seen: new Set() }, before, after, '')];
}

function* differences(
  pair: Pair,
  one: Json | undefined,
  other: Json | undefined,
  at: string,
): Generator<SchemaChange> {
  const key = [one, other].map((each) =>
    isObject(each) && typeof each['$ref'] === 'string' ? each['$ref'] : null,
  );
  if (key[0] !== null || key[1] !== null) {
    const pairKey = `${key[0]} ${key[1]}`;
    if (key[0] !== null && key[1] !== null && pair.seen.has(pairKey)) return;
    pair.seen.add(pairKey);
  }
  const [before, after] = [flat(pair.before, one), flat(pair.after, other)];

  yield* ofTypes(pair, before, after, at);
  yield* ofValues(pair, before, after, at);
  yield* ofLimits(pair, before, after, at);
  yield* ofProperties(pair, before, after, at);
  if (before['items'] !== undefined || after['items'] !== undefined) {
    yield* differences(pair, before['items'] ?? {}, after['items'] ?? {}, `${at}/*`);
  }
  for (const word of ['oneOf', 'anyOf', 'not', 'if', 'patternProperties', 'prefixItems', 'const']) {
    // Whether one choice of schemas covers another cannot be told in general: a person decides.
    if (canonicalJson(before[word]) !== canonicalJson(after[word]))
      yield { at, what: 'schema-changed', breaks: true, detail: word };
  }
}

function* ofTypes(
  { side }: Pair,
  before: JsonObject,
  after: JsonObject,
  at: string,
): Generator<SchemaChange> {
  const [were, are] = [typesOf(before), typesOf(after)];
  const lost = were.filter((type) => !takes(are, type));
  const gained = are.filter((type) => !takes(were, type));
  const detail = `${were.join('|') || '*'} → ${are.join('|') || '*'}`;
  const narrows = lost.length > 0 || (were.length === 0 && are.length > 0);
  const widens = gained.length > 0 || (are.length === 0 && were.length > 0);
  if (narrows && widens) yield { at, what: 'type-changed', breaks: true, detail };
  else if (narrows) yield { at, what: 'type-narrowed', breaks: side === 'request', detail };
  else if (widens) yield { at, what: 'type-widened', breaks: side === 'response', detail };
}

const typesOf = ({ type }: JsonObject): readonly string[] =>
  typeof type === 'string' ? [type] : stringsIn(type);
const takes = (types: readonly string[], type: string) =>
  types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));

function* ofValues(
  { side }: Pair,
  before: JsonObject,
  after: JsonObject,
  at: string,
): Generator<SchemaChange> {
  const [were, are] = [before['enum'], after['enum']].map((list) =>
    list === undefined ? undefined : listIn(list).map(canonicalJson),
  );
  if (!were && !are) return;
  const lost = were ? were.filter((value) => are !== undefined && !are.includes(value)) : ['*'];
  const gained = are ? are.filter((value) => were !== undefined && !were.includes(value)) : ['*'];
  if (lost.length > 0)
    yield {
      at,
      what: 'value-removed',
      breaks: side === 'request',
      detail: were ? lost.join(', ') : are!.join(', '),
    };
  if (gained.length > 0)
    yield { at, what: 'value-added', breaks: side === 'response', detail: gained.join(', ') };
}

/** Each limit with the direction in which it narrows. */
const limits: Readonly<Record<string, 1 | -1>> = {
  maxLength: -1,
  maximum: -1,
  exclusiveMaximum: -1,
  maxItems: -1,
  maxProperties: -1,
  minLength: 1,
  minimum: 1,
  exclusiveMinimum: 1,
  minItems: 1,
  minProperties: 1,
};

function* ofLimits(
  { side }: Pair,
  before: JsonObject,
  after: JsonObject,
  at: string,
): Generator<SchemaChange> {
  for (const [word, direction] of Object.entries(limits)) {
    const none = direction === -1 ? Infinity : -Infinity;
    const [was, is] = [before[word], after[word]].map((each) => (typeof each === 'number' ? each : none)) as [
      number,
      number,
    ];
    if (was === is) continue;
    const isNarrower = (is - was) * direction > 0;
    const breaks = isNarrower === (side === 'request');
    yield {
      at,
      what: isNarrower ? 'limit-narrowed' : 'limit-changed',
      breaks,
      detail: `${word}: ${shown(was)} → ${shown(is)}`,
    };
  }
  for (const word of ['pattern', 'format', 'uniqueItems', 'multipleOf']) {
    const [was, is] = [before[word], after[word]];
    if (canonicalJson(was) === canonicalJson(is)) continue;
    const isNarrower = is !== undefined;
    const breaks = side === 'request' ? isNarrower : was !== undefined;
    yield { at, what: isNarrower ? 'limit-narrowed' : 'limit-changed', breaks, detail: word };
  }
}

const shown = (limit: number) => (Number.isFinite(limit) ? String(limit) : '–');

function* ofProperties(
  pair: Pair,
  before: JsonObject,
  after: JsonObject,
  at: string,
): Generator<SchemaChange> {
  const [were, are] = [objectIn(before['properties']), objectIn(after['properties'])];
  const [needed, needs] = [stringsIn(before['required']), stringsIn(after['required'])];
  const isRequest = pair.side === 'request';
  for (const name of Object.keys(were)) {
    const here = `${at}/${name}`;
    if (are[name] === undefined) yield { at: here, what: 'field-removed', breaks: true, detail: name };
    else yield* differences(pair, were[name], are[name], here);
  }
  for (const name of Object.keys(are)) {
    if (were[name] === undefined)
      yield { at: `${at}/${name}`, what: 'field-added', breaks: false, detail: name };
  }
  for (const name of needs) {
    if (!needed.includes(name))
      yield { at: `${at}/${name}`, what: 'field-required', breaks: isRequest, detail: name };
  }
  for (const name of needed) {
    if (!needs.includes(name) && are[name] !== undefined)
      yield { at: `${at}/${name}`, what: 'field-optional', breaks: !isRequest, detail: name };
  }
  const isClosed = (schema: JsonObject) => schema['additionalProperties'] === false;
  if (!isClosed(before) && isClosed(after) && isRequest)
    yield { at, what: 'limit-narrowed', breaks: true, detail: 'additionalProperties' };
}

/** References followed and `allOf` taken together, as far as it says what fields there are. */
function flat(document: ContractDocument, node: Json | undefined, depth = 0): JsonObject {
  const schema = resolved(document, node);
  const parts = listIn(schema['allOf']);
  if (parts.length === 0 || depth > 20) return schema;
  let { allOf: _, ...own }: JsonObject = schema;
  for (const part of parts.map((each) => flat(document, each, depth + 1))) own = joined(part, own);
  return own;
}

const joined = (part: JsonObject, whole: JsonObject): JsonObject => ({
  ...part,
  ...whole,
  properties: { ...objectIn(part['properties']), ...objectIn(whole['properties']) },
  required: [...new Set([...stringsIn(whole['required']), ...stringsIn(part['required'])])],
});
