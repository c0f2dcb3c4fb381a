import { createHash } from 'node:crypto';
import { declareNamespaces, element, writeXml } from '#engines/edxml/index.ts';
import {
  digestOf,
  type HopefulTimestampSource,
  type Signer,
  signCades,
} from '#engines/pdf-signature/index.ts';
import { type ContainerFile, containerType, uriOf } from './container.ts';
import { signXades } from './sign-xades.ts';
import { checkDocuments, packContainer } from './write-container.ts';
import { asic, digestNodes } from './xades-nodes.ts';

export interface ContainerSigning {
  readonly signer: Signer;
  /** What the signer states. */
  readonly signedAt: Temporal.Instant;
  /** With it, and while it answers, the signature is B-T; else B-B. */
  readonly timestamp?: HopefulTimestampSource | undefined;
}

const places = {
  xades: 'META-INF/signatures001.xml',
  manifest: 'META-INF/ASiCManifest001.xml',
  cades: 'META-INF/signature001.p7s',
  listing: 'META-INF/manifest.xml',
} as const;

/**
 * An ASiC-E container of these files under one XAdES signature (EN 319 162-1, 4.4.3.2).
 *
 * @throws ContainerError for paths that repeat, or are not safe to unpack
 * @example const bytes = await signContainer(files, { signer, signedAt: now });
 */
export async function signContainer(
  files: readonly ContainerFile[],
  signing: ContainerSigning,
): Promise<Uint8Array> {
  checkDocuments(files);
  const signature = { name: places.xades, bytes: await signXades(files, signing) };
  return packContainer([...files, { name: places.listing, bytes: listing(files) }, signature]);
}

/**
 * The same with a CAdES signature over a manifest that names every file and its digest (4.4.3.3 and A.4).
 *
 * @throws ContainerError
 */
export async function signContainerByManifest(
  files: readonly ContainerFile[],
  { signer, signedAt, timestamp }: ContainerSigning,
): Promise<Uint8Array> {
  checkDocuments(files);
  const manifest = writeManifest(files);
  const digest = createHash(digestOf(signer)).update(manifest).digest();
  const signature = await signCades(digest, signer, timestamp, signedAt);
  return packContainer([
    ...files,
    { name: places.manifest, bytes: manifest },
    { name: places.cades, bytes: signature },
  ]);
}

function writeManifest(files: readonly ContainerFile[]): Buffer {
  const signature = asic('SigReference', [], {
    URI: places.cades,
    MimeType: 'application/pkcs7-signature',
  });
  const objects = files.map(({ name, mediaType, bytes }) =>
    asic('DataObjectReference', digestNodes(createHash('sha256').update(bytes).digest()), {
      URI: uriOf(name),
      MimeType: mediaType,
    }),
  );
  const root = declareNamespaces(asic('ASiCManifest', [signature, ...objects]));
  return writeXml({ before: [], root, after: [] });
}

const odf = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';

/** The list that some readers ask for (OpenDocument 1.2, part 3). It is not signed, and nothing here believes it. */
function listing(files: readonly ContainerFile[]): Buffer {
  const entries = [{ name: '/', mediaType: containerType }, ...files].map(({ name, mediaType }) => ({
    ...element(odf, 'manifest:file-entry', []),
    attributes: Object.entries({ 'full-path': name, 'media-type': mediaType }).map(([local, value]) => ({
      prefix: 'manifest',
      local,
      uri: odf,
      value,
    })),
  }));
  const root = declareNamespaces(element(odf, 'manifest:manifest', entries));
  return writeXml({ before: [], root, after: [] });
}
