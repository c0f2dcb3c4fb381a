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
 * Reads a multipart post: fields into `request.form`, files onto the disk. A post that is too large is read to its end
 * all the same, without being stored: a browser shows the answer only when it could send everything.
 *
 * @throws Refusal `too-many-files`, `file-too-large` (by its name) or `payload-too-large`
 */
export async function readUploads(request: FastifyRequest, limits: UploadLimits | null): Promise<void> {
  const { maxFiles, maxFileBytes } = limits ?? { maxFiles: 0, maxFileBytes: 0 };
  const uploads: Upload[] = [];
  let refusal: Refusal | undefined;
  const parts = request.parts({
    limits: { fileSize: maxFileBytes, files: 500, fields: 5_000, parts: 5_500, fieldSize: 2 ** 20 },
    throwFileSizeLimit: false,
  } as Parameters<typeof request.parts>[0]);
  for await (const part of wellFormed(parts)) {
    if (part.type === 'field') {
      if (part.valueTruncated) refusal ??= new Refusal('payload-too-large');
      appendField(request.form, part.fieldname, String(part.value));
    } else if (!part.filename) {
      part.file.resume(); // A file field left empty.
    } else if (refusal || uploads.length >= maxFiles) {
      refusal ??= new Refusal('too-many-files', { max: maxFiles });
      part.file.resume();
    } else {
      uploads.push(await saveUpload(request, part, uploads.length));
      if (part.file.truncated) refusal = tooLarge(part.filename, maxFileBytes);
    }
  }
  if (refusal) throw refusal;
  request.uploads = uploads;
  request.body = objectOf(request.form);
}

/** Reads only the fields of a multipart post, and the names of its files. */
export async function readFieldsOnly(request: FastifyRequest): Promise<readonly FileName[]> {
  const files: FileName[] = [];
  for await (const part of wellFormed(request.parts())) {
    if (part.type === 'field') appendField(request.form, part.fieldname, String(part.value));
    else {
      part.file.resume();
      if (part.filename) files.push({ field: part.fieldname, filename: part.filename });
    }
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

/** A body that breaks off is the sender's fault; the parser does not say so. */
async function* wellFormed<T>(parts: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* parts;
  } catch (error) {
    const { statusCode, syscall } = error as { statusCode?: number; syscall?: string };
    if (statusCode !== undefined || syscall !== undefined) throw error;
    throw new Refusal('malformed-request');
  }
}

const tooLarge = (filename: string, maxFileBytes: number) =>
  new Refusal('file-too-large', { filename, megabytes: Math.floor(maxFileBytes / 2 ** 20) });
