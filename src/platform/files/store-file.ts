import { Readable } from 'node:stream';
import type { Context, Database } from '../context.ts';
import { newId } from '../database/values.ts';
import { InvalidInput, orNotFound } from '../errors/index.ts';
import { type BlobStore, FileTooLarge } from './blob-store.ts';
import { inspectUpload } from './inspect-upload.ts';

export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: string;
  readonly mediaType: string;
  readonly name: string;
}

/** The largest upload taken, in bytes. */
export const maxUploadBytes = 20 * 1024 * 1024;

/**
 * Takes what a person sent: capped, its type sniffed, encrypted or broken files refused by name.
 *
 * @param field where the issue is shown, a JSON pointer
 * @throws InvalidInput `file-too-large`, `file-empty`, `file-type-not-accepted`, `file-encrypted`, `file-malformed`
 */
export async function storeUpload(
  ctx: Context,
  blobs: BlobStore,
  upload: { readonly stream: Readable | Iterable<Uint8Array>; readonly name: string; readonly field: string },
): Promise<StoredFile> {
  const name = cleanName(upload.name);
  const refuse = (code: string, params = {}) =>
    new InvalidInput([{ field: upload.field, code, params: { name, ...params } }]);
  let tail: Uint8Array = new Uint8Array();
  async function* watched() {
    for await (const chunk of upload.stream as AsyncIterable<Uint8Array>) {
      tail = Buffer.concat([tail, chunk]).subarray(-2048);
      yield chunk;
    }
  }
  try {
    const blob = await blobs.put(watched() as unknown as Readable, maxUploadBytes);
    const inspected = await inspectUpload(blob.head, tail);
    if ('fault' in inspected) throw refuse(inspected.fault);
    return await recordFile(ctx, { ...blob, name, mediaType: inspected.mediaType });
  } catch (error) {
    if (error instanceof FileTooLarge)
      throw refuse('file-too-large', { maxMb: maxUploadBytes / 1024 / 1024 });
    throw error;
  }
}

/** Keeps bytes the program made itself, such as a letter or a signed result; what is long comes as a stream. */
export async function storeMade(
  ctx: Context,
  blobs: BlobStore,
  made: {
    readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
    readonly name: string;
    readonly mediaType: string;
  },
): Promise<StoredFile> {
  const { bytes } = made;
  const stream = bytes instanceof Uint8Array ? [bytes] : Readable.from(bytes, { objectMode: false });
  const blob = await blobs.put(stream, Number.POSITIVE_INFINITY);
  return recordFile(ctx, { ...blob, name: made.name, mediaType: made.mediaType });
}

/** Whether a text that somebody sent could be the id of a file at all. */
export const isFileId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export async function getFile(db: Database, id: string): Promise<StoredFile> {
  const columns = ['id', 'sha256', 'sizeBytes', 'mediaType', 'name'] as const;
  return orNotFound(await db.selectFrom('file').select(columns).where('id', '=', id).executeTakeFirst());
}

async function recordFile(
  ctx: Context,
  file: { sha256: string; sizeBytes: number; name: string; mediaType: string },
): Promise<StoredFile> {
  const stored = {
    id: newId(),
    sha256: file.sha256,
    sizeBytes: String(file.sizeBytes),
    mediaType: file.mediaType,
    name: file.name,
  };
  const who = { createdAt: ctx.now(), createdByKind: ctx.actor.kind, createdById: ctx.actor.id };
  await ctx.db
    .insertInto('file')
    .values({ ...stored, ...who, scanResult: 'not-scanned' })
    .execute();
  return stored;
}

/** The last part of the name, without control characters, at most 150 characters. */
const cleanName = (name: string): string =>
  (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-150)
    .trim() || 'tep';
