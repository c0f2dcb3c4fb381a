import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/index.ts';
import { appendField, objectOf } from './form-bodies.ts';
import type { HttpApp } from './http-types.ts';

/** A file somebody posted. Its name and type are what the sender claims. */
export interface Upload {
  readonly field: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly size: number;
  /** Where it lies until the response has gone. */
  readonly path: string;
  stream(): Readable;
}

export interface UploadLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
}

export const usualUploads: UploadLimits = { maxFiles: 20, maxFileBytes: 50 * 2 ** 20 };

/** All the text of one post: it is held in memory. */
const maxTextBytes = 2 ** 20;

const folders = new WeakMap<FastifyRequest, string>();

/** Accepts `multipart/form-data`; what a route does with files it says by `config: { uploads: … }`. */
export async function acceptUploads(app: HttpApp): Promise<void> {
  await app.register(multipart);
  app.addHook('onResponse', async (request) => {
    const folder = folders.get(request);
    if (folder) await rm(folder, { recursive: true, force: true });
  });
}

/**
 * Reads a multipart post: fields into `request.form`, files onto the disk. Files that are too large are read to their end all
 * the same, without being stored: a browser shows the answer only when it could send everything.
 *
 * @throws Refusal `too-many-files`, `file-too-large` (by its name), `payload-too-large` or `malformed-request`
 */
export async function readUploads(request: FastifyRequest, limits: UploadLimits | null): Promise<void> {
  const { maxFiles, maxFileBytes } = limits ?? { maxFiles: 0, maxFileBytes: 0 };
  const uploads: Upload[] = [];
  let refusal: Refusal | undefined;
  for await (const file of filesOf(request, maxFileBytes)) {
    if (refusal || uploads.length >= maxFiles) {
      refusal ??= new Refusal('too-many-files', { max: maxFiles });
      file.file.resume();
    } else {
      uploads.push(await saveUpload(request, file, uploads.length));
      if (file.file.truncated) refusal = tooLarge(file.filename, maxFileBytes);
    }
  }
  if (refusal) throw refusal;
  request.uploads = uploads;
  request.body = objectOf(request.form);
}

/** Reads only the fields of a multipart post, and the names of its files. */
export async function readFieldsOnly(request: FastifyRequest): Promise<readonly FileName[]> {
  const files: FileName[] = [];
  for await (const { file, fieldname, filename } of filesOf(request, 0)) {
    file.resume();
    files.push({ field: fieldname, filename: filename.normalize('NFC') });
  }
  return files;
}

export type FileName = Pick<Upload, 'field' | 'filename'>;

async function saveUpload(request: FastifyRequest, part: MultipartFile, index: number): Promise<Upload> {
  const folder = folders.get(request) ?? (await mkdtemp(join(tmpdir(), 'upload-')));
  folders.set(request, folder);
  const path = join(folder, String(index));
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  return {
    field: part.fieldname,
    filename: part.filename.normalize('NFC'),
    mediaType: part.mimetype,
    size: part.file.bytesRead,
    path,
    stream: () => createReadStream(path),
  };
}

/** The files of a multipart post, one after the other; its fields go into `request.form` on the way. */
async function* filesOf(request: FastifyRequest, maxFileBytes: number): AsyncGenerator<MultipartFile> {
  const limits = { fileSize: maxFileBytes, fieldSize: maxTextBytes, fields: 2_000, files: 200, parts: 2_200 };
  const options = { limits, throwFileSizeLimit: false };
  let textBytes = 0;
  try {
    for await (const part of request.parts(options)) {
      if (part.type === 'file') {
        // A file field left empty comes without a name.
        if (part.filename) yield part;
        else part.file.resume();
        continue;
      }
      const value = String(part.value);
      textBytes += Buffer.byteLength(value);
      if (part.valueTruncated || textBytes > maxTextBytes) throw new Refusal('payload-too-large');
      appendField(request.form, part.fieldname, value);
    }
  } catch (error) {
    // What is still to come is read and dropped, so that the browser gets to see the answer.
    request.raw.unpipe();
    request.raw.resume();
    throw isBrokenBody(error) ? new Refusal('malformed-request') : error;
  }
}

/** The parser throws bare errors for a body that breaks off; ours have a code, the system's a call. */
function isBrokenBody(error: unknown): boolean {
  const { code, statusCode, syscall } = error as Readonly<Record<string, unknown>>;
  return code === undefined && statusCode === undefined && syscall === undefined;
}

const tooLarge = (filename: string, maxFileBytes: number) =>
  new Refusal('file-too-large', { filename, megabytes: Math.floor(maxFileBytes / 2 ** 20) });
