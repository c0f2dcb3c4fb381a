import { createHash } from 'node:crypto';
import {
  canonicalize,
  childElements,
  isSignedBy,
  signatureMethods,
  textOf,
  type XmlElement,
} from '#engines/edxml/index.ts';
import { type CmsFinding, readCertificate, type SignatureReason } from '#engines/pdf-signature/index.ts';
import { xadesUri } from './container.ts';
import { type ContainerFiles, checkFiles } from './covered-files.ts';
import { evidenceIn } from './xades-evidence.ts';
import { collected } from './xades-nodes.ts';
import {
  Against,
  algorithmIn,
  attribute,
  bytesIn,
  canonicalFormOf,
  part,
  parts,
  statedDigest,
} from './xml-parts.ts';

const mostCertificates = 16;

/**
 * Checks a XAdES signature over files of its container (EN 319 132-1; EN 319 162-1, A.4): what it signs and by which
 * certificate. Its properties are taken from the one place where they belong, and its reference to them must mean that
 * very element, so that there is nothing to wrap. Trust in the certificate is another question.
 */
export function checkXades(root: XmlElement, signature: XmlElement, files: ContainerFiles): CmsFinding {
  try {
    return check(root, signature, files);
  } catch (error) {
    if (error instanceof Against) return { reasons: [error.reason], enclosed: [] };
    throw error;
  }
}

function check(root: XmlElement, signature: XmlElement, files: ContainerFiles): CmsFinding {
  const above = [root, signature];
  const info = part(signature, 'SignedInfo');
  const qualifying = qualifyingOf(signature);
  const properties = part(qualifying, 'SignedProperties', xadesUri);
  const references = parts(info, 'Reference');
  const [own, ...others] = references.filter((each) => attribute(each, 'URI')?.startsWith('#'));
  if (!own) throw new Against('signing-certificate-missing');
  if (others.length > 0 || byId(root, attribute(own, 'URI')!.slice(1)) !== properties) {
    throw new Against('xml-reference-ambiguous');
  }
  const reasons: SignatureReason[] = [];
  const stated = statedDigest(own);
  const ofObjects = parts(signature, 'Object').find((each) => childElements(each).includes(qualifying))!;
  const canonical = canonicalOf(properties, transformOf(own), [...above, ofObjects, qualifying]);
  if (!createHash(stated.hash).update(canonical).digest().equals(stated.value))
    reasons.push('digest-mismatch');
  reasons.push(
    ...checkFiles(
      references.filter((each) => each !== own),
      files,
    ).reasons,
  );

  const signed = part(properties, 'SignedSignatureProperties', xadesUri);
  const keyed = certificatesOf(signature);
  if (keyed.length === 0) throw new Against('signer-certificate-missing');
  const bound = boundDigest(signed);
  const certificate = keyed.find(({ x509 }) =>
    createHash(bound.hash).update(x509.raw).digest().equals(bound.value),
  );
  if (!certificate) throw new Against('signing-certificate-mismatch');
  const method = algorithmIn(signatureMethods, part(info, 'SignatureMethod'));
  if (method.isWeak || stated.isWeak || bound.isWeak) reasons.push('digest-weak');
  const { publicKey } = certificate.x509;
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048) reasons.push('key-weak');
  const value = part(signature, 'SignatureValue');
  const toSign = canonicalOf(info, part(info, 'CanonicalizationMethod'), above);
  if (!isSignedBy(publicKey, method, toSign, bytesIn(value))) reasons.push('signature-wrong');
  const stamp = stampOf(qualifying);
  const { certificates, evidence } = evidenceIn(qualifying);
  return {
    reasons: [...new Set(reasons)],
    certificate,
    enclosed: [...keyed, ...certificates],
    evidence,
    statedAt: instantIn(signed),
    // What a timestamp of XAdES is about: the element in its canonical form (5.3).
    ...(stamp && {
      signatureValue: canonicalOf(value, stamp.form, above),
      timestampToken: stamp.token,
    }),
  };
}

/** Its qualifying properties, which stand in one place. @throws Against */
export function qualifyingOf(signature: XmlElement): XmlElement {
  const found = parts(signature, 'Object').flatMap((each) => parts(each, 'QualifyingProperties', xadesUri));
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Against('xml-reference-ambiguous');
  const id = attribute(signature, 'Id');
  if (!id || attribute(only, 'Target') !== `#${id}`) throw new Against('xml-reference-ambiguous');
  return only;
}

/** The one element of that identifier, in whatever case the attribute is written. */
function byId(root: XmlElement, id: string): XmlElement | undefined {
  const found: XmlElement[] = [];
  const look = (each: XmlElement) => {
    if (each.attributes.some(({ local, value }) => /^id$/i.test(local) && value === id)) found.push(each);
    for (const child of childElements(each)) look(child);
  };
  look(root);
  return found.length === 1 ? found[0] : undefined;
}

/** A reference within the signature may be brought into a canonical form, once, and nothing else. */
function transformOf(reference: XmlElement): XmlElement | undefined {
  const [only, ...others] = parts(reference, 'Transforms').flatMap((list) => parts(list, 'Transform'));
  if (others.length > 0) throw new Against('transform-refused');
  return only;
}

/** Without a method: the inclusive form, which XML Signature presumes (4.4.3.2). */
function canonicalOf(
  subject: XmlElement,
  method: XmlElement | undefined,
  ancestors: readonly XmlElement[],
): Buffer {
  const form = method ? canonicalFormOf(method) : { isExclusive: false, withComments: false };
  const withComments = form.withComments && subject.local === 'SignedInfo';
  return collected((sink) => canonicalize(subject, { ...form, withComments }, sink, { ancestors }));
}

const certificatesOf = (signature: XmlElement) =>
  parts(signature, 'KeyInfo')
    .flatMap((info) => parts(info, 'X509Data'))
    .flatMap((data) => parts(data, 'X509Certificate'))
    .slice(0, mostCertificates)
    .flatMap((each) => {
      try {
        return [readCertificate(bytesIn(each))];
      } catch {
        return [];
      }
    });

/** SigningCertificateV2, or what it was before 2016: the first of its list is the signer's (5.2.2). */
function boundDigest(signed: XmlElement) {
  const lists = ['SigningCertificateV2', 'SigningCertificate'].flatMap((name) =>
    parts(signed, name, xadesUri),
  );
  const [first] = lists.flatMap((list) => parts(list, 'Cert', xadesUri));
  if (lists.length !== 1 || !first) throw new Against('signing-certificate-missing');
  return statedDigest(part(first, 'CertDigest', xadesUri));
}

function instantIn(signed: XmlElement): Temporal.Instant | undefined {
  const [time] = parts(signed, 'SigningTime', xadesUri);
  try {
    return time && Temporal.Instant.from(textOf(time).trim());
  } catch {
    throw new Against('xml-malformed');
  }
}

function stampOf(qualifying: XmlElement) {
  const [stamp] = parts(qualifying, 'UnsignedProperties', xadesUri)
    .flatMap((all) => parts(all, 'UnsignedSignatureProperties', xadesUri))
    .flatMap((all) => parts(all, 'SignatureTimeStamp', xadesUri));
  if (!stamp) return undefined;
  const [form] = parts(stamp, 'CanonicalizationMethod');
  return { form, token: bytesIn(part(stamp, 'EncapsulatedTimeStamp', xadesUri)) };
}
