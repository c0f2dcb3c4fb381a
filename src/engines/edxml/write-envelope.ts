import type { Envelope } from './envelope.ts';
import { envelopeShape } from './envelope-shape.ts';
import { edxmlUri, writeRecord } from './write-record.ts';
import { declareNamespaces, writeXml } from './write-xml.ts';
import type { XmlDocument } from './xml-tree.ts';

/** The envelope in the one dialect that is written: UTF-8, elements in the order of the standard, prefix `edXML:`. */
export const writeEnvelope = (envelope: Envelope): Buffer => writeXml(treeOf(envelope));

/** The tree of what is written. */
export function treeOf({ header, body, attachments, innerExtra, extra }: Envelope): XmlDocument {
  const read = { envelope: { header, body, extra: innerExtra }, attachments, extra };
  return {
    before: [],
    root: declareNamespaces({
      kind: 'element',
      prefix: '',
      local: 'edXML',
      uri: edxmlUri,
      namespaces: {},
      attributes: extra?.attributes ?? [],
      children: writeRecord(read, envelopeShape),
    }),
    after: [],
  };
}
