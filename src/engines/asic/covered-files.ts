import { createHash } from 'node:crypto';
import type { XmlElement } from '#engines/edxml/index.ts';
import type { SignatureReason } from '#engines/pdf-signature/index.ts';
import { isAboutSignatures, nameOf } from './container.ts';
import { Against, attribute, parts, statedDigest } from './xml-parts.ts';

export type ContainerFiles = ReadonlyMap<string, Uint8Array>;

export interface CoveredFiles {
  readonly reasons: readonly SignatureReason[];
  /** The paths that are named. */
  readonly names: ReadonlySet<string>;
}

/**
 * Holds references against the files of the container: each names one file by its exact path, once, and untransformed;
 * and none of the files is left over.
 */
export function checkFiles(references: readonly XmlElement[], files: ContainerFiles): CoveredFiles {
  const reasons: SignatureReason[] = [];
  const covered = new Set<string>();
  for (const reference of references) {
    const name = nameOf(attribute(reference, 'URI') ?? '');
    if (parts(reference, 'Transforms').length > 0) throw new Against('transform-refused');
    if (name === undefined || covered.has(name)) throw new Against('xml-reference-ambiguous');
    covered.add(name);
    const bytes = files.get(name);
    const { hash, isWeak, value } = statedDigest(reference);
    if (isWeak) reasons.push('digest-weak');
    if (!bytes) reasons.push('file-missing');
    else if (!digestOf(bytes, hash).equals(value)) reasons.push('digest-mismatch');
  }
  const left = [...files.keys()].filter((name) => !covered.has(name) && !isAboutSignatures(name));
  if (left.length > 0) reasons.push('file-not-signed');
  return { reasons, names: covered };
}

const known = new WeakMap<Uint8Array, Map<string, Buffer>>();

/** Asked of a file once, however many signatures cover it. */
function digestOf(bytes: Uint8Array, hash: string): Buffer {
  const digests = known.get(bytes) ?? new Map<string, Buffer>();
  known.set(bytes, digests);
  const digest = digests.get(hash) ?? createHash(hash).update(bytes).digest();
  digests.set(hash, digest);
  return digest;
}
