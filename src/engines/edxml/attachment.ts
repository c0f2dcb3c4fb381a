import { EdxmlRefusal } from './edxml-refusal.ts';
import type { Attachment, Envelope, Reference } from './envelope.ts';
import { type EdxmlLimits, usualLimits } from './limits.ts';
import { unzipOnly } from './unzip-only.ts';

export interface OpenedAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * The file that an attachment carries. One dialect packs each file alone into a ZIP and says so by its type; another
 * sends it as it is. A ZIP that the sender attached as a ZIP stays one.
 *
 * @throws EdxmlRefusal `attachment-malformed`, `attachment-too-large`
 */
export function openAttachment(
  attachment: Attachment,
  limits: Pick<EdxmlLimits, 'maxAttachmentBytes'> = usualLimits,
): OpenedAttachment {
  const { attachmentName = 'tep-dinh-kem', contentType } = attachment;
  const bytes = decodeBase64(attachment.encoded ?? new Uint8Array(), limits.maxAttachmentBytes);
  const file = { name: attachmentName, mediaType: contentType ?? mediaTypeOf(attachmentName, bytes), bytes };
  if (!isZip(bytes) || !/zip/i.test(contentType ?? 'zip')) return file;
  const inner = unzipOnly(bytes, limits.maxAttachmentBytes);
  const wasZip = /\.zip$/i.test(attachmentName) && inner !== undefined && !isZip(inner);
  if (!inner || wasZip) return file;
  return { name: attachmentName, mediaType: mediaTypeOf(attachmentName, inner), bytes: inner };
}

/** An attachment and its line in the manifest. */
export function attach(
  contentId: string,
  file: OpenedAttachment,
  description?: string,
): { readonly attachment: Attachment; readonly reference: Reference } {
  const facts = {
    contentId,
    contentType: file.mediaType,
    attachmentName: file.name,
    ...(description && { description }),
  };
  return { reference: facts, attachment: { ...facts, encoded: encodeBase64(file.bytes) } };
}

/** The attachments with the facts that only the manifest tells. */
export function listAttachments({ body, attachments }: Envelope): readonly Attachment[] {
  const references = body?.manifest?.references ?? [];
  return (attachments?.attachments ?? []).map((attachment) => {
    const reference = references.find(({ contentId }) => contentId === attachment.contentId);
    const { extra: _, ...facts } = reference ?? {};
    return { ...facts, ...attachment };
  });
}

function decodeBase64(letters: Uint8Array, maxBytes: number): Uint8Array {
  if ((letters.length / 4) * 3 > maxBytes * 1.1 + 1000) {
    throw new EdxmlRefusal('attachment-too-large', `${letters.length} letters`);
  }
  const text = Buffer.from(letters.buffer, letters.byteOffset, letters.length).toString('latin1');
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    throw new EdxmlRefusal('attachment-malformed', 'not Base64');
  }
}

const encodeBase64 = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'), 'latin1');

const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

const byExtension: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  xml: 'application/xml',
  zip: 'application/zip',
};

function mediaTypeOf(name: string, bytes: Uint8Array): string {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'application/pdf';
  return byExtension[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
