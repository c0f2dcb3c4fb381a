import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, maxUploadBytes, storeUpload } from '#platform/files/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { DocumentPage } from './pages/document-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { findDocument } from './queries.ts';
import { viewDocument } from './view-document.ts';

export const ById = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };
export const config = { access: 'officer' };
export const uploading = { ...config, uploads: { maxFiles: 20, maxFileBytes: maxUploadBytes } };

/** The page of a document, with what went wrong a moment ago. */
export async function showDocument(
  ctx: Context,
  reply: FastifyReply,
  id: string,
  posted: Posted = nothingPosted,
  status = 200,
) {
  return reply.html(<DocumentPage view={await viewDocument(ctx, id)} posted={posted} />, { status });
}

/** Does an act and goes back to the document; or shows its page again, with what was wrong at the form that was posted. */
export async function acting(
  request: FastifyRequest,
  reply: FastifyReply,
  of: { readonly documentId: string; readonly form: string; readonly done: string },
  act: () => Promise<unknown>,
) {
  try {
    await act();
  } catch (error) {
    const posted = postedAgain(error, request.form, of.form);
    return showDocument(request.ctx, reply, of.documentId, posted, refusedStatus(error));
  }
  request.session.flash('success', of.done);
  const isSeen = await findDocument(request.ctx.db, request.ctx.actor, of.documentId);
  return reply.redirect(isSeen ? documentPaths.document(of.documentId) : documentPaths.list('incoming'), 303);
}

/** Keeps the posted files, each under its own name. */
export async function keepUploads(
  { ctx, uploads }: FastifyRequest,
  blobs: BlobStore,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { path, filename } of uploads) {
    const upload = { stream: createReadStream(path), name: filename, field: '/files' };
    ids.push((await storeUpload(ctx, blobs, upload)).id);
  }
  return ids;
}

/** The position in which the officer works here: of the agency they registered or drafts for. */
export const ownPosition = ({ actor }: Context, role?: string) =>
  orNotFound(
    (role && actor.positions.find(({ roles }) => roles.includes(role))) ||
      actor.positions.find(({ onBehalfOf }) => onBehalfOf === null) ||
      actor.positions[0],
  );
