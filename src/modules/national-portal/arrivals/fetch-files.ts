import { Readable } from 'node:stream';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { storeUpload } from '#platform/files/index.ts';
import type { OfferedFile } from '../mapping/read-arrival.ts';
import { NotYet, type PortalServices, Unfit } from '../model.ts';

/**
 * Fetches the files of a message before it is acted on: capped and sniffed as any upload, and held against the hash that
 * the message names.
 *
 * @returns the id of each by its hash
 * @throws NotYet where the portal does not give it, or gives something else; Unfit where it can never be taken
 */
export async function fetchFiles(
  ctx: Context,
  { client, blobs }: Pick<PortalServices, 'client' | 'blobs'>,
  files: readonly OfferedFile[],
): Promise<ReadonlyMap<string, string>> {
  const fetched = new Map<string, string>();
  for (const file of files) {
    if (!fetched.has(file.sha256)) fetched.set(file.sha256, await fetchOne(ctx, client, blobs, file));
  }
  return fetched;
}

async function fetchOne(
  ctx: Context,
  client: PortalServices['client'],
  blobs: PortalServices['blobs'],
  { name, path, sha256 }: OfferedFile,
): Promise<string> {
  if (!client) throw new NotYet('file-not-fetched', name);
  try {
    const stream = Readable.fromWeb((await client.fetchFile(path)) as never);
    const stored = await storeUpload(ctx, blobs, { stream, name, field: '/file' });
    if (stored.sha256 !== sha256) throw new NotYet('file-differs', name);
    return stored.id;
  } catch (error) {
    if (error instanceof Unfit) throw error;
    if (error instanceof InvalidInput) throw new Unfit(error.issues[0]!.code, name);
    throw new NotYet('file-not-fetched', `${name}: ${error instanceof Error ? error.message : error}`);
  }
}
