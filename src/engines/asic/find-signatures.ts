import { childElements, signatureUri } from '#engines/edxml/index.ts';
import { type CmsFinding, checkCms, type SignatureReason } from '#engines/pdf-signature/index.ts';
import { checkXades } from './check-xades.ts';
import { asicUri, type Container, isAboutSignatures, nameOf } from './container.ts';
import { ContainerError } from './container-error.ts';
import { type ContainerFiles, type CoveredFiles, checkFiles } from './covered-files.ts';
import { Against, attribute, part, parts, readXml } from './xml-parts.ts';

/** A signature with what was found of it, before anyone asks whether its certificate is trusted. */
export interface FoundSignature {
  /** The file in which it lies, or the manifest that it signs. */
  readonly place: string;
  /** The file that holds the signature itself. */
  readonly file: string;
  readonly checked: CmsFinding;
  /** Which of the signatures in its file it is, of XAdES. */
  readonly position?: number;
}

/** A timestamp over files of the container. */
export interface FoundTimestamp extends CoveredFiles {
  readonly place: string;
  readonly token: Uint8Array;
  readonly stamped: Uint8Array;
}

export interface FoundInContainer {
  readonly signatures: readonly FoundSignature[];
  readonly timestamps: readonly FoundTimestamp[];
}

/** Each costs a public key's work, and its XML memory: far more than people who sign together need. */
const most = { signatures: 100, bytes: 32 * 2 ** 20 };

/**
 * Every signature and timestamp of a container, and whether it covers all the files, none of them changed.
 *
 * @throws ContainerError `zip-too-large` where there are absurdly many
 */
export function findSignatures({ kind, files }: Container): FoundInContainer {
  const meta = [...files].filter(([name]) => isAboutSignatures(name));
  const size = meta.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  expectFew(
    meta.filter(([name]) => /\.(xml|p7s)$/i.test(name)).length <= most.signatures && size <= most.bytes,
  );
  return kind === 'simple' ? inSimple(files) : inExtended(files);
}

function expectFew(isSo: boolean): void {
  if (!isSo) throw new ContainerError('zip-too-large', 'signatures');
}

/** Of one file: CAdES or a timestamp over its very bytes, or XAdES that names it (EN 319 162-1, 4.3.3). */
function inSimple(files: ContainerFiles): FoundInContainer {
  const [name, ...others] = [...files.keys()].filter((each) => !isAboutSignatures(each));
  const bytes = name === undefined ? undefined : files.get(name);
  const against: SignatureReason[] = bytes
    ? others.length > 0
      ? ['file-not-signed']
      : []
    : ['file-missing'];
  const signed = bytes ?? new Uint8Array();
  const cades = named(files, /^META-INF\/signature\.p7s$/i).map((place): FoundSignature => {
    const checked = checkCms(files.get(place)!, signed, true);
    return { place, file: place, checked: { ...checked, reasons: [...checked.reasons, ...against] } };
  });
  const stamps = named(files, /^META-INF\/timestamp\.tst$/i).map(
    (place): FoundTimestamp => ({
      place,
      token: files.get(place)!,
      stamped: signed,
      reasons: against,
      names: new Set(name === undefined ? [] : [name]),
    }),
  );
  const archived = inManifests(files, /^META-INF\/ASiCArchiveManifest[^/]*\.xml$/i);
  return {
    signatures: [...xadesIn(files), ...cades, ...archived.signatures],
    timestamps: [...stamps, ...archived.timestamps],
  };
}

/** Of many: XAdES that names them, or CAdES and timestamps over manifests that do (4.4.3, 4.4.4 and A.4 to A.7). */
function inExtended(files: ContainerFiles): FoundInContainer {
  const { signatures, timestamps, claimed } = inManifests(
    files,
    /^META-INF\/ASiC(Evidence|Archive)?Manifest[^/]*\.xml$/i,
  );
  // What no manifest names proves nothing, and is not passed over in silence.
  const strays = named(files, /^META-INF\/[^/]*\.(p7s|tst|ers)$/i)
    .filter((name) => !claimed.has(name))
    .map((place) => spoiled(place, 'signature-kind-unsupported'));
  return { signatures: [...xadesIn(files), ...signatures, ...strays], timestamps };
}

function xadesIn(files: ContainerFiles): readonly FoundSignature[] {
  let count = 0;
  return named(files, /^META-INF\/[^/]*signatures[^/]*\.xml$/i).flatMap((place) => {
    try {
      const { root } = readXml(files.get(place)!);
      const signatures = childElements(root);
      const isPlain = signatures.every(({ local, uri }) => local === 'Signature' && uri === signatureUri);
      if (root.local !== 'XAdESSignatures' || root.uri !== asicUri || !isPlain || signatures.length === 0) {
        throw new Against('xml-malformed');
      }
      count += signatures.length;
      expectFew(count <= most.signatures);
      return signatures.map((element, position) => {
        return { place, file: place, position, checked: checkXades(root, element, files) };
      });
    } catch (error) {
      if (error instanceof Against) return [spoiled(place, error.reason)];
      throw error;
    }
  });
}

function inManifests(files: ContainerFiles, pattern: RegExp) {
  const signatures: FoundSignature[] = [];
  const timestamps: FoundTimestamp[] = [];
  const claimed = new Set<string>();
  for (const place of named(files, pattern)) {
    try {
      const manifest = files.get(place)!;
      const { root } = readXml(manifest);
      if (root.local !== 'ASiCManifest' || root.uri !== asicUri) throw new Against('xml-malformed');
      const file = nameOf(attribute(part(root, 'SigReference', asicUri), 'URI') ?? '');
      const der = file === undefined ? undefined : files.get(file);
      if (file === undefined || !der) throw new Against('file-missing');
      claimed.add(file);
      const covered = checkFiles(parts(root, 'DataObjectReference', asicUri), files);
      if (/\.tst$/i.test(file)) {
        timestamps.push({ place: file, token: der, stamped: manifest, ...covered });
        continue;
      }
      if (!/\.p7s$/i.test(file)) throw new Against('signature-kind-unsupported');
      const checked = checkCms(der, manifest, true);
      const reasons = [...new Set([...checked.reasons, ...covered.reasons])];
      signatures.push({ place, file, checked: { ...checked, reasons } });
    } catch (error) {
      if (!(error instanceof Against)) throw error;
      signatures.push(spoiled(place, error.reason));
    }
  }
  return { signatures, timestamps, claimed };
}

const named = (files: ContainerFiles, pattern: RegExp) =>
  [...files.keys()].filter((name) => pattern.test(name)).toSorted();

const spoiled = (place: string, reason: SignatureReason): FoundSignature => ({
  place,
  file: place,
  checked: { reasons: [reason], enclosed: [] },
});
