import {
  canonicalizations,
  canonicalize,
  element,
  signatureUri,
  textNode,
  writtenMethods,
  type XmlElement,
  type XmlNode,
} from '#engines/edxml/index.ts';
import { asicUri, xades141Uri, xadesUri } from './container.ts';

type Attributes = Readonly<Record<string, string>>;
const maker =
  (uri: string, prefix: string) =>
  (name: string, children: readonly XmlNode[] | string = [], attributes: Attributes = {}): XmlElement =>
    element(
      uri,
      `${prefix}:${name}`,
      typeof children === 'string' ? [textNode(children)] : children,
      attributes,
    );

export const ds = maker(signatureUri, 'ds');
export const xades = maker(xadesUri, 'xades');
export const xades141 = maker(xades141Uri, 'xades141');
export const asic = maker(asicUri, 'asic');

export const method = (name: string, algorithm: string) => ds(name, [], { Algorithm: algorithm });

/** DigestMethod and DigestValue, as references and certificates have them. */
export const digestNodes = (digest: Uint8Array): readonly XmlElement[] => [
  method('DigestMethod', writtenMethods.digest),
  ds('DigestValue', base64(digest)),
];

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Exclusive: a part does not depend on what is declared around it. */
export const writtenForm = writtenMethods.ofSignedInfo;

/** The canonical bytes of a part by the form that is written here. */
export const canonicalBytes = (part: XmlElement): Buffer =>
  collected((sink) => canonicalize(part, canonicalizations[writtenForm]!, sink));

export function collected(write: (sink: (piece: string | Uint8Array) => void) => void): Buffer {
  const pieces: Uint8Array[] = [];
  write((piece) => void pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece));
  return Buffer.concat(pieces);
}
