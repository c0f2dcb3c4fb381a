import type { FastifyReply } from 'fastify';
import type { BlobStore, StoredFile } from '#platform/files/index.ts';

/** Types a browser shows without running anything; others are only saved. */
const shown = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']);

/** Sends a stored file under its own name. Its type was told by its bytes when it came in. */
export function sendFile(reply: FastifyReply, blobs: BlobStore, file: StoredFile): FastifyReply {
  return sendNamed(reply, file.name, file.mediaType)
    .header('content-length', file.sizeBytes)
    .send(blobs.read(file.sha256));
}

/** Sends a PDF that was just drawn. */
export const sendPdf = (reply: FastifyReply, bytes: Uint8Array, name: string): FastifyReply =>
  sendNamed(reply, name, 'application/pdf').send(Buffer.from(bytes));

function sendNamed(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  const disposition = shown.has(mediaType) ? 'inline' : 'attachment';
  return reply
    .type(mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`);
}
