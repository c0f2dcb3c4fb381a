import { edxmlUri } from './write-record.ts';
import {
  childElements,
  element,
  isElement,
  textNode,
  textOf,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts';

/** Names under which the standard has gone, or that frame it. */
const olderUris: ReadonlySet<string> = new Set([
  'http://www.e-doc.vn/Schema/',
  'http://www.e-doc.vn/Schema',
  'http://www.go.vn/eDoc',
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]);

/**
 * Brings an envelope of another dialect into the order of the standard: namespaces of its older versions, roots without
 * `edXML`, headers without `edXMLHeader`, attachments inside the manifest, values that were given as plain text. A tree
 * already in order comes back as it is.
 *
 * @returns nothing for what is no envelope at all
 */
export function toStandard(root: XmlElement): XmlElement | undefined {
  if (!/^(edxml|(edxml)?envelope)$/i.test(root.local)) return undefined;
  const adopted = adopt(root, (uri) => uri === root.uri || olderUris.has(uri));
  const whole = is(adopted, 'edXML') ? adopted : element(edxmlUri, 'edXML', [adopted]);
  const envelope = find(whole, 'edXMLEnvelope') ?? find(whole, 'Envelope');
  if (!envelope) return undefined;
  const { inner, attached } = withoutAttachments(withHeader(envelope));
  const rest = whole.children.filter((node) => node !== envelope);
  return { ...whole, children: [inner, ...attached, ...rest] };
}

const is = (node: XmlNode, name: string): node is XmlElement =>
  isElement(node) && node.local.toLowerCase() === name.toLowerCase();

const find = (parent: XmlElement, name: string): XmlElement | undefined =>
  parent.children.find((node): node is XmlElement => is(node, name));

/** The same tree under the standard's present name. */
function adopt(node: XmlElement, isOlder: (uri: string) => boolean): XmlElement {
  return {
    ...node,
    uri: isOlder(node.uri) ? edxmlUri : node.uri,
    namespaces: Object.fromEntries(
      Object.entries(node.namespaces).map(([prefix, uri]) => [prefix, isOlder(uri) ? edxmlUri : uri]),
    ),
    children: node.children.map((child) => (isElement(child) ? adopt(child, isOlder) : child)),
  };
}

/** Header and body around what some leave bare; the way of the goods is lifted out of the message. */
function withHeader(envelope: XmlElement): XmlElement {
  const header = find(envelope, 'edXMLHeader') ?? find(envelope, 'Header');
  if (header) return replaced(envelope, header, [tidyHeader(header)]);
  const isOfHeader = (node: XmlNode) =>
    ['MessageHeader', 'MessageStatus', 'TraceHeaderList', 'Signature'].some((name) => is(node, name));
  const isOfBody = (node: XmlNode) => is(node, 'edXMLManifest') || is(node, 'Manifest');
  const parts = envelope.children;
  const bare = element(edxmlUri, 'edXMLHeader', parts.filter(isOfHeader));
  const body = parts.filter(isOfBody);
  return {
    ...envelope,
    children: [
      tidyHeader(bare),
      ...(body.length > 0 ? [element(edxmlUri, 'edXMLBody', body)] : []),
      ...parts.filter((node) => !isOfHeader(node) && !isOfBody(node)),
    ],
  };
}

function tidyHeader(header: XmlElement): XmlElement {
  const message = find(header, 'MessageHeader');
  if (!message) return header;
  const traces = find(message, 'TraceHeaderList');
  const moved = traces && !find(header, 'TraceHeaderList') ? [traces] : [];
  const left = message.children.filter((node) => !moved.includes(node as XmlElement));
  const tidied = { ...message, children: left.map((node) => (isElement(node) ? tidyPart(node) : node)) };
  return replaced(header, message, [tidied, ...moved]);
}

/** Parts that some write as one text, or without the list around their items. */
function tidyPart(part: XmlElement): XmlElement {
  const text = part.children.filter((node) => !isElement(node));
  const isBare = text.length > 0 && childElements(part).every(isVoid) && textOf(part).trim() !== '';
  if (is(part, 'DocumentType') && isBare) {
    return { ...part, children: [element(edxmlUri, 'TypeName', text)] };
  }
  if (is(part, 'Code') && isBare) return { ...part, children: codeParts(textOf(part).trim()) };
  const appendixes = childElements(part).filter((node) => is(node, 'Appendix'));
  if (!is(part, 'OtherInfo') || appendixes.length === 0 || find(part, 'Appendixes')) return part;
  const others = part.children.filter((node) => !appendixes.includes(node as XmlElement));
  return { ...part, children: [...others, element(edxmlUri, 'Appendixes', appendixes)] };
}

const isVoid = ({ children, attributes }: XmlElement) => children.length === 0 && attributes.length === 0;

/** 7816/VPCP-TTĐT */
function codeParts(code: string): readonly XmlElement[] {
  const [, number, notation] = /^([^/]*)\/(.*)$/s.exec(code) ?? [undefined, code, ''];
  return [
    element(edxmlUri, 'CodeNumber', [textNode(number!)]),
    ...(notation ? [element(edxmlUri, 'CodeNotation', [textNode(notation)])] : []),
  ];
}

/** Takes the attachments out of the envelope, to stand beside it. Those of a manifest get the reference that they lack. */
function withoutAttachments(envelope: XmlElement): {
  readonly inner: XmlElement;
  readonly attached: readonly XmlElement[];
} {
  const body = find(envelope, 'edXMLBody') ?? find(envelope, 'Body');
  const manifest = body && (find(body, 'edXMLManifest') ?? find(body, 'Manifest'));
  const listed = manifest ? childElements(manifest).filter((node) => is(node, 'Attachment')) : [];
  const lists = [envelope, ...(body ? [body] : [])].flatMap((parent) =>
    childElements(parent).filter((node) => is(node, 'AttachmentEncoded')),
  );
  if (listed.length === 0 && lists.length === 0) return { inner: envelope, attached: [] };

  const named = listed.map(withContentId);
  const references = named.map(({ id, name, type }) =>
    element(edxmlUri, 'Reference', [
      element(edxmlUri, 'ContentId', [textNode(id)]),
      ...(type ? [element(edxmlUri, 'ContentType', [textNode(type)])] : []),
      ...(name ? [element(edxmlUri, 'AttachmentName', [textNode(name)])] : []),
    ]),
  );
  const without = (
    parent: XmlElement,
    gone: readonly XmlNode[],
    more: readonly XmlNode[] = [],
  ): XmlElement => ({
    ...parent,
    children: [...parent.children.filter((node) => !gone.includes(node)), ...more],
  });
  const newBody =
    body && manifest && listed.length > 0
      ? replaced(without(body, lists), manifest, [without(manifest, listed, references)])
      : body && without(body, lists);
  const inner = without(body ? replaced(envelope, body, [newBody!]) : envelope, lists);
  const moved =
    listed.length > 0
      ? [
          element(
            edxmlUri,
            'AttachmentEncoded',
            named.map(({ attachment }) => attachment),
          ),
        ]
      : [];
  return { inner, attached: [...lists, ...moved] };
}

function withContentId(attachment: XmlElement, index: number) {
  const own = find(attachment, 'ContentId');
  const id = own ? textOf(own).trim() : `attachment-${index + 1}`;
  const firstOf = (...names: readonly string[]) =>
    names.map((name) => find(attachment, name)).find((found) => found !== undefined);
  const text = (found: XmlElement | undefined) => (found ? textOf(found).trim() : '');
  return {
    id,
    name: text(firstOf('AttachmentName', 'FileName')),
    type: text(firstOf('ContentType', 'FileType')),
    attachment: own
      ? attachment
      : { ...attachment, children: [element(edxmlUri, 'ContentId', [textNode(id)]), ...attachment.children] },
  };
}

const replaced = (parent: XmlElement, old: XmlNode, by: readonly XmlNode[]): XmlElement => ({
  ...parent,
  children: parent.children.flatMap((node) => (node === old ? by : [node])),
});
