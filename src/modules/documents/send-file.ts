import type { FastifyReply } from 'fastify';
import type { Context } from '#platform/context.ts';
import { giveReadingCopy } from './commands/give-reading-copy.ts';
import type { DocumentServices } from './document-services.ts';
import type { Document } from './model.ts';
import type { DocumentFile, StoredFacts } from './revisions.ts';

/** A file of a document under its own name; of one of limited circulation a copy that bears its reader's name. */
export async function sendFile(
  ctx: Context,
  reply: FastifyReply,
  services: DocumentServices,
  document: Document,
  file: DocumentFile & StoredFacts,
): Promise<FastifyReply> {
  const { name, mediaType, sizeBytes, sha256 } = file;
  if (document.isLimited) {
    const copy = await giveReadingCopy(ctx, services, document, file);
    const ofReader = `Bản đọc ${name.replace(/\.\w+$/, '')}.pdf`;
    return named(reply, ofReader, 'application/pdf')
      .header('cache-control', 'no-store')
      .send(Buffer.from(copy));
  }
  return named(reply, name, mediaType).header('content-length', sizeBytes).send(services.blobs.read(sha256));
}

function named(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  const isShown = mediaType === 'application/pdf';
  return reply
    .type(isShown ? mediaType : 'application/octet-stream')
    .header(
      'content-disposition',
      `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
}
