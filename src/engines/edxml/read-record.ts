import { isBase64 } from './carve-payloads.ts';
import { readDate, readDateTime } from './edxml-time.ts';
import { type Extra, extraOf } from './extra.ts';
import type { Field, Shape } from './shape.ts';
import { isElement, textNode, textOf, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Something that was read with a grain of salt; nothing of it is lost. */
export interface Finding {
  readonly code: 'value-unreadable' | 'element-unknown' | 'element-repeated' | 'dialect';
  /** "edXML/edXMLEnvelope/edXMLHeader/MessageHeader/DueDate" */
  readonly path: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape says what it is
export type Read = Record<string, any>;

/** Prefixes in force around an element, and where it stands. */
export interface Place {
  readonly path: string;
  readonly scope: Readonly<Record<string, string>>;
  readonly standardUri: string;
  readonly findings: Finding[];
}

/** Reads an element as its shape says, in whatever order its children stand. */
export function readRecord(element: XmlElement, shape: Shape, outer: Place): Read {
  const place = { ...outer, scope: { ...outer.scope, ...element.namespaces } };
  const reading = new Reading(shape, place);
  for (const child of element.children) {
    if (isElement(child)) reading.element(child);
    else reading.other(child);
  }
  const { found, nodes, ofValues } = reading;
  const attributes = readAttributes(element, shape, found);
  // The order in which values stood says nothing, and is not kept.
  ofValues.sort((a, b) => a.name.localeCompare(b.name) || a.index - b.index);
  const extra = extraOf({ attributes, ofValues, nodes });
  return extra ? { ...found, extra } : found;
}

/** One record in the making: what was understood, and what is kept as it came. */
class Reading {
  readonly found: Read = {};
  readonly nodes: XmlNode[] = [];
  readonly ofValues: NonNullable<Extra['ofValues']>[number][] = [];
  private readonly fields: ReadonlyMap<string, Field>;
  private readonly place: Place;

  constructor(shape: Shape, place: Place) {
    this.fields = fieldsByName(shape);
    this.place = place;
  }

  element(child: XmlElement): void {
    const field = isStandard(child, this.place) ? this.fields.get(child.local.toLowerCase()) : undefined;
    const doubt = field ? this.read(child, field) : 'element-unknown';
    if (doubt) this.keep(child, doubt);
  }

  private read(child: XmlElement, field: Field): Finding['code'] | undefined {
    if (!field.isMany && field.as in this.found) return 'element-repeated';
    const value = readValue(child, field, { ...this.place, path: `${this.place.path}/${field.name}` });
    if (value === unreadable) return 'value-unreadable';
    if (value !== undefined) this.take(child, field, value);
    else if (child.attributes.length > 0) this.nodes.push(selfContained(child, this.place.scope));
    return undefined;
  }

  private take({ attributes }: XmlElement, { name, as, kind, isMany }: Field, value: unknown): void {
    if (isMany) this.found[as] ??= [];
    const index = isMany ? this.found[as].push(value) - 1 : 0;
    if (!isMany) this.found[as] = value;
    if (attributes.length === 0 || kind === 'record' || kind === 'element') return;
    this.ofValues.push({ name, index, attributes });
  }

  private keep(child: XmlElement, code: Finding['code']): void {
    this.place.findings.push({ code, path: `${this.place.path}/${child.local}` });
    this.nodes.push(selfContained(child, this.place.scope));
  }

  /** Blanks between elements say nothing. Texts around an element that is written elsewhere come to stand together. */
  other(node: XmlNode): void {
    if (node.kind !== 'text') this.nodes.push(node);
    else if (node.text.trim() !== '') {
      const last = this.nodes.at(-1);
      if (last?.kind === 'text') this.nodes.splice(-1, 1, textNode(last.text + node.text));
      else this.nodes.push(node);
    }
  }
}

const tables = new WeakMap<Shape, ReadonlyMap<string, Field>>();

function fieldsByName(shape: Shape): ReadonlyMap<string, Field> {
  const known = tables.get(shape);
  if (known) return known;
  const table = new Map(
    shape.fields.flatMap((field) =>
      [field.name, ...(field.aliases ?? [])].map((name) => [name.toLowerCase(), field] as const),
    ),
  );
  tables.set(shape, table);
  return table;
}

/** Some forget the namespace of an element or two; the signature has its own. */
const isStandard = ({ uri, local }: XmlElement, { standardUri }: Place): boolean =>
  uri === standardUri ||
  uri === '' ||
  (local === 'Signature' && uri === 'http://www.w3.org/2000/09/xmldsig#');

const unreadable = Symbol('unreadable');

function readValue(element: XmlElement, field: Field, place: Place): unknown {
  if (field.kind === 'record') return readRecord(element, field.shape!, place);
  if (field.kind === 'element') {
    const isOurs = element.uri === 'http://www.w3.org/2000/09/xmldsig#';
    return isOurs ? element : unreadable;
  }
  if (element.children.some(isElement)) return unreadable;
  if (field.kind === 'base64') {
    const letters = lettersOf(element);
    return letters && !isBase64(letters) ? unreadable : letters;
  }
  const text = textOf(element).trim();
  return text === '' ? undefined : (readers[field.kind](text) ?? unreadable);
}

const readers = {
  text: (text: string) => text,
  date: readDate,
  dateTime: readDateTime,
  integer: (text: string) => (/^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined),
  flag: booleanOf,
  yes: booleanOf,
  contentId: (text: string) => text.replace(/^cid:/i, ''),
} as const;

function booleanOf(text: string): boolean | undefined {
  if (/^(1|true)$/i.test(text)) return true;
  return /^(0|false)$/i.test(text) ? false : undefined;
}

/** The letters of a Base64 value; nearly always one long run, which is not copied. */
function lettersOf({ children }: XmlElement): Uint8Array | undefined {
  const runs = children.filter((node) => node.kind === 'payload' || node.kind === 'text');
  const [only] = runs;
  if (runs.length === 1 && only?.kind === 'payload') return only.letters;
  const letters = Buffer.concat(
    runs.map((run) => (run.kind === 'payload' ? run.letters : Buffer.from(run.text.replaceAll('\r', '')))),
  );
  return letters.length > 0 ? letters : undefined;
}

/** Attributes that say what an element says elsewhere are read; the others are kept. */
function readAttributes({ attributes }: XmlElement, shape: Shape, found: Read): readonly XmlAttribute[] {
  return attributes.filter(({ local, value }) => {
    if (shape.constants?.[local] === value) return false;
    const field = shape.fields.find(({ attribute }) => attribute === local);
    if (!field || field.as in found) return true;
    found[field.as] = readers.contentId(value.trim());
    return false;
  });
}

/** With the prefixes that it borrows from around it, so that it means the same wherever it is written. */
function selfContained(element: XmlElement, scope: Place['scope']): XmlElement {
  const borrowed: Record<string, string> = {};
  const collect = (node: XmlElement, own: ReadonlySet<string>) => {
    const inside = new Set([...own, ...Object.keys(node.namespaces)]);
    const borrow = (prefix: string, uri: string | undefined) => {
      if (!inside.has(prefix) && uri) borrowed[prefix] = uri;
    };
    /** A value may be a name with a prefix, as of `xsi:type`. */
    const borrowForValue = (value: string) => {
      const prefix = /^\s*([\w.-]{1,40}):[\w.-]{1,80}\s*$/.exec(value)?.[1];
      if (prefix) borrow(prefix, scope[prefix]);
    };
    borrow(node.prefix, node.uri);
    for (const { prefix, uri, value } of node.attributes) {
      if (prefix && prefix !== 'xml') borrow(prefix, uri);
      borrowForValue(value);
    }
    if (!node.children.some(isElement)) borrowForValue(textOf(node));
    for (const child of node.children) if (isElement(child)) collect(child, inside);
  };
  collect(element, new Set());
  return { ...element, namespaces: { ...borrowed, ...element.namespaces } };
}
