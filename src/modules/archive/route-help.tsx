import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Type } from 'typebox';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, getFile, maxUploadBytes, storeUpload } from '#platform/files/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { postedAgain } from './problem.ts';

const id = Type.String({ format: 'uuid' });
export const ById = { params: Type.Object({ id }) };
export const ByTwo = { params: Type.Object({ id, other: id }) };
export const After = Type.Optional(Type.String({ maxLength: 100 }));
export const config = { access: 'officer' };
export const uploading = { ...config, uploads: { maxFiles: 1, maxFileBytes: maxUploadBytes } };
export const pageLength = 50;

/** Does an act and goes on; or shows the page again, with what was wrong. */
export async function acting(
  request: FastifyRequest,
  reply: FastifyReply,
  page: (posted: Posted) => Promise<VNode>,
  done: string,
  act: () => Promise<string>,
) {
  let href: string;
  try {
    href = await act();
  } catch (error) {
    return reply.html(await page(postedAgain(error, request.form)), { status: refusedStatus(error) });
  }
  request.session.flash('success', done);
  return reply.redirect(href, 303);
}

export const showing = async (reply: FastifyReply, page: (posted: Posted) => Promise<VNode>) =>
  reply.html(await page(nothingPosted));

/** Keeps the posted file. @throws InvalidInput `file-required` */
export async function keepUpload({ ctx, uploads }: FastifyRequest, blobs: BlobStore): Promise<string> {
  const [upload] = uploads;
  if (!upload) throw new InvalidInput([{ field: '/files', code: 'file-required' }]);
  const stream = createReadStream(upload.path);
  return (await storeUpload(ctx, blobs, { stream, name: upload.filename, field: '/files' })).id;
}

/** Sends a kept file; a PDF opens in the browser, other things are saved. */
export async function sendFile(ctx: Context, reply: FastifyReply, blobs: BlobStore, fileId: string | null) {
  const { name, sha256, sizeBytes, mediaType } = await getFile(ctx.db, orNotFound(fileId));
  if (!(await blobs.has(sha256))) return orNotFound(undefined);
  const isShown = mediaType === 'application/pdf';
  return reply
    .type(isShown ? mediaType : 'application/octet-stream')
    .header('content-length', sizeBytes)
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-disposition',
      `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .send(blobs.read(sha256));
}

/** Where a page of a list ended: a moment or a day, and an id; nothing when someone has edited it. */
export function readPlace<At>(
  text: string | undefined,
  from: (text: string) => At,
): { at: At; id: string } | undefined {
  const [at, last] = (text ?? '').split(' ');
  if (!at || !/^[0-9a-f-]{36}$/.test(last ?? '')) return undefined;
  try {
    return { at: from(at), id: last! };
  } catch {
    return undefined;
  }
}
