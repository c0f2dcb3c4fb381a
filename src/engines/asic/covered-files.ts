import { createHash } from 'node:crypto';
import type { XmlElement } from '#engines/edxml/index.ts';
import type { SignatureReason } from '#engines/pdf-signature/index.ts';
import { isAboutSignatures, nameOf } from './container.ts';
import { Against, attribute, parts, statedDigest } from './xml-parts.ts';

export type ContainerFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Holds references against the files of the container: each names one file by its exact path, once, and untransformed;
 * and none of the files is left over.
 */
export function checkFiles(
  references: readonly XmlElement[],
  files: ContainerFiles,
): readonly SignatureReason[] {
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
    else if (!createHash(hash).update(bytes).digest().equals(value)) reasons.push('digest-mismatch');
  }
  const left = [...files.keys()].filter((name) => !covered.has(name) && !isAboutSignatures(name));
  return left.length > 0 ? [...reasons, 'file-not-signed'] : reasons;
}
