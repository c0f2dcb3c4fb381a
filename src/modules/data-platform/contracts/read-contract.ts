import { parse } from 'yaml';
import type { Issue } from '#platform/errors/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { compileContract } from './compile-contract.ts';
import { type ContractDocument, type Operation, pointedAt } from './contract-document.ts';
import { isObject, type Json, type JsonObject, objectIn, textIn } from './json-value.ts';
import { listOperations } from './list-operations.ts';

export const maxContractBytes = 4 * 2 ** 20;
const mostOperations = 500;
const deepest = 100;

export interface ReadContract {
  readonly document: ContractDocument;
  readonly operations: readonly Operation[];
}

/**
 * Reads an OpenAPI 3.1 document, in JSON or YAML, and tells by place what the gateway cannot work by. Whoever publishes it
 * is known, but what they were given may be anything: size and depth are bounded before it is walked.
 *
 * @throws InvalidInput whose issues name the place in `params.at`
 */
export function readContract(text: string): ReadContract {
  if (Buffer.byteLength(text) > maxContractBytes) throw issue('contract-too-large');
  const document = parsed(text);
  if (!isObject(document) || !/^3\.1\.\d+$/.test(textIn(document['openapi'])))
    throw issue('contract-not-openapi');
  if (depthOf(document) > deepest) throw issue('contract-too-deep');
  const issues = [...issuesIn(document as ContractDocument)];
  if (issues.length > 0) throw new InvalidInput(issues.slice(0, 50));
  const read = { document: document as ContractDocument, operations: listOperations(document) };
  try {
    compileContract(read.document, read.operations);
  } catch (error) {
    throw issue('contract-schema-wrong', error instanceof Error ? error.message.slice(0, 200) : '');
  }
  return read;
}

function parsed(text: string): Json {
  try {
    // A billion laughs needs aliases; a contract has references of its own.
    return /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw issue('contract-unreadable', error instanceof Error ? error.message.split('\n', 1)[0]! : '');
  }
}

function* issuesIn(document: ContractDocument): Generator<Issue> {
  const at = (code: string, place: string): Issue => ({ field: '/document', code, params: { at: place } });
  if (textIn(objectIn(document.info)['title']) === '') yield at('contract-title-missing', '/info/title');
  for (const [place, reference] of referencesIn(document, '')) {
    if (pointedAt(document, reference) === undefined) yield at('contract-reference-wrong', place);
  }
  const operations = listOperations(document);
  if (operations.length === 0) yield at('contract-empty', '/paths');
  if (operations.length > mostOperations) yield at('contract-too-large', '/paths');
  const purposes = objectIn(document['x-purposes']);
  if (Object.keys(purposes).length === 0) yield at('contract-purposes-missing', '/x-purposes');
  const seen = new Set<string>();
  for (const operation of operations) {
    const place = `${operation.method.toUpperCase()} ${operation.path}`;
    if (!/^[A-Za-z][\w.-]{0,99}$/.test(operation.id)) yield at('contract-operation-unnamed', place);
    if (seen.has(operation.id)) yield at('contract-operation-twice', place);
    seen.add(operation.id);
    if (operation.purposes.length === 0) yield at('contract-purposes-missing', place);
    for (const purpose of operation.purposes) {
      if (!Object.hasOwn(purposes, purpose)) yield at('contract-purpose-unknown', `${place} · ${purpose}`);
    }
    if (!/^(\/([\w.~-]|\{[\w.-]+\})+)+$/.test(operation.path)) yield at('contract-path-wrong', place);
  }
}

function* referencesIn(node: Json | undefined, place: string): Generator<readonly [string, string]> {
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) yield* referencesIn(each, `${place}/${index}`);
  } else if (isObject(node)) {
    if (typeof node['$ref'] === 'string') yield [place, node['$ref']];
    for (const [name, each] of Object.entries(node)) yield* referencesIn(each, `${place}/${name}`);
  }
}

/** Without recursion: what is too deep is what would break one. */
function depthOf(document: JsonObject): number {
  let level: readonly Json[] = [document];
  for (let depth = 0; ; depth++) {
    if (level.length === 0 || depth > deepest) return depth;
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null
        ? Object.values(node).filter((each) => each !== undefined)
        : [],
    ) as readonly Json[];
  }
}

const issue = (code: string, detail = '') =>
  new InvalidInput([{ field: '/document', code, ...(detail && { params: { at: detail } }) }]);
