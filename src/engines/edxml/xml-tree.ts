/** An XML document as values: what was read, ready to be judged, changed by copying, and written. */
export interface XmlDocument {
  /** Instructions and comments around the root; text has no place there. */
  readonly before: readonly XmlNode[];
  readonly root: XmlElement;
  readonly after: readonly XmlNode[];
}

export type XmlNode = XmlElement | XmlText | XmlPayload | XmlComment | XmlInstruction;

export interface XmlElement {
  readonly kind: 'element';
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  /** Prefixes declared on this very element; '' is the default namespace. */
  readonly namespaces: Readonly<Record<string, string>>;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

/** A long run of Base64 that was lifted out before parsing: the bytes of its letters, as they stood. */
export interface XmlPayload {
  readonly kind: 'payload';
  readonly letters: Uint8Array;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly text: string;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly body: string;
}

export const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element';

export const childElements = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(isElement);

export const qualifiedName = ({ prefix, local }: Pick<XmlElement, 'prefix' | 'local'>): string =>
  prefix ? `${prefix}:${local}` : local;

export const textNode = (text: string): XmlText => ({ kind: 'text', text });

/** An element with what is usually left out left out. */
export const element = (
  uri: string,
  name: string,
  children: readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => {
  const [prefix, local] = name.includes(':') ? (name.split(':') as [string, string]) : ['', name];
  return {
    kind: 'element',
    prefix,
    local,
    uri,
    namespaces: {},
    attributes: Object.entries(attributes).map(([local, value]) => ({ prefix: '', local, uri: '', value })),
    children,
  };
};

/** The text of an element and of all in it, comments left aside. */
export function textOf({ children }: XmlElement): string {
  let text = '';
  for (const child of children) {
    if (child.kind === 'text' || child.kind === 'payload') text += plainText(child);
    else if (child.kind === 'element') text += textOf(child);
  }
  return text;
}

/** XML reads a line's end as one line feed, whatever it was; a payload still has what it came with. */
export const plainText = (node: XmlText | XmlPayload): string =>
  node.kind === 'text'
    ? node.text
    : Buffer.from(node.letters.buffer, node.letters.byteOffset, node.letters.length)
        .toString('latin1')
        .replace(/\r\n?/g, '\n');
