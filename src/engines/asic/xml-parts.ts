import {
  type Canonicalization,
  canonicalizations,
  childElements,
  digestMethods,
  EdxmlRefusal,
  parseXml,
  signatureUri,
  textOf,
  type XmlDocument,
  type XmlElement,
} from '#engines/edxml/index.ts';
import type { SignatureReason } from '#engines/pdf-signature/index.ts';

/** What speaks against a signature at once, found where reading on has no sense. */
export class Against extends Error {
  readonly reason: SignatureReason;
  constructor(reason: SignatureReason) {
    super(reason);
    this.reason = reason;
  }
}

const limits = {
  maxBytes: 16 * 2 ** 20,
  maxDepth: 32,
  maxElements: 50_000,
  maxAttributes: 32,
  maxValueLength: 4 * 2 ** 20,
  maxAttachmentBytes: 4 * 2 ** 20,
};

/** A document type, and with it every entity, is refused. @throws Against `xml-malformed` */
export function readXml(bytes: Uint8Array): XmlDocument {
  try {
    return parseXml(bytes, limits);
  } catch (error) {
    if (error instanceof EdxmlRefusal) throw new Against('xml-malformed');
    throw error;
  }
}

export const attribute = ({ attributes }: XmlElement, name: string): string | undefined =>
  attributes.find(({ local, prefix }) => local === name && prefix === '')?.value;

export const parts = (parent: XmlElement, name: string, uri = signatureUri): readonly XmlElement[] =>
  childElements(parent).filter((child) => child.local === name && child.uri === uri);

/** The one part of that name. @throws Against `xml-malformed` where there is none, or are several */
export function part(parent: XmlElement, name: string, uri = signatureUri): XmlElement {
  const [only, ...others] = parts(parent, name, uri);
  if (!only || others.length > 0) throw new Against('xml-malformed');
  return only;
}

/** Base64 to the letter: what is lenient here could be read as other bytes elsewhere. @throws Against */
export function bytesIn(element: XmlElement): Buffer {
  const letters = textOf(element).replace(/\s/g, '');
  if (childElements(element).length > 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) {
    throw new Against('xml-malformed');
  }
  return Buffer.from(letters, 'base64');
}

/** The entry of a table that an element's algorithm names. @throws Against with the reason given */
export function algorithmIn<T>(
  table: Readonly<Record<string, T>>,
  element: XmlElement,
  otherwise: SignatureReason = 'algorithm-unsupported',
): T {
  const name = attribute(element, 'Algorithm') ?? '';
  if (!Object.hasOwn(table, name)) throw new Against(otherwise);
  return table[name]!;
}

/** @throws Against `transform-refused`: anything but a canonical form is a program of the sender's */
export function canonicalFormOf(element: XmlElement): Canonicalization {
  const form = algorithmIn(canonicalizations, element, 'transform-refused');
  const list = childElements(element).find(({ local }) => local === 'InclusiveNamespaces');
  const prefixes = list && attribute(list, 'PrefixList')?.split(/\s+/);
  return { ...form, ...(prefixes && { inclusivePrefixes: prefixes }) };
}

export interface StatedDigest {
  readonly hash: string;
  readonly isWeak: boolean;
  readonly value: Buffer;
}

/** DigestMethod and DigestValue as they stand in a reference, or in what names a certificate. */
export function statedDigest(parent: XmlElement): StatedDigest {
  const { hash, isWeak = false } = algorithmIn(digestMethods, part(parent, 'DigestMethod'));
  return { hash, isWeak, value: bytesIn(part(parent, 'DigestValue')) };
}
