import { childElements, signatureUri } from '#engines/edxml/index.ts';
import {
  type CmsFinding,
  checkCms,
  type PdfSignatureReport,
  readTrust,
  type SignatureReason,
  type VerifyOptions,
} from '#engines/pdf-signature/index.ts';
import { checkXades } from './check-xades.ts';
import { asicUri, nameOf } from './container.ts';
import { reportOf } from './container-report.ts';
import { type ContainerFiles, checkFiles } from './covered-files.ts';
import { type ContainerLimits, readContainer } from './read-container.ts';
import { Against, attribute, part, parts, readXml } from './xml-parts.ts';

/** A signature of a container with what was found of it, before anyone asks whether its certificate is trusted. */
interface Checked {
  /** The file in which it lies. */
  readonly place: string;
  readonly finding: CmsFinding;
}

/**
 * Every signature of an ASiC-E container: who, when, whether it covers all files and none is changed, and what speaks
 * against it. A container without signatures gives an empty list. No network is asked.
 *
 * @throws ContainerError when the file is no such container, or cannot be unpacked safely
 */
export function verifyContainer(
  bytes: Uint8Array,
  options: VerifyOptions,
  limits?: ContainerLimits,
): readonly PdfSignatureReport[] {
  const files = readContainer(bytes, limits);
  const trust = readTrust(options);
  return checkAll(files).map(({ place, finding }) => reportOf(place, finding, trust, options));
}

function checkAll(files: ContainerFiles): readonly Checked[] {
  const names = [...files.keys()].toSorted();
  const named = (pattern: RegExp) => names.filter((name) => pattern.test(name));
  const byXades = named(/^META-INF\/[^/]*signatures[^/]*\.xml$/i).flatMap((place) => xadesIn(place, files));
  const manifests = named(/^META-INF\/ASiCManifest[^/]*\.xml$/i).map((place) => ({
    place,
    ...signatureOf(place, files),
  }));
  const claimed = new Set(manifests.map(({ signature }) => signature));
  // A signature or timestamp that no manifest names proves nothing, and is not passed over in silence.
  const strays = named(/^META-INF\/[^/]*\.(p7s|tst)$/i)
    .filter((name) => !claimed.has(name))
    .map((place) => spoiled(place, 'signature-kind-unsupported'));
  return [...byXades, ...manifests.map(({ place, finding }) => ({ place, finding })), ...strays];
}

function xadesIn(place: string, files: ContainerFiles): readonly Checked[] {
  try {
    const { root } = readXml(files.get(place)!);
    const signatures = childElements(root);
    const isPlain = signatures.every(({ local, uri }) => local === 'Signature' && uri === signatureUri);
    if (root.local !== 'XAdESSignatures' || root.uri !== asicUri || !isPlain || signatures.length === 0) {
      throw new Against('xml-malformed');
    }
    return signatures.map((signature) => ({ place, finding: checkXades(root, signature, files) }));
  } catch (error) {
    if (error instanceof Against) return [spoiled(place, error.reason)];
    throw error;
  }
}

/** A CAdES signature over a manifest that names the files (EN 319 162-1, A.4). */
function signatureOf(place: string, files: ContainerFiles): { signature?: string; finding: CmsFinding } {
  try {
    const manifest = files.get(place)!;
    const { root } = readXml(manifest);
    if (root.local !== 'ASiCManifest' || root.uri !== asicUri) throw new Against('xml-malformed');
    const signature = nameOf(attribute(part(root, 'SigReference', asicUri), 'URI') ?? '');
    const der = signature === undefined ? undefined : files.get(signature);
    if (signature === undefined || !der) throw new Against('file-missing');
    if (!signature.toLowerCase().endsWith('.p7s')) throw new Against('signature-kind-unsupported');
    const finding = checkCms(der, manifest, true);
    const covered = checkFiles(parts(root, 'DataObjectReference', asicUri), files);
    return { signature, finding: { ...finding, reasons: [...new Set([...finding.reasons, ...covered])] } };
  } catch (error) {
    if (error instanceof Against) return spoiled(place, error.reason);
    throw error;
  }
}

const spoiled = (place: string, reason: SignatureReason): Checked => ({
  place,
  finding: { reasons: [reason], enclosed: [] },
});
