import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { type Carved, carvePayloads } from './carve-payloads.ts';
import { decodeDocument } from './decode-document.ts';
import { EdxmlRefusal } from './edxml-refusal.ts';
import type { EdxmlLimits } from './limits.ts';
import {
  plainText,
  textNode,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
  type XmlPayload,
  type XmlText,
} from './xml-tree.ts';

/** Prefixes that some senders use without declaring them. */
const forgivenPrefixes: Readonly<Record<string, string>> = {
  edXML: 'http://www.mic.gov.vn/TBT/QCVN_102_2016',
  xlink: 'http://www.w3.org/1999/xlink',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
};

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * Reads XML 1.0 with namespaces into a tree, within the limits. Nothing outside the bytes is ever fetched: a document
 * type, and with it every entity of a sender's own, is refused.
 *
 * @throws EdxmlRefusal
 */
export function parseXml(bytes: Uint8Array, limits: EdxmlLimits): XmlDocument {
  if (bytes.length > limits.maxBytes) throw new EdxmlRefusal('too-large', `${bytes.length} bytes`);
  const { utf8, decode } = decodeDocument(bytes);
  const carved = carvePayloads(utf8, decode);
  const around = { before: [] as XmlNode[], after: [] as XmlNode[] };
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;

  const add = (node: XmlNode) => (open.at(-1)?.children ?? (root ? around.after : around.before)).push(node);
  const addText = (text: string) => {
    // Only white space may stand outside the root.
    if (open.length === 0) return;
    if (text.length > limits.maxValueLength) throw new EdxmlRefusal('value-too-long', `${text.length}`);
    const siblings = open.at(-1)!.children;
    siblings.push(joined(siblings.at(-1), textOrPayload(text, carved), siblings));
  };
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    resolvePrefix: (prefix: string) => forgivenPrefixes[prefix],
  });
  parser.on('error', (error) => {
    throw new EdxmlRefusal('malformed', error.message);
  });
  parser.on('doctype', () => {
    throw new EdxmlRefusal('doctype', 'a document type is declared');
  });
  let attributes = 0;
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    if (elements > limits.maxElements) throw new EdxmlRefusal('too-many-elements', `${elements}`);
    if (open.length >= limits.maxDepth) throw new EdxmlRefusal('too-deep', `${open.length}`);
  });
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > limits.maxAttributes) throw new EdxmlRefusal('too-many-attributes', `${attributes}`);
    if (value.length > limits.maxValueLength) throw new EdxmlRefusal('value-too-long', `${value.length}`);
  });
  parser.on('opentag', (tag) => {
    const element = elementOf(tag);
    add(element);
    if (open.length === 0) {
      // Its own place is `root`, not the nodes around it.
      around.before.pop();
      root = element;
    }
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', (text) => add({ kind: 'comment', text: restored(text, carved) }));
  parser.on('processinginstruction', ({ target, body }) =>
    add({ kind: 'instruction', target, body: restored(body, carved) }),
  );
  parser.write(carved.skeleton).close();
  return { ...around, root: root! };
}

function elementOf(tag: SaxesTagNS): OpenElement {
  const attributes = Object.values(tag.attributes)
    .filter(({ name }: SaxesAttributeNS) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(({ prefix, local, uri, value }): XmlAttribute => ({ prefix, local, uri, value }));
  const { prefix, local, uri } = tag;
  return { kind: 'element', prefix, local, uri, namespaces: { ...tag.ns }, attributes, children: [] };
}

/** The parser tells of text and of CDATA apart; to a reader they are one text. */
function joined(before: XmlNode | undefined, text: XmlText | XmlPayload, siblings: XmlNode[]): XmlNode {
  if (before?.kind !== 'text' && before?.kind !== 'payload') return text;
  siblings.pop();
  return textNode(plainText(before) + plainText(text));
}

function textOrPayload(text: string, carved: Carved): XmlText | XmlPayload {
  const index = carved.payloads.findIndex((_, at) => text.length < 40 && carved.token(at) === text);
  const letters = carved.payloads[index];
  return letters ? { kind: 'payload', letters } : textNode(restored(text, carved));
}

/** In a comment, an instruction or beside other text a run of Base64 is text like any other. */
const restored = (text: string, { payloads, token }: Carved): string =>
  payloads.length === 0
    ? text
    : text.replace(new RegExp(`${token(0).slice(0, -2)}(\\d+);`, 'g'), (_, index) =>
        plainText({ kind: 'payload', letters: payloads[Number(index)]! }),
      );
