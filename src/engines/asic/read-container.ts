import { crc32, inflateRawSync } from 'node:zlib';
import { type Container, containerKinds, isSafePath } from './container.ts';
import { ContainerError } from './container-error.ts';
import { type ListedEntry, listEntries } from './zip-entries.ts';

export interface ContainerLimits {
  readonly maxEntries: number;
  /** Of all files unpacked. */
  readonly maxBytes: number;
}

export const usualContainerLimits: ContainerLimits = { maxEntries: 5_000, maxBytes: 256 * 2 ** 20 };

/** Whether these bytes begin as a ZIP does. */
export const looksLikeContainer = (bytes: Uint8Array): boolean =>
  bytes.length > 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * The files of an ASiC container (EN 319 162-1). What two programs could unpack differently is refused: entries of one
 * name, bytes that belong to none, paths that lead out.
 *
 * @throws ContainerError
 */
export function readContainer(bytes: Uint8Array, limits: ContainerLimits = usualContainerLimits): Container {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = listEntries(zip, limits.maxEntries);
  if (entries.reduce((sum, { size }) => sum + size, 0) > limits.maxBytes) {
    throw new ContainerError('zip-too-large');
  }
  const [first] = entries;
  if (first?.name !== 'mimetype' || first.method !== 0 || first.size > 100) {
    throw new ContainerError('asic-kind');
  }
  const kind = containerKinds[unpacked(zip, first).toString('latin1').trim()];
  if (!kind) throw new ContainerError('asic-kind');
  const files = new Map<string, Uint8Array>();
  // Windows and macOS know no difference between letters large and small, or composed and not.
  const seen = new Set(['mimetype']);
  for (const entry of entries.slice(1)) {
    const isFolder = entry.name.endsWith('/');
    if (!isSafePath(isFolder ? entry.name.slice(0, -1) : entry.name)) {
      throw new ContainerError('zip-path-unsafe', entry.name);
    }
    const same = entry.name.normalize('NFC').toLowerCase();
    if (seen.has(same)) throw new ContainerError('zip-duplicate-entry', entry.name);
    seen.add(same);
    if (isFolder && entry.size > 0) throw new ContainerError('zip-malformed', entry.name);
    if (!isFolder) files.set(entry.name, unpacked(zip, entry));
  }
  return { kind, files };
}

function unpacked(zip: Buffer, { name, method, start, packedSize, size, checksum }: ListedEntry): Buffer {
  const packed = zip.subarray(start, start + packedSize);
  const bytes = method === 0 ? packed : inflated(packed, size, name);
  if (bytes.length !== size || crc32(bytes) !== checksum) throw new ContainerError('zip-malformed', name);
  return bytes;
}

/** Never more than its header says, and that has been counted: a bomb does not go off. */
function inflated(packed: Buffer, size: number, name: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw new ContainerError('zip-malformed', name);
  }
}
