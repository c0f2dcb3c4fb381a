import { buffer } from 'node:stream/consumers';
import type { Database } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';

/** The envelope of a message, to the byte as it came. */
export async function contentOf(
  db: Database,
  blobs: BlobStore,
  messageId: string,
): Promise<{
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly senderCode: string;
  readonly code: string;
}> {
  const { content, sha256, senderCode, code } = orNotFound(
    await db
      .selectFrom('exchangeMessage')
      .select(['content', 'sha256', 'senderCode', 'code'])
      .where('id', '=', messageId)
      .executeTakeFirst(),
  );
  return { bytes: content ?? (await buffer(blobs.read(sha256))), sha256, senderCode, code };
}
