import { childElements, writeXml, type XmlElement } from '#engines/edxml/index.ts';
import {
  completeEvidence,
  encloseInCms,
  type LongTermOptions,
  type Proof,
  proofOf,
} from '#engines/pdf-signature/index.ts';
import { qualifyingOf } from './check-xades.ts';
import { containerType } from './container.ts';
import { ContainerError } from './container-error.ts';
import type { FoundSignature } from './find-signatures.ts';
import { judgeContainer } from './judge-container.ts';
import { readContainer } from './read-container.ts';
import { packContainer } from './write-container.ts';
import { withEvidence } from './xades-evidence.ts';
import { readXml } from './xml-parts.ts';

/**
 * Encloses what proves each signature of an ASiC-E container: chains, and the answers and lists that say none was
 * revoked (B-LT: EN 319 132-1, 6.3; EN 319 122-1, 6.3). What is there already, or `revocation` offers, is not asked again.
 *
 * @throws ContainerError, and LongTermError as `addValidationData` does; the container given is then still the one to keep
 */
export async function addContainerEvidence(bytes: Uint8Array, options: LongTermOptions): Promise<Uint8Array> {
  const container = readContainer(bytes);
  if (container.kind !== 'extended') throw new ContainerError('asic-kind', containerType);
  const files = new Map(container.files);
  for (const judged of judgeContainer(container, { ...options, revocation: [] })) {
    const { report, finding, signature } = judged;
    if (!signature) continue;
    const { reasons, field: name } = report;
    const trust = await completeEvidence([{ name, reasons, finding }], judged.trust, options);
    const [ofSignature, ofTimestamp] = finding.paths.map((path) =>
      withoutKnown(proofOf([path], trust, options.at), signature),
    );
    const before = files.get(signature.file)!;
    const after =
      signature.position === undefined
        ? encloseInCms(before, withoutKnown(proofOf(finding.paths, trust, options.at), signature))
        : inXades(before, signature.position, ofSignature!, ofTimestamp);
    files.set(signature.file, after);
  }
  return packContainer([...files].map(([name, content]) => ({ name, bytes: content })));
}

/** The file of a XAdES signature with what proves one of those in it. */
function inXades(
  bytes: Uint8Array,
  position: number,
  ofSignature: Proof,
  ofTimestamp: Proof | undefined,
): Uint8Array {
  const { root, ...around } = readXml(bytes);
  const signature = childElements(root)[position]!;
  const qualifying = qualifyingOf(signature);
  const grown = withEvidence(qualifying, ofSignature, ofTimestamp);
  const changed = exchanged(signature, qualifying, grown);
  return writeXml({ ...around, root: exchanged(root, signature, changed) });
}

/** The same tree, but for one element somewhere below. */
const exchanged = (tree: XmlElement, old: XmlElement, by: XmlElement): XmlElement => ({
  ...tree,
  children: tree.children.map((child) =>
    child === old ? by : child.kind === 'element' ? exchanged(child, old, by) : child,
  ),
});

/** What the signature does not carry already. */
function withoutKnown({ certificates, ocsps, crls }: Proof, { checked }: FoundSignature): Proof {
  const known = new Set(
    [...checked.enclosed.map(({ x509 }) => x509.raw), ...(checked.evidence ?? []).map(({ der }) => der)].map(
      hexOf,
    ),
  );
  const isNew = (der: Uint8Array) => !known.has(hexOf(der));
  return {
    certificates: certificates.filter(isNew),
    ocsps: ocsps.filter(isNew),
    crls: crls.filter(isNew),
  };
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
