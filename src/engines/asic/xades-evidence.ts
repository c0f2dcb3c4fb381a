import { childElements, declareNamespaces, type XmlElement } from '#engines/edxml/index.ts';
import {
  type Proof,
  type ReadCertificate,
  type ReadEvidence,
  readCertificate,
  readEmbedded,
} from '#engines/pdf-signature/index.ts';
import { xades141Uri, xadesUri } from './container.ts';
import { base64, xades, xades141 } from './xades-nodes.ts';
import { bytesIn, parts } from './xml-parts.ts';

/** Each costs a signature to check: far more than one signature needs, and less than a hostile file could bring. */
const mostEnclosed = 100;

export interface EnclosedEvidence {
  readonly certificates: readonly ReadCertificate[];
  readonly evidence: readonly ReadEvidence[];
}

/**
 * Certificates, answers and lists that a XAdES signature carries unsigned to prove itself and its timestamps
 * (EN 319 132-1, 5.4 and 5.5); what cannot be read is passed over.
 */
export function evidenceIn(qualifying: XmlElement): EnclosedEvidence {
  const unsigned = unsignedOf(qualifying);
  const holders = [
    ...unsigned,
    ...unsigned.flatMap((all) => [
      ...parts(all, 'TimeStampValidationData', xades141Uri),
      ...parts(all, 'AnyValidationData', xades141Uri),
    ]),
  ];
  const inside = (...path: readonly string[]) =>
    path
      .reduce((found, name) => found.flatMap((each) => parts(each, name, xadesUri)), holders)
      .slice(0, mostEnclosed);
  return {
    certificates: inside('CertificateValues', 'EncapsulatedX509Certificate').flatMap(orNone(readCertificate)),
    evidence: [
      ...inside('RevocationValues', 'OCSPValues', 'EncapsulatedOCSPValue').flatMap(
        orNone((der) => readEmbedded('ocsp', der)),
      ),
      ...inside('RevocationValues', 'CRLValues', 'EncapsulatedCRLValue').flatMap(
        orNone((der) => readEmbedded('crl', der)),
      ),
    ].flat(),
  };
}

const orNone =
  <T>(read: (der: Uint8Array) => T) =>
  (element: XmlElement): readonly T[] => {
    try {
      return [read(bytesIn(element))];
    } catch {
      return [];
    }
  };

/**
 * The same properties with what proves the signature, and right behind its timestamp what proves that (5.5.1). Nothing
 * that stands there is changed.
 */
export function withEvidence(
  qualifying: XmlElement,
  ofSignature: Proof,
  ofTimestamp: Proof | undefined,
): XmlElement {
  const [unsigned = xades('UnsignedProperties')] = parts(qualifying, 'UnsignedProperties', xadesUri);
  const [properties = xades('UnsignedSignatureProperties')] = parts(
    unsigned,
    'UnsignedSignatureProperties',
    xadesUri,
  );
  const stamp = properties.children.findLastIndex(
    (child) => child.kind === 'element' && child.local === 'SignatureTimeStamp',
  );
  const forStamp = ofTimestamp ? values(ofTimestamp) : [];
  const ofStamp = forStamp.length > 0 ? [xades141('TimeStampValidationData', forStamp)] : [];
  const grown = {
    ...properties,
    children: [
      ...properties.children.slice(0, stamp + 1),
      // Declared anew on each part: what stands around it, and may be signed, is not touched.
      ...[...ofStamp, ...values(ofSignature)].map((part) => declareNamespaces(part)),
      ...properties.children.slice(stamp + 1),
    ],
  };
  return replaced(qualifying, unsigned, replaced(unsigned, properties, grown));
}

/** The element with one of its children exchanged, or with a new last one where it was not among them. */
function replaced(parent: XmlElement, child: XmlElement, by: XmlElement): XmlElement {
  const { children } = parent;
  const isThere = childElements(parent).includes(child);
  return {
    ...parent,
    children: isThere
      ? children.map((each) => (each === child ? by : each))
      : [...children, declareNamespaces(by)],
  };
}

function values({ certificates, ocsps, crls }: Proof): readonly XmlElement[] {
  const list = (name: string, of: string, items: readonly Uint8Array[]) =>
    items.length === 0
      ? []
      : [
          xades(
            name,
            items.map((der) => xades(of, base64(der))),
          ),
        ];
  const revocations = [
    ...list('CRLValues', 'EncapsulatedCRLValue', crls),
    ...list('OCSPValues', 'EncapsulatedOCSPValue', ocsps),
  ];
  return [
    ...list('CertificateValues', 'EncapsulatedX509Certificate', certificates),
    ...(revocations.length > 0 ? [xades('RevocationValues', revocations)] : []),
  ];
}

const unsignedOf = (qualifying: XmlElement) =>
  parts(qualifying, 'UnsignedProperties', xadesUri).flatMap((all) =>
    parts(all, 'UnsignedSignatureProperties', xadesUri),
  );
