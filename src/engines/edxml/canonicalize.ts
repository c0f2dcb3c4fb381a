import { escapeAttribute, escapeText } from './write-xml.ts';
import {
  qualifiedName,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts';

export interface Canonicalization {
  readonly isExclusive: boolean;
  readonly withComments: boolean;
  /** Canonical XML 1.1: an apex does not take its ancestors' `xml:id` for its own. */
  readonly leavesIds?: boolean;
  /** Exclusive only: prefixes treated as the inclusive method treats all (InclusiveNamespaces PrefixList). */
  readonly inclusivePrefixes?: readonly string[];
}

export interface CanonicalOptions {
  /** Left out with all in it: the enveloped signature. */
  readonly without?: XmlElement;
  /** Ancestors of the element, outermost first: their namespaces are in scope. */
  readonly ancestors?: readonly XmlElement[];
}

type Namespaces = Readonly<Record<string, string>>;
/** Takes the canonical form piece by piece, in order. */
export type Sink = (piece: string | Uint8Array) => void;

/**
 * Canonical XML 1.0 (W3C, 15 March 2001), 1.1 (2 May 2008; an `xml:base` of ancestors is taken as 1.0 takes it) and
 * Exclusive XML Canonicalization 1.0 (18 July 2002) of a document, or of an element with all in it. It is fed to a digest as it comes, so a large attachment is never copied.
 */
export function canonicalize(
  subject: XmlDocument | XmlElement,
  method: Canonicalization,
  sink: Sink,
  { without, ancestors = [] }: CanonicalOptions = {},
): void {
  const walk = new Walk(method, sink, without);
  const { before, root, after } = 'root' in subject ? subject : { before: [], root: subject, after: [] };
  for (const node of before) walk.outside(node, '', '\n');
  walk.apex(root, ancestors);
  for (const node of after) walk.outside(node, '\n', '');
}

class Walk {
  private readonly method: Canonicalization;
  private readonly sink: Sink;
  private readonly without: XmlElement | undefined;
  constructor(method: Canonicalization, sink: Sink, without: XmlElement | undefined) {
    this.method = method;
    this.sink = sink;
    this.without = without;
  }

  apex(element: XmlElement, ancestors: readonly XmlElement[]): void {
    const scope = Object.assign({}, ...ancestors.map(({ namespaces }) => namespaces)) as Namespaces;
    const { isExclusive, leavesIds } = this.method;
    const inherited = isExclusive
      ? []
      : inheritedXml(element, ancestors).filter(({ local }) => !(leavesIds && local === 'id'));
    this.element(element, scope, {}, inherited);
  }

  outside(node: XmlNode, before: string, after: string): void {
    if (node.kind === 'instruction' || (node.kind === 'comment' && this.method.withComments)) {
      this.sink(before);
      this.node(node, {}, {});
      this.sink(after);
    }
  }

  private node(node: XmlNode, scope: Namespaces, rendered: Namespaces): void {
    if (node.kind === 'element') this.element(node, scope, rendered);
    else if (node.kind === 'text') this.sink(escapeText(node.text));
    else if (node.kind === 'payload') this.sink(withoutReturns(node.letters));
    else if (node.kind === 'instruction') this.sink(`<?${node.target}${node.body && ` ${node.body}`}?>`);
    else if (this.method.withComments) this.sink(`<!--${node.text}-->`);
  }

  private element(
    element: XmlElement,
    outer: Namespaces,
    rendered: Namespaces,
    inherited: readonly XmlAttribute[] = [],
  ): void {
    if (element === this.without) return;
    const scope = { ...outer, ...element.namespaces };
    const shown = this.namespacesOf(element, scope, rendered);
    const name = qualifiedName(element);
    let tag = `<${name}`;
    for (const [prefix, uri] of Object.entries(shown).sort(byKey)) {
      tag += ` ${prefix ? `xmlns:${prefix}` : 'xmlns'}="${escapeAttribute(uri)}"`;
    }
    for (const attribute of [...inherited, ...element.attributes].sort(byName)) {
      tag += ` ${qualifiedName(attribute)}="${escapeAttribute(attribute.value)}"`;
    }
    this.sink(`${tag}>`);
    const below = Object.keys(shown).length > 0 ? { ...rendered, ...shown } : rendered;
    for (const child of element.children) this.node(child, scope, below);
    this.sink(`</${name}>`);
  }

  /** The declarations to write here: all in scope, or those visibly used; never one that stands above already. */
  private namespacesOf(element: XmlElement, scope: Namespaces, rendered: Namespaces): Namespaces {
    const { isExclusive, inclusivePrefixes = [] } = this.method;
    const wanted = isExclusive
      ? new Set([
          element.prefix,
          ...element.attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''),
          ...inclusivePrefixes.map((prefix) => (prefix === '#default' ? '' : prefix)),
        ])
      : new Set([...Object.keys(scope), element.prefix]);
    const shown: Record<string, string> = {};
    for (const prefix of wanted) {
      if (prefix === 'xml') continue;
      const uri = scope[prefix] ?? (prefix === element.prefix ? element.uri : '');
      if ((rendered[prefix] ?? '') !== uri) shown[prefix] = uri;
    }
    return shown;
  }
}

/** Attributes of the namespace `xml` come down to an apex that has left its ancestors (Canonical XML 1.0, 2.4). */
function inheritedXml(element: XmlElement, ancestors: readonly XmlElement[]): readonly XmlAttribute[] {
  const found = new Map<string, XmlAttribute>();
  for (const ancestor of ancestors) {
    for (const attribute of ancestor.attributes) {
      if (attribute.prefix === 'xml') found.set(attribute.local, attribute);
    }
  }
  for (const own of element.attributes) if (own.prefix === 'xml') found.delete(own.local);
  return [...found.values()];
}

/** XML reads a line's end as one line feed, whatever it was. */
function withoutReturns(letters: Uint8Array): Uint8Array {
  if (!letters.includes(0x0d)) return letters;
  const text = Buffer.from(letters.buffer, letters.byteOffset, letters.length).toString('latin1');
  return Buffer.from(text.replace(/\r\n?/g, '\n'), 'latin1');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byKey = ([a]: readonly [string, string], [b]: readonly [string, string]) => compare(a, b);
const byName = (a: XmlAttribute, b: XmlAttribute) => compare(a.uri, b.uri) || compare(a.local, b.local);
