import { qualifiedName, type XmlDocument, type XmlElement, type XmlNode } from './xml-tree.ts';

/** The tree as UTF-8 with a declaration; payloads go as they are. */
export function writeXml({ before, root, after }: XmlDocument): Buffer {
  const out = new XmlPieces();
  out.text('<?xml version="1.0" encoding="UTF-8"?>\n');
  for (const node of before) writeNode(out, node);
  writeNode(out, root);
  for (const node of after) writeNode(out, node);
  return Buffer.concat(out.end());
}

/** Text and bytes in turn, with as few small pieces as there are payloads. */
class XmlPieces {
  private readonly pieces: Uint8Array[] = [];
  private pending = '';
  text(text: string): void {
    this.pending += text;
  }
  bytes(bytes: Uint8Array): void {
    this.pieces.push(Buffer.from(this.pending), bytes);
    this.pending = '';
  }
  end(): readonly Uint8Array[] {
    this.bytes(new Uint8Array());
    return this.pieces;
  }
}

function writeNode(out: XmlPieces, node: XmlNode): void {
  if (node.kind === 'element') writeElement(out, node);
  else if (node.kind === 'text') out.text(escapeText(node.text));
  else if (node.kind === 'payload') out.bytes(node.letters);
  else if (node.kind === 'comment') out.text(`<!--${node.text}-->`);
  else out.text(`<?${node.target}${node.body && ` ${node.body}`}?>`);
}

function writeElement(out: XmlPieces, element: XmlElement): void {
  const name = qualifiedName(element);
  out.text(`<${name}`);
  for (const [prefix, uri] of Object.entries(element.namespaces)) {
    out.text(` ${prefix ? `xmlns:${prefix}` : 'xmlns'}="${escapeAttribute(uri)}"`);
  }
  for (const attribute of element.attributes) {
    out.text(` ${qualifiedName(attribute)}="${escapeAttribute(attribute.value)}"`);
  }
  if (element.children.length === 0) {
    out.text('/>');
    return;
  }
  out.text('>');
  for (const child of element.children) writeNode(out, child);
  out.text(`</${name}>`);
}

type Scope = Readonly<Record<string, string>>;

/** The tree with every namespace declared where it is first needed, and nowhere twice. */
export function declareNamespaces(element: XmlElement, outer: Scope = {}): XmlElement {
  const declared = declarations(element, outer);
  const scope = Object.keys(declared).length > 0 ? { ...outer, ...declared } : outer;
  return {
    ...element,
    namespaces: declared,
    children: element.children.map((child) =>
      child.kind === 'element' ? declareNamespaces(child, scope) : child,
    ),
  };
}

/** Those that stood on the element, and those that its own name or an attribute needs. */
function declarations(element: XmlElement, outer: Scope): Scope {
  const wanted: Record<string, string> = { ...element.namespaces };
  for (const { prefix, uri } of element.attributes) if (prefix) wanted[prefix] = uri;
  // Last, so that a declaration carried along cannot give the element another meaning.
  wanted[element.prefix] = element.uri;
  return Object.fromEntries(
    Object.entries(wanted).filter(([prefix, uri]) => prefix !== 'xml' && (outer[prefix] ?? '') !== uri),
  );
}

const textEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};
const attributeEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

export const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (letter) => textEntities[letter]!);
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (letter) => attributeEntities[letter]!);
