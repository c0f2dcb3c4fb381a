import { createHash } from 'node:crypto';
import {
  declareNamespaces,
  writeXml,
  writtenMethods,
  type XmlElement,
  xmlValue,
} from '#engines/edxml/index.ts';
import { type ContainerFile, signedPropertiesType, uriOf } from './container.ts';
import type { ContainerSigning } from './sign-container.ts';
import { asic, base64, canonicalBytes, digestNodes, ds, method, writtenForm, xades } from './xades-nodes.ts';

const signatureId = 'S0';
const propertiesId = `${signatureId}-SignedProperties`;
const referenceId = (n: number) => `${signatureId}-R${n}`;

/**
 * A XAdES baseline signature over files beside it (EN 319 132-1, 6.3; EN 319 162-1, A.4): a reference to each by its
 * URI, and one to the properties that bind certificate, time and media types. With a timestamp over its value it is B-T.
 */
export async function signXades(
  files: readonly ContainerFile[],
  { signer, signedAt, timestamp }: ContainerSigning,
): Promise<Uint8Array> {
  const properties = signedProperties(files, signer.certificateChain[0]!, signedAt);
  const info = ds('SignedInfo', [
    method('CanonicalizationMethod', writtenForm),
    method('SignatureMethod', writtenMethods.signature + signer.algorithm),
    ...files.map((file, n) => reference(uriOf(file.name), sha256(file.bytes), { Id: referenceId(n) })),
    reference(`#${propertiesId}`, sha256(canonicalBytes(properties)), { Type: signedPropertiesType }, [
      ds('Transforms', [method('Transform', writtenForm)]),
    ]),
  ]);
  const value = ds('SignatureValue', xmlValue(await signer.sign(canonicalBytes(info)), signer.algorithm), {
    Id: `${signatureId}-Value`,
  });
  // EN 319 132-1, 5.3: over the canonical form of the element, not over the octets it holds.
  const token = await timestamp?.(sha256(canonicalBytes(value)));
  const qualifying = xades('QualifyingProperties', [properties, ...(token ? [stamped(token)] : [])], {
    Target: `#${signatureId}`,
  });
  const certificates = signer.certificateChain.map((der) => ds('X509Certificate', base64(der)));
  const signature = ds(
    'Signature',
    [info, value, ds('KeyInfo', [ds('X509Data', certificates)]), ds('Object', [qualifying])],
    { Id: signatureId },
  );
  const root = declareNamespaces(asic('XAdESSignatures', [signature]));
  return writeXml({ before: [], root, after: [] });
}

const reference = (
  uri: string,
  digest: Uint8Array,
  attributes: Readonly<Record<string, string>>,
  transforms: readonly XmlElement[] = [],
) => ds('Reference', [...transforms, ...digestNodes(digest)], { ...attributes, URI: uri });

function signedProperties(
  files: readonly ContainerFile[],
  certificate: Uint8Array,
  signedAt: Temporal.Instant,
): XmlElement {
  const bound = xades('Cert', [xades('CertDigest', digestNodes(sha256(certificate)))]);
  const formats = files.map(({ mediaType }, n) =>
    xades('DataObjectFormat', [xades('MimeType', mediaType)], { ObjectReference: `#${referenceId(n)}` }),
  );
  return xades(
    'SignedProperties',
    [
      xades('SignedSignatureProperties', [
        xades('SigningTime', signedAt.toString({ smallestUnit: 'second' })),
        xades('SigningCertificateV2', [bound]),
      ]),
      xades('SignedDataObjectProperties', formats),
    ],
    { Id: propertiesId },
  );
}

const stamped = (token: Uint8Array) =>
  xades('UnsignedProperties', [
    xades('UnsignedSignatureProperties', [
      xades('SignatureTimeStamp', [
        method('CanonicalizationMethod', writtenForm),
        xades('EncapsulatedTimeStamp', base64(token)),
      ]),
    ]),
  ]);

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
