import { isBase64 } from './carve-payloads.ts';
import { writeDate, writeDateTime } from './edxml-time.ts';
import type { Extra } from './extra.ts';
import type { Read } from './read-record.ts';
import type { Field, Shape } from './shape.ts';
import { textNode, type XmlElement, type XmlNode } from './xml-tree.ts';

/** The current standard; what bears an older name is read, never written. */
export const edxmlUri = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** The children of a record: its fields in the order of the shape, then what the shape has no place for. */
export function writeRecord(value: Read, shape: Shape): readonly XmlNode[] {
  const extra = value['extra'] as Extra | undefined;
  const known = shape.fields.flatMap((field) => {
    const values = field.isMany ? ((value[field.as] ?? []) as readonly unknown[]) : [value[field.as]];
    return values
      .filter((one) => one !== undefined)
      .map((one, index) => writeField(one, field, attributesOf(extra, field.name, index)));
  });
  return [...known, ...(extra?.nodes ?? [])];
}

const attributesOf = (extra: Extra | undefined, name: string, index: number) =>
  extra?.ofValues?.find((found) => found.name === name && found.index === index)?.attributes ?? [];

function writeField(value: unknown, field: Field, attributes: XmlElement['attributes']): XmlElement {
  if (field.kind === 'element') return value as XmlElement;
  const isRecord = field.kind === 'record';
  return {
    kind: 'element',
    prefix: field.isPlain ? '' : 'edXML',
    local: field.name,
    uri: edxmlUri,
    namespaces: {},
    attributes: isRecord ? recordAttributes(value as Read, field.shape!) : attributes,
    children: isRecord ? writeRecord(value as Read, field.shape!) : [writeValue(value, field)],
  };
}

function recordAttributes({ extra }: Read, { constants = {} }: Shape): XmlElement['attributes'] {
  const found = (extra as Extra | undefined)?.attributes ?? [];
  const missing = Object.entries(constants).filter(([name]) => !found.some(({ local }) => local === name));
  return [...missing.map(([local, value]) => ({ prefix: '', local, uri: '', value })), ...found];
}

function writeValue(value: unknown, { kind }: Field): XmlNode {
  switch (kind) {
    case 'base64':
      return base64Node(value as Uint8Array);
    case 'date':
      return textNode(writeDate(value as Temporal.PlainDate));
    case 'dateTime':
      return textNode(writeDateTime(value as Temporal.PlainDateTime));
    case 'yes':
      return textNode(value ? '1' : '0');
    case 'contentId':
      return textNode(`cid:${value}`);
    default:
      return textNode(String(value));
  }
}

/** Letters go as they are only when they can be nothing else than Base64. */
function base64Node(letters: Uint8Array): XmlNode {
  if (!isBase64(letters)) throw new TypeError('an attachment is not Base64');
  return { kind: 'payload', letters };
}
