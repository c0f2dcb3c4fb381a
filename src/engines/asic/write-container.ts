import { crc32 } from 'node:zlib';
import { writeZip, type ZipSource } from '#engines/archive-package/index.ts';
import { type ContainerFile, containerType, isAboutSignatures, isSafePath } from './container.ts';
import { ContainerError } from './container-error.ts';

/** The files behind `mimetype`, all stored: equal files make equal bytes. */
export async function packContainer(
  files: readonly Pick<ContainerFile, 'name' | 'bytes'>[],
): Promise<Uint8Array> {
  const sources = [{ name: 'mimetype', bytes: Buffer.from(containerType) }, ...files].map(
    ({ name, bytes }): ZipSource => ({
      path: name,
      sizeBytes: bytes.length,
      crc32: crc32(bytes),
      open: () => [bytes],
    }),
  );
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(eachOf(sources))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/**
 * What may be signed: at least one file, each under a path of its own that is safe to unpack.
 *
 * @throws ContainerError
 */
export function checkDocuments(files: readonly ContainerFile[]): void {
  if (files.length === 0) throw new ContainerError('asic-kind', 'nothing to sign');
  const seen = new Set(['mimetype']);
  for (const { name } of files) {
    if (!isSafePath(name) || isAboutSignatures(name)) throw new ContainerError('zip-path-unsafe', name);
    const same = name.normalize('NFC').toLowerCase();
    if (seen.has(same)) throw new ContainerError('zip-duplicate-entry', name);
    seen.add(same);
  }
}
