import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { type Canonicalization, canonicalize } from './canonicalize.ts';
import {
  canonicalizations,
  digestMethods,
  envelopedSignature,
  type SignatureMethod,
  signatureMethods,
  signatureUri,
} from './signature-methods.ts';
import { childElements, textOf, type XmlDocument, type XmlElement } from './xml-tree.ts';

export type SignatureFault =
  | 'unsigned'
  | 'too-many-signatures'
  | 'malformed'
  | 'misplaced'
  | 'algorithm-refused'
  | 'id-unknown'
  | 'id-repeated'
  | 'covers-part'
  | 'digest-wrong'
  | 'certificate-missing'
  | 'signature-wrong';

export interface EnvelopeSignature {
  /** Nothing speaks against it: the envelope is, to the last letter, what the key's holder signed. */
  readonly isValid: boolean;
  readonly faults: readonly SignatureFault[];
  /** SHA-1 somewhere: as good as none against a forger with means. */
  readonly isWeak: boolean;
  /** DER, of the key by which it was signed. Whose it is, and whether that one may, others judge. */
  readonly certificate?: Uint8Array;
}

const mostSignatures = 4;

/**
 * Judges the signature of an envelope (XML Signature 1.1). It must cover the whole document as it was read, so there is
 * nothing to wrap: the tree that is hashed is the tree whose values are used.
 */
export function verifyEnvelope(document: XmlDocument): EnvelopeSignature {
  const signatures = findSignatures(document.root);
  if (signatures.length === 0) return faulty('unsigned');
  if (signatures.length > mostSignatures) return faulty('too-many-signatures');
  const judged = signatures.map((found) => judge(document, found));
  return judged.find(({ isValid }) => !isValid) ?? judged[0]!;
}

const faulty = (...faults: SignatureFault[]): EnvelopeSignature => ({
  isValid: false,
  faults,
  isWeak: false,
});

interface Found {
  readonly signature: XmlElement;
  readonly ancestors: readonly XmlElement[];
}

function findSignatures(root: XmlElement, ancestors: readonly XmlElement[] = []): readonly Found[] {
  const path = [...ancestors, root];
  return childElements(root).flatMap((child) =>
    child.local === 'Signature' && child.uri === signatureUri
      ? [{ signature: child, ancestors: path }]
      : findSignatures(child, path),
  );
}

class Fault extends Error {
  readonly fault: SignatureFault;
  constructor(fault: SignatureFault) {
    super(fault);
    this.fault = fault;
  }
}

function judge(document: XmlDocument, found: Found): EnvelopeSignature {
  try {
    return check(document, found);
  } catch (error) {
    if (error instanceof Fault) return faulty(error.fault);
    throw error;
  }
}

function check(document: XmlDocument, { signature, ancestors }: Found): EnvelopeSignature {
  // Below the root, the envelope or its header, and nowhere deeper: not inside what somebody might overlook.
  if (ancestors.length > 3) throw new Fault('misplaced');
  const info = part(signature, 'SignedInfo');
  const method = known(signatureMethods, part(info, 'SignatureMethod'));
  const references = parts(info, 'Reference');
  if (references.length === 0 || references.length > 8) throw new Fault('malformed');
  const covered = references.map((reference) => checkReference(document, signature, reference));
  if (!covered.includes('whole')) throw new Fault('covers-part');

  const pieces: (string | Uint8Array)[] = [];
  canonicalize(
    info,
    canonicalizationOf(part(info, 'CanonicalizationMethod')),
    (piece) => void pieces.push(piece),
    {
      ancestors: [...ancestors, signature],
    },
  );
  const signed = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
  const value = Buffer.from(textOf(part(signature, 'SignatureValue')), 'base64');
  const certificates = certificatesOf(signature);
  if (certificates.length === 0) throw new Fault('certificate-missing');
  const signer = certificates.find(({ publicKey }) => isSignedBy(publicKey, method, signed, value));
  if (!signer) throw new Fault('signature-wrong');
  const isWeak = method.isWeak === true || references.some((one) => digestOf(one).isWeak === true);
  return { isValid: true, faults: [], isWeak, certificate: new Uint8Array(signer.raw) };
}

function checkReference(
  document: XmlDocument,
  signature: XmlElement,
  reference: XmlElement,
): 'whole' | 'part' {
  const uri = reference.attributes.find(({ local }) => local === 'URI')?.value ?? '';
  const subject = uri === '' ? document : byId(document.root, uri);
  const transforms = parts(reference, 'Transforms').flatMap((list) => parts(list, 'Transform'));
  let method: Canonicalization = canonicalizations['http://www.w3.org/TR/2001/REC-xml-c14n-20010315']!;
  let isEnveloped = false;
  for (const transform of transforms) {
    if (algorithmOf(transform) === envelopedSignature) isEnveloped = true;
    else method = canonicalizationOf(transform);
  }
  // A reference by "" or by an Id selects without comments, whatever canonicalises it (XML Signature 1.1, 4.4.3.3).
  const hash = createHash(digestOf(reference).hash);
  canonicalize(subject, { ...method, withComments: false }, (piece) => void hash.update(piece), {
    ...(isEnveloped && { without: signature }),
    ancestors: 'root' in subject ? [] : (pathTo(document.root, subject) ?? []),
  });
  const said = Buffer.from(textOf(part(reference, 'DigestValue')), 'base64');
  if (!hash.digest().equals(said)) throw new Fault('digest-wrong');
  return subject === document || subject === document.root ? 'whole' : 'part';
}

function byId(root: XmlElement, uri: string): XmlElement {
  const id = /^#([\w.-]+)$/.exec(uri)?.[1];
  if (!id) throw new Fault('id-unknown');
  const found: XmlElement[] = [];
  const look = (element: XmlElement) => {
    if (element.attributes.some(({ local, value }) => /^id$/i.test(local) && value === id))
      found.push(element);
    for (const child of childElements(element)) look(child);
  };
  look(root);
  if (found.length > 1) throw new Fault('id-repeated');
  if (!found[0]) throw new Fault('id-unknown');
  return found[0];
}

function pathTo(root: XmlElement, target: XmlElement): readonly XmlElement[] | undefined {
  if (root === target) return [];
  for (const child of childElements(root)) {
    const path = pathTo(child, target);
    if (path) return [root, ...path];
  }
  return undefined;
}

const parts = (parent: XmlElement, name: string) =>
  childElements(parent).filter(({ local, uri }) => local === name && uri === signatureUri);

function part(parent: XmlElement, name: string): XmlElement {
  const [only, ...others] = parts(parent, name);
  if (!only || others.length > 0) throw new Fault('malformed');
  return only;
}

const algorithmOf = ({ attributes }: XmlElement): string =>
  attributes.find(({ local }) => local === 'Algorithm')?.value ?? '';

function known<T>(table: Readonly<Record<string, T>>, element: XmlElement): T {
  const name = algorithmOf(element);
  if (!Object.hasOwn(table, name)) throw new Fault('algorithm-refused');
  return table[name]!;
}

const digestOf = (reference: XmlElement) => known(digestMethods, part(reference, 'DigestMethod'));

function canonicalizationOf(element: XmlElement): Canonicalization {
  const list = childElements(element).find(({ local }) => local === 'InclusiveNamespaces');
  const prefixes = list?.attributes.find(({ local }) => local === 'PrefixList')?.value.split(/\s+/);
  return { ...known(canonicalizations, element), ...(prefixes && { inclusivePrefixes: prefixes }) };
}

function certificatesOf(signature: XmlElement): readonly X509Certificate[] {
  const letters = parts(signature, 'KeyInfo')
    .flatMap((info) => parts(info, 'X509Data'))
    .flatMap((data) => parts(data, 'X509Certificate'))
    .slice(0, 8)
    .map(textOf);
  return letters.flatMap((text) => {
    try {
      return [new X509Certificate(Buffer.from(text, 'base64'))];
    } catch {
      return [];
    }
  });
}

/** Whether this key made the signature value over these bytes (XML Signature 1.1, 4.3). */
export function isSignedBy(
  key: KeyObject,
  { keyType, hash, isPss }: SignatureMethod,
  signed: Buffer,
  value: Buffer,
): boolean {
  if (key.asymmetricKeyType !== keyType) return false;
  const padding = isPss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    : {};
  return verify(hash, signed, { key, ...padding, dsaEncoding: 'ieee-p1363' }, value);
}
