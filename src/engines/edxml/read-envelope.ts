import { EdxmlRefusal } from './edxml-refusal.ts';
import type { Attachment, Body, Envelope, Header, WithExtra } from './envelope.ts';
import { envelopeShape } from './envelope-shape.ts';
import { type EdxmlLimits, usualLimits } from './limits.ts';
import { parseXml } from './parse-xml.ts';
import { type Finding, readRecord } from './read-record.ts';
import { isMime, splitMime } from './split-mime.ts';
import { toStandard } from './standard-dialect.ts';
import { edxmlUri } from './write-record.ts';
import type { XmlDocument } from './xml-tree.ts';

export interface ReadEnvelope {
  readonly envelope: Envelope;
  /** What was unusual; an empty list is the standard, word for word. */
  readonly findings: readonly Finding[];
  /** As it was sent, for `verifyEnvelope`: a signature holds for that and for nothing else. */
  readonly document: XmlDocument;
}

/**
 * Reads an envelope of any dialect, or one in a MIME message. Liberal in form: order, prefixes, older namespaces,
 * encodings, missing parts; strict in size, depth and number. Nothing that was read is lost when it is written again.
 *
 * @throws EdxmlRefusal
 */
export function readEnvelope(bytes: Uint8Array, limits: EdxmlLimits = usualLimits): ReadEnvelope {
  if (bytes.length > limits.maxBytes) throw new EdxmlRefusal('too-large', `${bytes.length} bytes`);
  const { xml, attached } = isMime(bytes) ? splitMime(bytes) : { xml: bytes, attached: [] };
  const document = parseXml(xml, limits);
  const tree = toStandard(document.root);
  if (!tree) throw new EdxmlRefusal('not-edxml', `root ${document.root.local}`);
  const findings: Finding[] = [];
  if (document.root.uri !== edxmlUri) findings.push({ code: 'dialect', path: document.root.local });
  const place = { path: 'edXML', scope: {}, standardUri: edxmlUri, findings };
  const read = readRecord(tree, envelopeShape, place) as ReadRoot;
  const { header, body, extra: innerExtra } = read.envelope ?? {};
  if (!header?.message) throw new EdxmlRefusal('not-edxml', 'no MessageHeader');
  const list = [...(read.attachments?.attachments ?? []), ...attached];
  const envelope: Envelope = {
    header,
    ...(body && { body }),
    ...((read.attachments || attached.length > 0) && {
      attachments: { ...read.attachments, ...(list.length > 0 && { attachments: list }) },
    }),
    ...(innerExtra && { innerExtra }),
    ...(read.extra && { extra: read.extra }),
  };
  return { envelope, findings, document };
}

interface ReadRoot extends WithExtra {
  readonly envelope?: { readonly header?: Header; readonly body?: Body } & WithExtra;
  readonly attachments?: { readonly attachments?: readonly Attachment[] } & WithExtra;
}
