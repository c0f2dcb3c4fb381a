import { isObject, type Json, type JsonObject, objectIn } from './json-value.ts';

/** An OpenAPI 3.1 document that was read and checked. */
export interface ContractDocument extends JsonObject {
  readonly openapi: string;
  readonly info: JsonObject;
}

export const httpMethods = ['get', 'put', 'post', 'delete', 'patch', 'head'] as const;
export type HttpMethod = (typeof httpMethods)[number];

/** How freely data may go about, the freest first. */
export const dataClasses = ['open', 'internal', 'personal', 'sensitive'] as const;
export type DataClass = (typeof dataClasses)[number];

/** Where a call says whose data it asks for. */
export interface SubjectPlace {
  readonly in: 'path' | 'query' | 'body';
  /** The parameter; in a body a JSON pointer. */
  readonly name: string;
}

/** One operation, as the catalogue shows it and the gateway finds it. */
export interface Operation {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly purposes: readonly string[];
  readonly dataClass: DataClass;
  readonly subject: SubjectPlace | null;
  readonly maxRequestBytes: number;
}

/** What a node stands for: references within the document are followed. */
export function resolved(document: JsonObject, node: Json | undefined): JsonObject {
  let found = objectIn(node);
  for (let steps = 0; typeof found['$ref'] === 'string' && steps < 32; steps++) {
    found = objectIn(pointedAt(document, found['$ref']));
  }
  return found;
}

/** What `#/a/b` leads to; nothing for what lies outside the document. */
export function pointedAt(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let at: Json | undefined = document;
  for (const part of reference.slice(2).split('/').map(decodePart)) {
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(part)];
    else at = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  }
  return at;
}

const decodePart = (part: string) => safeDecode(part).replaceAll('~1', '/').replaceAll('~0', '~');

export const encodePart = (part: string): string =>
  encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
