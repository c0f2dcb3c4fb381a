import { type Envelope, listAttachments, openAttachment, printedCode } from '#engines/edxml/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { type BlobStore, type StoredFile, storeMade, storeUpload } from '#platform/files/index.ts';
import { mostUrgent } from './model.ts';
import { judgeValidity, type Validity } from './regulation/validity.ts';
import type { DocumentFile } from './revisions.ts';

/** What an envelope says of the document in it, and its files, kept. */
export interface ReceivedContent {
  readonly typeName: string | null;
  readonly subject: string;
  readonly code: string | null;
  readonly senderCode: string;
  readonly senderName: string;
  readonly promulgatedOn: Temporal.PlainDate | null;
  readonly urgency: number;
  readonly dueOn: Temporal.PlainDate | null;
  readonly files: readonly DocumentFile[];
  readonly validity: Validity;
}

/** Opens an envelope's attachments and keeps them as files; kept again they are the same bytes. */
export async function openContent(
  ctx: Context,
  blobs: BlobStore,
  envelope: Envelope,
): Promise<ReceivedContent> {
  const { message } = envelope.header;
  const files: DocumentFile[] = [];
  let main: Uint8Array | undefined;
  for (const attachment of listAttachments(envelope)) {
    const opened = openAttachment(attachment);
    main ??= opened.bytes;
    const { id, name } = await keep(ctx, blobs, opened);
    files.push({ fileId: id, name });
  }
  const code = printedCode(message.code ?? {});
  return {
    typeName: message.documentType?.typeName?.trim() || null,
    subject: message.subject?.trim() || code || 'Không có trích yếu',
    code: code || null,
    senderCode: message.from?.organId ?? '',
    senderName: message.from?.organName ?? message.from?.organId ?? '',
    promulgatedOn: message.promulgation?.on ?? null,
    urgency: Math.min(Math.max(message.otherInfo?.priority ?? 0, 0), mostUrgent),
    dueOn: message.dueOn ?? null,
    files,
    validity: await judgeValidity(ctx, main),
  };
}

/** A kind of file we do not take from people is kept all the same: it is what the sender sent. */
async function keep(
  ctx: Context,
  blobs: BlobStore,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<StoredFile> {
  try {
    return await storeUpload(ctx, blobs, { stream: [bytes], name, field: '/files' });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return storeMade(ctx, blobs, { bytes, name, mediaType: 'application/octet-stream' });
  }
}
